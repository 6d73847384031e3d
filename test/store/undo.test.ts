import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Group } from '../../src/store/groups.ts';
import { DATABASES, useDatabase } from './databases.ts';
import { doneOf, enrol, fewItems, makeGroup, newId, STARTED, WEEK } from './fixture.ts';
import { eventsOf, foldPointCounts, foldTotals, keptPointCounts, keptTotals } from './fold.ts';

function undoOf(group: Group, memberId: string, itemIds: readonly string[] | null, at: number) {
  return { groupId: group.groupId, memberId, itemIds, interactionId: newId(), at };
}

/** The rows that everything a member checks in or takes back is counted in. */
const totalsOf = (memberId: string) =>
  sql`select 1 from totals where member_id = ${memberId}::bigint for update`;

describe.each(DATABASES)('taking back on %s', (name) => {
  const base = useDatabase(name);

  /** A member with items 1 to 3 done, one a week. */
  async function withThree() {
    const group = await makeGroup(base.store, { items: fewItems(6) });
    const member = await enrol(base.store, group);
    for (const week of [0, 1, 2]) {
      const request = doneOf(group, member, [`item-${week + 1}`], STARTED + week * WEEK);
      await base.store.checkIns.record(group.guildId, request);
    }
    const { guildId } = group;
    const undo = (itemIds: readonly string[] | null, at = STARTED + 3 * WEEK) =>
      base.store.checkIns.undo(guildId, undoOf(group, member, itemIds, at));
    return { group, guildId, member, undo };
  }

  async function expectKept(group: Group): Promise<void> {
    const events = await eventsOf(base.db, group);
    expect(await keptTotals(base.db, group)).toEqual(foldTotals(events));
    expect(await keptPointCounts(base.db, group)).toEqual(foldPointCounts(events));
  }

  test('names nothing: the last check-in opens again', async () => {
    const { group, undo } = await withThree();
    expect(await undo(null)).toEqual([
      { groupId: group.groupId, itemId: 'item-3', taken: 3, points: 3 },
    ]);
    expect(await undo(null)).toMatchObject([{ itemId: 'item-2', points: 1 }]);
    expect(await undo(null)).toMatchObject([{ itemId: 'item-1', points: 0 }]);
    expect(await undo(null)).toEqual([]);
    expect(await keptPointCounts(base.db, group)).toEqual({});
    await expectKept(group);
  });

  test('names items: those open again, out of the weeks they were counted in', async () => {
    const { group, undo } = await withThree();
    const taken = await undo(['item-1', 'item-2', 'item-5']);
    expect(taken.map(({ itemId }) => itemId).sort()).toEqual(['item-1', 'item-2']);
    expect(taken.every(({ points }) => points === 3)).toBe(true);
    const kept = await keptTotals(base.db, group);
    const points = (period: string) => kept.find((total) => total.period === period)?.points;
    expect(['all', 'w1', 'w2', 'w3'].map(points)).toEqual([3, 0, 0, 3]);
    await expectKept(group);
  });

  test('keeps the event, and the item can be done again', async () => {
    const { group, guildId, member, undo } = await withThree();
    await undo(['item-1']);
    const again = doneOf(group, member, ['item-1'], STARTED + 4 * WEEK);
    expect(await base.store.checkIns.record(guildId, again)).toMatchObject({
      earned: 1,
      points: 6,
    });
    const first = (await eventsOf(base.db, group)).filter(({ itemId }) => itemId === 'item-1');
    expect(first.map(({ undoneAt }) => undoneAt).sort()).toEqual([STARTED + 3 * WEEK, null]);
    await expectKept(group);
  });

  test('delivered twice takes back once and is answered the same', async () => {
    const { group, guildId, member } = await withThree();
    const request = undoOf(group, member, null, STARTED + 3 * WEEK);
    const first = await base.store.checkIns.undo(guildId, request);
    expect(await base.store.checkIns.undo(guildId, request)).toEqual(first);
    expect(await keptPointCounts(base.db, group)).toEqual({ 3: 1 });
    await expectKept(group);
  });

  test('delivered twice at the same moment takes back once and is answered the same', async () => {
    const { group, guildId, member } = await withThree();
    const request = undoOf(group, member, null, STARTED + 3 * WEEK);
    const stores = [base.store, base.other, base.store];
    const answers = await base.whileHeld(totalsOf(member), () =>
      Promise.all(stores.map((store) => store.checkIns.undo(guildId, request))),
    );
    const expected = [{ groupId: group.groupId, itemId: 'item-3', taken: 3, points: 3 }];
    expect(answers).toEqual([expected, expected, expected]);
    await expectKept(group);
  });

  test('two last check-ins at the same moment takes back two', async () => {
    const { group, guildId, member } = await withThree();
    const requests = [0, 1].map(() => undoOf(group, member, null, STARTED + 3 * WEEK));
    const answers = await base.whileHeld(totalsOf(member), () =>
      Promise.all(requests.map((request) => base.other.checkIns.undo(guildId, request))),
    );
    expect(
      answers
        .flat()
        .map(({ itemId }) => itemId)
        .sort(),
    ).toEqual(['item-2', 'item-3']);
    expect(await keptPointCounts(base.db, group)).toEqual({ 1: 1 });
    await expectKept(group);
  });

  test('a check-in delivered again after it was taken back stays taken back', async () => {
    const { group, guildId, member } = await withThree();
    const request = doneOf(group, member, ['item-4'], STARTED + 2 * WEEK);
    await base.store.checkIns.record(guildId, request);
    await base.store.checkIns.undo(guildId, undoOf(group, member, ['item-4'], STARTED + 3 * WEEK));
    expect(await base.store.checkIns.record(guildId, request)).toMatchObject({
      written: null,
      repeated: true,
      points: 6,
    });
    await expectKept(group);
  });

  test('reaches nobody else’s check-ins and no finished group', async () => {
    const { group, guildId, member, undo } = await withThree();
    const stranger = await enrol(base.store, group);
    const request = undoOf(group, stranger, ['item-1'], STARTED);
    expect(await base.store.checkIns.undo(guildId, request)).toEqual([]);
    await base.store.enrolments.leave(guildId, group.groupId, member, STARTED);
    expect(await undo(['item-1'])).toEqual([]);
    await base.store.enrolments.join(guildId, group.groupId, member, STARTED, 1);
    await base.store.groups.change(guildId, group.groupId, 'running', { status: 'finished' });
    expect(await undo(['item-1'])).toEqual([]);
    expect(await keptPointCounts(base.db, group)).toEqual({ 6: 1 });
  });
});
