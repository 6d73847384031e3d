import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Group } from '../../src/store/groups.ts';
import { type Base, DATABASES, useDatabase } from './databases.ts';
import { fewItems, makeGroup, newId, STARTED, WEEK } from './fixture.ts';
import {
  eventsOf,
  foldBoard,
  foldPointCounts,
  foldTotals,
  keptPointCounts,
  keptTotals,
} from './fold.ts';

const ITEMS = fewItems(9);
const who = fc.nat({ max: 3 });
const items = fc.uniqueArray(fc.constantFrom(...ITEMS.map(({ itemId }) => itemId)), {
  minLength: 1,
  maxLength: 4,
});
/** In any order: interactions may arrive late. */
const at = fc.nat({ max: 6 * WEEK }).map((after) => STARTED - WEEK / 2 + after);

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('join'), who, at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave'), who, at }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('record'), who, items, at }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo'), who, items, at }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo-last'), who, at }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('known'), who, items, at }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('again'), who, at }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Member = { id: string; isIn: boolean; live: Map<string, 'done' | 'known'> };
type Run = { base: Base; group: Group; members: Member[]; last: () => Promise<unknown> };

/** Runs one step on the store, and on the plainest model of it: who has which items. */
async function take(run: Run, { kind, at, ...rest }: Step, number: number): Promise<void> {
  const { base, group } = run;
  const { guildId, groupId } = group;
  const member = run.members[rest.who];
  if (member === undefined) throw new Error('there are four members');
  const named = 'items' in rest ? rest.items : [];
  const ask = { groupId, memberId: member.id, interactionId: newId(), at };
  const { enrolments, checkIns } = number % 2 === 0 ? base.store : base.other;
  const act = async (statement: () => Promise<unknown>): Promise<void> => {
    run.last = statement;
    await statement();
  };
  switch (kind) {
    case 'join':
      member.isIn = true;
      return act(() => enrolments.join(guildId, groupId, member.id, at, 1));
    case 'leave':
      member.isIn = false;
      return act(() => enrolments.leave(guildId, groupId, member.id, at));
    case 'record':
      for (const item of member.isIn ? named : []) {
        if (!member.live.has(item)) member.live.set(item, 'done');
      }
      return act(() =>
        checkIns.record(guildId, { ...ask, itemIds: named, note: null, link: null }),
      );
    case 'undo':
      for (const item of member.isIn ? named : []) {
        if (member.live.get(item) === 'done') member.live.delete(item);
      }
      return act(() => checkIns.undo(guildId, { ...ask, itemIds: named }));
    case 'undo-last': {
      const done = [...member.live].filter(([, how]) => how === 'done').length;
      await act(() => checkIns.undo(guildId, { ...ask, itemIds: null }));
      const live = await liveItems(run, member);
      const gone = [...member.live.keys()].filter((item) => !live.has(item));
      expect(gone).toHaveLength(member.isIn && done > 0 ? 1 : 0);
      for (const item of gone) member.live.delete(item);
      return;
    }
    case 'known': {
      const [first] = named;
      const among = new Set([first, ...named]);
      const known = named.slice(1);
      for (const item of member.isIn ? known : []) {
        if (!member.live.has(item)) member.live.set(item, 'known');
      }
      for (const [item, how] of member.isIn ? member.live : []) {
        if (how === 'known' && among.has(item) && !known.includes(item)) member.live.delete(item);
      }
      return act(() => enrolments.setKnown(guildId, { ...ask, among: named, known }));
    }
    case 'again': {
      const before = await eventsOf(base.db, group);
      await run.last();
      expect(sortedEvents(await eventsOf(base.db, group))).toEqual(sortedEvents(before));
    }
  }
}

async function liveItems({ base, group }: Run, { id }: Member) {
  const live = (await eventsOf(base.db, group)).filter((event) => event.undoneAt === null);
  return new Map(live.filter((event) => event.memberId === id).map((e) => [e.itemId, e.kind]));
}

function sortedEvents(events: Awaited<ReturnType<typeof eventsOf>>) {
  return events.map((event) => JSON.stringify(event)).sort();
}

const isIn = (members: readonly Member[]) =>
  new Set(members.filter(({ isIn }) => isIn).map(({ id }) => id));

async function expectBoards({ base, group, members }: Run): Promise<void> {
  const { guildId, groupId } = group;
  const events = await eventsOf(base.db, group);
  for (const period of new Set(foldTotals(events).map((total) => total.period))) {
    const expected = foldBoard(events, period, isIn(members));
    const page = await base.store.boards.page(guildId, { groupId, period, limit: 9, offset: 0 });
    expect(page).toEqual(expected.map(({ rank: _, ...line }) => line));
    for (const { id: memberId } of members) {
      const own = await base.store.boards.ownLine(guildId, { groupId, period, memberId });
      const line = expected.find((each) => each.memberId === memberId);
      expect(own?.rank).toBe(line?.rank);
      expect(own?.points).toBe(line?.points);
    }
  }
}

describe.each(DATABASES)('totals, points and ranks on %s', (name) => {
  const base = useDatabase(name);

  test('are what the events add up to, whatever members do in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
        async (steps) => {
          const group = await makeGroup(base.store, { items: ITEMS });
          const members = [0, 1, 2, 3].map((place): Member => {
            return { id: newId(), isIn: place !== 3, live: new Map() };
          });
          for (const { id, isIn } of members) {
            if (isIn)
              await base.store.enrolments.join(group.guildId, group.groupId, id, STARTED, 1);
          }
          const run: Run = { base, group, members, last: async () => {} };
          for (const [number, each] of steps.entries()) await take(run, each, number);

          for (const member of members) expect(await liveItems(run, member)).toEqual(member.live);
          const events = await eventsOf(base.db, group);
          expect(await keptTotals(base.db, group)).toEqual(foldTotals(events));
          expect(await keptPointCounts(base.db, group)).toEqual(
            foldPointCounts(events, isIn(members)),
          );
          await expectBoards(run);
        },
      ),
      { numRuns: 40 },
    );
  });
});
