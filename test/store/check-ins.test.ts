import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { recordedOf } from '../../src/commands/recorded.ts';
import type { Group } from '../../src/store/groups.ts';
import type { CheckInRequest as Request } from '../../src/store/record-check-ins.ts';
import { DATABASES, useDatabase } from './databases.ts';
import { DAY, doneOf, enrol, fewItems, makeGroup, newId, STARTED, WEEK } from './fixture.ts';
import { eventsOf, foldPointCounts, foldTotals, keptPointCounts, keptTotals } from './fold.ts';

describe.each(DATABASES)('a check-in on %s', (name) => {
  const base = useDatabase(name);
  const newGroup = () => makeGroup(base.store, { items: fewItems(6) });
  const heard = (row: Parameters<typeof recordedOf>[0]) => recordedOf(row, []);

  test('is an event, counted in the whole, the month, the phase and the week', async () => {
    const group = await newGroup();
    const member = await enrol(base.store, group);
    const at = STARTED + 8 * DAY;
    const request = {
      ...doneOf(group, member, ['item-5'], at),
      note: 'it’s "done"',
      link: 'https://a.b',
    };

    const row = await base.store.checkIns.record(group.guildId, request);

    expect(row).toMatchObject({
      written: 'item-5',
      earned: 5,
      points: 5,
      week: 2,
      repeated: false,
    });
    expect(await eventsOf(base.db, group)).toEqual([
      {
        guildId: group.guildId,
        groupId: group.groupId,
        memberId: member,
        itemId: 'item-5',
        interactionId: request.interactionId,
        kind: 'done',
        points: 5,
        week: 2,
        phase: 2,
        month: '2026-01',
        note: 'it’s "done"',
        link: 'https://a.b',
        at,
        undoneAt: null,
        undoneBy: null,
      },
    ]);
    const total = { memberId: member, points: 5, items: 1, reachedAt: at };
    expect(await keptTotals(base.db, group)).toEqual(
      ['all', 'm2026-01', 'p2', 'w2'].map((period) => ({ period, ...total })),
    );
    expect(await keptPointCounts(base.db, group)).toEqual({ 5: 1 });
  });

  test('counts in the month of the group’s zone', async () => {
    const group = await newGroup();
    const member = await enrol(base.store, group);
    const at = Date.parse('2026-01-31T23:30:00Z');
    await base.store.checkIns.record(group.guildId, doneOf(group, member, ['item-1'], at));
    expect((await eventsOf(base.db, group))[0]?.month).toBe('2026-02');
  });

  test('before the first week counts in week 0, after the last in the one past it', async () => {
    const group = await newGroup();
    const member = await enrol(base.store, group);
    const { record } = base.store.checkIns;
    const early = await record(group.guildId, doneOf(group, member, ['item-1'], STARTED - 1));
    const first = await record(group.guildId, doneOf(group, member, ['item-2'], STARTED));
    const late = await record(group.guildId, doneOf(group, member, ['item-3'], STARTED + 8 * WEEK));
    expect([early.week, first.week, late.week, late.weeks]).toEqual([0, 1, 9, 8]);
  });

  test('tells points, rank, streak and what is left of the week', async () => {
    const group = await newGroup();
    const [ann, ben] = [await enrol(base.store, group), await enrol(base.store, group)];
    const { record } = base.store.checkIns;
    await record(group.guildId, doneOf(group, ann, ['item-6'], STARTED + 1));
    await record(group.guildId, doneOf(group, ben, ['item-1'], STARTED + 2));
    const second = await record(group.guildId, doneOf(group, ben, ['item-3'], STARTED + WEEK));
    expect(heard(second)).toMatchObject({ earned: 3, points: 4, rank: 2, streak: 2, left: 1 });
    const third = await record(group.guildId, doneOf(group, ben, ['item-4'], STARTED + WEEK + 1));
    expect(heard(third)).toMatchObject({ earned: 4, points: 8, rank: 1, streak: 2, left: 0 });
  });

  test('of several items at once is one step', async () => {
    const group = await newGroup();
    const member = await enrol(base.store, group);
    const ids = ['item-1', 'item-3', 'item-5', 'no-such-item'];
    const row = await base.store.checkIns.record(group.guildId, doneOf(group, member, ids));
    expect(row.written?.split(',').sort()).toEqual(['item-1', 'item-3', 'item-5']);
    expect(row).toMatchObject({ earned: 9, points: 9, left: 1 });
    expect(await keptPointCounts(base.db, group)).toEqual({ 9: 1 });
    const more = await base.store.checkIns.record(
      group.guildId,
      doneOf(group, member, ['item-1', 'item-2']),
    );
    expect(more).toMatchObject({ written: 'item-2', earned: 2, points: 11 });
  });

  test('delivered twice is written once and answered the same', async () => {
    const group = await newGroup();
    const member = await enrol(base.store, group);
    const rival = await enrol(base.store, group);
    await base.store.checkIns.record(group.guildId, doneOf(group, rival, ['item-6']));
    const request = doneOf(group, member, ['item-2', 'item-1'], STARTED + WEEK);
    const first = await base.store.checkIns.record(group.guildId, request);
    const again = await base.store.checkIns.record(group.guildId, request);
    expect(heard(again)).toEqual(heard(first));
    expect(again).toMatchObject({ written: null, repeated: true });
    expect(await eventsOf(base.db, group)).toHaveLength(3);
    expect(await keptPointCounts(base.db, group)).toEqual({ 6: 1, 3: 1 });
  });

  /** A member with points, whose next check-ins all begin before the first of them ends. */
  async function atOnce(requestOf: (group: Group, member: string, number: number) => Request) {
    const group = await newGroup();
    const member = await enrol(base.store, group);
    await base.store.checkIns.record(group.guildId, doneOf(group, member, ['item-1']));
    const stores = [base.store, base.other, base.store, base.other];
    const held = sql`select 1 from totals where member_id = ${member}::bigint for update`;
    const rows = await base.whileHeld(held, () =>
      Promise.all(
        stores.map((store, number) =>
          store.checkIns.record(group.guildId, requestOf(group, member, number)),
        ),
      ),
    );
    expect(rows.filter(({ written }) => written !== null)).toHaveLength(1);
    expect(await keptPointCounts(base.db, group)).toEqual({ 3: 1 });
    const events = await eventsOf(base.db, group);
    expect(events).toHaveLength(2);
    expect(await keptTotals(base.db, group)).toEqual(foldTotals(events));
    return rows;
  }

  test('delivered twice at the same moment is written once and answered the same', async () => {
    const interactionId = newId();
    const rows = await atOnce((group, member) => {
      return { ...doneOf(group, member, ['item-2']), interactionId };
    });
    expect(new Set(rows.map((row) => JSON.stringify(heard(row)))).size).toBe(1);
  });

  test('of one item twice at the same moment is one; the other hears since when it is done', async () => {
    const rows = await atOnce((group, member) => doneOf(group, member, ['item-2']));
    for (const row of rows.filter(({ written }) => written === null)) {
      expect(new Date(row.doneBefore ?? 0).getTime()).toBe(STARTED);
      expect(row).toMatchObject({ repeated: false, earned: 0, points: 3, groups: 1 });
    }
  });

  test('of an item known before earns nothing and says so', async () => {
    const group = await newGroup();
    const member = await enrol(base.store, group);
    const ask = { groupId: group.groupId, memberId: member, at: STARTED };
    const learnt = await base.store.enrolments.setKnown(group.guildId, {
      ...ask,
      interactionId: newId(),
      among: ['item-1', 'item-2'],
      known: ['item-2'],
    });
    expect(learnt).toBe(1);
    const row = await base.store.checkIns.record(group.guildId, doneOf(group, member, ['item-2']));
    expect(row).toMatchObject({ written: null, knownBefore: true, points: 0, left: 1 });
    expect(await keptTotals(base.db, group)).toEqual([]);
    expect(
      await base.store.checkIns.undo(group.guildId, {
        ...ask,
        itemIds: null,
        interactionId: newId(),
      }),
    ).toEqual([]);
  });

  test('where an item stands in two of the member’s groups waits for the choice', async () => {
    const guildId = newId();
    const groups = [
      await makeGroup(base.store, { guildId, items: fewItems(3) }),
      await makeGroup(base.store, { guildId, items: fewItems(3) }),
    ];
    const [first, second] = groups;
    if (first === undefined || second === undefined) throw new Error('two groups were made');
    const member = newId();
    for (const { groupId } of groups) {
      await base.store.enrolments.join(guildId, groupId, member, STARTED, 1);
    }
    const request = { ...doneOf(first, member, ['item-1']), groupId: null };
    expect(await base.store.checkIns.record(guildId, request)).toMatchObject({
      enrolments: 2,
      groups: 2,
      written: null,
    });
    const chosen = { ...request, groupId: second.groupId };
    expect((await base.store.checkIns.record(guildId, chosen)).groupId).toBe(second.groupId);
    expect(await eventsOf(base.db, first)).toEqual([]);
  });

  test.each(['draft', 'finished'] as const)('in a %s group writes nothing', async (status) => {
    const group = await makeGroup(base.store, { items: fewItems(2), change: { status } });
    const member = await enrol(base.store, group);
    const row = await base.store.checkIns.record(group.guildId, doneOf(group, member, ['item-1']));
    expect(row).toMatchObject({ enrolments: 0, groups: 0, written: null });
    expect(await eventsOf(base.db, group)).toEqual([]);
  });

  test('by somebody who is not enrolled, or has left, writes nothing', async () => {
    const group = await newGroup();
    const member = await enrol(base.store, group);
    await base.store.enrolments.leave(group.guildId, group.groupId, member, STARTED);
    for (const memberId of [member, newId()]) {
      const row = await base.store.checkIns.record(
        group.guildId,
        doneOf(group, memberId, ['item-1']),
      );
      expect(row).toMatchObject({ enrolments: 0, written: null });
    }
    expect(await eventsOf(base.db, group)).toEqual([]);
  });

  test('in a paused group counts', async () => {
    const group = await makeGroup(base.store, { items: fewItems(2), change: { status: 'paused' } });
    const member = await enrol(base.store, group);
    await base.store.checkIns.record(group.guildId, doneOf(group, member, ['item-1']));
    const events = await eventsOf(base.db, group);
    expect(foldPointCounts(events)).toEqual({ 1: 1 });
  });
});
