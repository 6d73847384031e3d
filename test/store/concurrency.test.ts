import { describe, expect, test } from 'vitest';
import { useDatabase } from './databases.ts';
import { DAY, enrol, fewItems, makeGroup, newId, STARTED } from './fixture.ts';
import { eventsOf, foldPointCounts, foldTotals, keptPointCounts, keptTotals } from './fold.ts';

/** A small generator with a seed, so that a failure can be run again (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describe('many at once on Postgres', () => {
  const base = useDatabase('Postgres');

  test.each([1, 2, 3])('check in and take back without a deadlock (seed %i)', async (seed) => {
    const random = randomFrom(seed);
    // All items earn the same, so that members meet in the same rows of the histogram.
    const items = fewItems(8).map((item) => ({ ...item, points: 1 + (seed % 2) * item.position }));
    const group = await makeGroup(base.store, { items });
    const { guildId, groupId } = group;
    const members: string[] = [];
    for (let count = 0; count < 5; count += 1) members.push(await enrol(base.store, group));
    const someItems = () =>
      items
        .filter(() => random(3) === 0)
        .map(({ itemId }) => itemId)
        .sort(() => random(3) - 1);

    const steps = Array.from({ length: 1200 }, (_, step) => async () => {
      const store = step % 2 === 0 ? base.store : base.other;
      const ask = {
        groupId,
        memberId: members[random(members.length)] ?? '',
        interactionId: newId(),
        at: STARTED + random(50) * DAY,
      };
      const itemIds = someItems();
      switch (random(6)) {
        case 0:
          return store.checkIns.undo(guildId, { ...ask, itemIds: null });
        case 1:
        case 2:
          return store.checkIns.undo(guildId, { ...ask, itemIds });
        case 3:
          return store.enrolments.setKnown(guildId, { ...ask, among: itemIds, known: someItems() });
        default:
          return store.checkIns.record(guildId, { ...ask, itemIds, note: null, link: null });
      }
    });
    const outcomes = await Promise.allSettled(steps.map((step) => step()));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);

    const events = await eventsOf(base.db, group);
    expect(events.length).toBeGreaterThan(50);
    expect(await keptTotals(base.db, group)).toEqual(foldTotals(events));
    expect(await keptPointCounts(base.db, group)).toEqual(foldPointCounts(events));
  });
});
