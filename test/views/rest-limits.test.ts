import { describe, test } from 'vitest';
import { checklistMessage } from '../../src/views/checklist.ts';
import { restApplied, restPreview, restsMessage } from '../../src/views/rest.ts';
import { BUSY, expectFits, itemsOf, NAME, RESTS, SIZES } from './big.ts';

const AT = Date.parse('2026-03-02T09:00:00Z');
const groupId = 2_147_483_647;
const group = NAME;
const moves = Array.from({ length: 52 }, (_, i) => ({ week: i + 1, from: AT, to: AT }));

describe.each(['en', 'zh-CN'] as const)('in %s, for 104 rests with long reasons,', (language) => {
  test('the preview fits, whether they are given or taken back', () => {
    for (const by of ['18446744073709551615', null]) {
      const about = { groupId, group, by, rests: RESTS.slice(0, by === null ? 1 : 104), moves };
      const [longer = null] = moves;
      const notes = ['A note. '.repeat(40), 'Another. '.repeat(20)];
      const end = { from: AT, to: AT };
      expectFits(restPreview(language, { ...about, longer, end, news: 'News', notes }));
    }
  });

  test('the list, the answer and the member’s panel fit', () => {
    expectFits(restsMessage(language, { groupId, group, rests: RESTS, ahead: RESTS }));
    expectFits(restApplied(language, { group, rests: RESTS, next: { week: 52, at: AT } }));
    const items = itemsOf(SIZES.usual);
    const rest = { rests: RESTS, week: 4, at: AT };
    expectFits(checklistMessage(language, { ...BUSY, scope: 'week', items, rest }));
  });
});
