import { describe, expect, test } from 'vitest';
import { DATABASES, useDatabase } from './databases.ts';
import { doneOf, enrol, fewItems, makeGroup, newId, STARTED, WEEK } from './fixture.ts';

describe.each(DATABASES)('boards on %s', (name) => {
  const base = useDatabase(name);

  test('page through everybody with points, each in one place', async () => {
    const group = await makeGroup(base.store, { items: fewItems(6) });
    const { guildId, groupId } = group;
    const members: string[] = [];
    for (let number = 0; number < 23; number += 1) {
      const member = await enrol(base.store, group);
      members.push(member);
      // Six different totals, so that many are tied: whoever came first stands first.
      const request = doneOf(group, member, [`item-${(number % 6) + 1}`], STARTED + number);
      await base.store.checkIns.record(guildId, request);
    }
    const idle = await enrol(base.store, group);
    const expected = [6, 5, 4, 3, 2, 1].flatMap((points) =>
      members
        .filter((_, number) => (number % 6) + 1 === points)
        .map((memberId) => ({ memberId, points, items: 1 })),
    );
    const page = (period: string, offset: number) =>
      base.store.boards.page(guildId, { groupId, period, limit: 10, offset });
    for (const period of ['all', 'w1', 'm2026-01']) {
      const pages = await Promise.all([0, 10, 20, 30].map((offset) => page(period, offset)));
      expect(pages.map(({ length }) => length)).toEqual([10, 10, 3, 0]);
      expect(pages.flat()).toEqual(expected);
      for (const [place, { memberId }] of expected.entries()) {
        const own = await base.store.boards.ownLine(guildId, { groupId, period, memberId });
        expect(own?.rank).toBe(place + 1);
      }
    }
    expect(await page('w2', 0)).toEqual([]);
    for (const memberId of [idle, newId()]) {
      const ask = { groupId, period: 'all', memberId };
      expect(await base.store.boards.ownLine(guildId, ask)).toBeUndefined();
    }
  });

  test('by period: every active member once a period, those without any included', async () => {
    const group = await makeGroup(base.store, { items: fewItems(4) });
    const { guildId, groupId } = group;
    const [ann, ben, cay] = [
      await enrol(base.store, group, STARTED),
      await enrol(base.store, group, STARTED + 1),
      await enrol(base.store, group, STARTED + 2),
    ];
    await base.store.checkIns.record(guildId, doneOf(group, ann, ['item-1'], STARTED));
    await base.store.checkIns.record(guildId, doneOf(group, ann, ['item-4'], STARTED + WEEK));
    await base.store.checkIns.record(guildId, doneOf(group, cay, ['item-1'], STARTED));
    await base.store.enrolments.leave(guildId, groupId, cay, STARTED);
    await base.store.enrolments.setKnown(guildId, {
      groupId,
      memberId: ben,
      interactionId: newId(),
      among: ['item-2', 'item-3'],
      known: ['item-2', 'item-3'],
      at: STARTED,
    });
    const rows = await base.store.boards.periods(guildId, groupId);
    const told = rows.map(({ memberId, period, points, known }) =>
      [memberId === ann ? 'ann' : 'ben', period, points, known].join(' '),
    );
    expect(told.slice(0, -1).sort()).toEqual([
      'ann all 5 0',
      'ann m2026-01 5 0',
      'ann p1 5 0',
      'ann w1 1 0',
      'ann w2 4 0',
    ]);
    expect(told.at(-1)).toBe('ben   2');
  });
});
