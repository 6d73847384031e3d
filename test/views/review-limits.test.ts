import { describe, expect, test } from 'vitest';
import { reviewEndMessage, reviewMessage, reviewNews } from '../../src/views/review.ts';
import { expectFits, expectTaken, NAME } from './big.ts';

const AT = Date.parse('2026-03-02T09:00:00Z');
const DAY = 86_400_000;
const groupId = 2_147_483_647;
const SIZES = { usual: 'Écrire des tests *utiles* 🚀', absurd: '*🚀\n- '.repeat(200) } as const;
const CASES = (['en', 'zh-CN'] as const).flatMap((language) =>
  (['usual', 'absurd'] as const).map((size) => [size, language] as const),
);

describe.each(CASES)('a review of texts of %s length, in %s,', (size, language) => {
  const text = SIZES[size];
  const expectGood = size === 'usual' ? expectFits : expectTaken;
  const state = { kind: 'waits', step: 1, dueAt: AT } as const;

  test('asks within the limits, with whole links and the longest ids', () => {
    const links = Array.from({ length: 9 }, (_, i) => ({
      title: text,
      url: `https://example.org/${'a'.repeat(size === 'usual' ? 60 : 900)}/${i}`,
    }));
    const item = {
      itemId: 'x'.repeat(64),
      text,
      topic: `${text} `,
      checkedInAt: AT,
      note: '*\n'.repeat(250),
      link: `https://example.org/${'b'.repeat(280)}`,
    };
    const message = reviewMessage(language, {
      groupId,
      group: NAME,
      place: 5,
      all: 5,
      item,
      resources: [{ title: 'A book', url: null }, ...links],
      news: reviewNews(language, text, 'remembered', state),
    });
    expectGood(message);
    const lines = message.embeds?.[0]?.description?.split('\n') ?? [];
    const shown = lines.filter((line) => line.includes('](http'));
    expect(shown).toHaveLength(size === 'usual' ? 3 : 0);
    for (const line of shown) expect(line.endsWith(')')).toBe(true);
  });

  test('ends within the limits', () => {
    const coming = Array.from({ length: 40 }, (_, i) => ({ at: AT + i * DAY, items: 2000 }));
    for (const answer of ['remembered', 'shaky', 'later'] as const) {
      const news = reviewNews(language, text, answer, state);
      const end = { groupId, due: 2000, coming, nothingDone: false, news };
      const message = reviewEndMessage(language, end);
      expectFits(message);
      expect(message.content).toContain('<t:');
    }
  });
});
