import { describe, expect, test } from 'vitest';
import { auditMessage, PER_PAGE, type ShownEntry } from '../../src/views/audit.ts';
import { expectFits, expectTaken } from './big.ts';

const ID = String(2n ** 63n - 1n);
const AT = Date.parse('2026-03-02T09:00:00Z');

describe.each(['en', 'zh-CN'] as const)('a page of the log in %s', (language) => {
  const page = (entry: Pick<ShownEntry, 'action' | 'group' | 'detail'>) => {
    const full = { at: AT, memberId: ID, outcome: 'begun', ...entry } as const;
    return auditMessage(language, {
      entries: Array<ShownEntry>(PER_PAGE).fill(full),
      total: 1_000_000,
      groupId: 2_147_483_647,
      memberId: ID,
      page: 50_000,
    });
  };
  const options = (text: string) => ({
    ...{ weekday: '1', time: '20:00', 'time-zone': 'America/Argentina/ComodRivadavia' },
    ...{ weeks: '52', channel: ID, name: text, 'weekly-standup': 'on', target: '20', leaves: '20' },
  });

  test('fits with ten changes of every option, and of the longest names', () => {
    const name = 'A study group with quite a long name, as people like to have it, really';
    expectFits(page({ action: 'group.edit', group: name, detail: options(name) }));
    expectFits(page({ action: 'roadmap.update:move', group: name, detail: { roadmap: name } }));
  });

  test('is taken by Discord whatever names are made of', () => {
    for (const text of ['*'.repeat(100), '🚀'.repeat(50), '@everyone '.repeat(10)]) {
      expectTaken(page({ action: 'group.edit', group: text, detail: options(text) }));
      expectTaken(page({ action: 'roadmap.update:move', group: text, detail: { roadmap: text } }));
      expectTaken(page({ action: text, group: null, detail: { roadmap: text } }));
    }
  });

  test('shows no markup and no mention of what somebody typed', () => {
    const { embeds } = page({
      action: 'group.edit',
      group: '**@everyone**',
      detail: { name: '<@1> [x](https://example.org)', time: '`20:00`' },
    });
    const said = embeds?.[0]?.description ?? '';
    expect(said).not.toContain('**@everyone**');
    expect(said).not.toContain('<@1>');
    expect(said).not.toMatch(/(?<!\\)\[x/);
  });
});
