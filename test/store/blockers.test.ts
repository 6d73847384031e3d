import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StandupKey } from '../../src/study/standups.ts';
import { DATABASES, useDatabase } from './databases.ts';
import { enrol, fewItems, makeGroup, STARTED } from './fixture.ts';

const MEMBERS = [0, 1, 2];
const PHASE: StandupKey = { scope: 'phase', number: 1 };
const WEEK: StandupKey = { scope: 'week', number: 1 };
const keyOf = ({ standup }: { standup: number }) => (standup === 0 ? PHASE : WEEK);
const place = { who: fc.constantFrom(...MEMBERS), standup: fc.nat({ max: 1 }) };
const step = fc.oneof(
  fc.record({
    kind: fc.constant('answer' as const),
    ...place,
    text: fc.constantFrom('', 'stuck', 'no time'),
  }),
  fc.record({ kind: fc.constant('claim' as const), ...place, by: fc.constantFrom(...MEMBERS) }),
  fc.record({ kind: fc.constant('resolve' as const), ...place }),
  fc.record({ kind: fc.constant('leave' as const), ...place }),
  fc.record({ kind: fc.constant('join' as const), ...place }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Open = { text: string; helper: number | null; raisedAt: number; isResolved: boolean };

/** What is open after these events, by `member standup`: the plainest model there is. */
function openAfter(steps: readonly Step[]): Record<string, Omit<Open, 'isResolved'>> {
  const all = new Map<string, Open>();
  const away = new Set<number>();
  steps.forEach((event, at) => {
    const key = `${event.who} ${event.standup}`;
    const before = all.get(key);
    switch (event.kind) {
      case 'answer': {
        const { text } = event;
        const isNew = before === undefined || (before.isResolved && before.text !== text);
        if (text === '' && before !== undefined)
          all.set(key, { ...before, text, isResolved: true });
        else if (text !== '' && isNew) {
          all.set(key, { text, helper: null, raisedAt: at, isResolved: false });
        } else if (text !== '' && before !== undefined) all.set(key, { ...before, text });
        return;
      }
      case 'claim': {
        const isFree = before?.helper == null || away.has(before.helper);
        if (before?.isResolved === false && isFree && event.by !== event.who) {
          all.set(key, { ...before, helper: event.by });
        }
        return;
      }
      case 'resolve':
        if (before !== undefined) all.set(key, { ...before, isResolved: true });
        return;
      case 'leave':
        away.add(event.who);
        return;
      case 'join':
        away.delete(event.who);
    }
  });
  const open = [...all].filter(
    ([key, { isResolved }]) => !isResolved && !away.has(Number(key.split(' ')[0])),
  );
  return Object.fromEntries(open.map(([key, { isResolved, ...rest }]) => [key, rest]));
}

describe.each(DATABASES)('open blockers on %s', (name) => {
  const base = useDatabase(name);

  test('are those that a fold of the events gives, whatever their order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { store } = base;
        const group = await makeGroup(store, { items: fewItems(1) });
        const { guildId, groupId } = group;
        const members = await Promise.all(MEMBERS.map(() => enrol(store, group)));
        const idOf = (who: number) => members[who] ?? '';
        const find = async (event: Step) => {
          const key = keyOf(event);
          const shown = await store.blockers.shown(guildId, groupId, key);
          const own = shown.find(
            ({ memberId, scope }) => memberId === idOf(event.who) && scope === key.scope,
          );
          return own?.blockerId ?? 0;
        };
        for (const [at, event] of steps.entries()) {
          const memberId = idOf(event.who);
          const time = STARTED + at;
          if (event.kind === 'answer') {
            const said = { finished: 'a', next: 'b', blockers: event.text };
            const answer = { memberId, ...said, answeredAt: time };
            await store.standups.answer(guildId, groupId, keyOf(event), answer);
          } else if (event.kind === 'claim') {
            const by = { blockerId: await find(event), memberId: idOf(event.by), at: time };
            await store.blockers.claim(guildId, groupId, by);
          } else if (event.kind === 'resolve') {
            await store.blockers.resolve(guildId, groupId, {
              blockerId: await find(event),
              at: time,
            });
          } else if (event.kind === 'leave') {
            await store.enrolments.leave(guildId, groupId, memberId, time);
          } else {
            await store.enrolments.join(guildId, groupId, memberId, time, 1);
          }
        }
        const open = await store.blockers.open(guildId, groupId);
        const told = open.map(({ memberId, scope, text, helperId, raisedAt }) => [
          `${members.indexOf(memberId)} ${scope === 'phase' ? 0 : 1}`,
          {
            text,
            helper: helperId === null ? null : members.indexOf(helperId),
            raisedAt: raisedAt - STARTED,
          },
        ]);
        expect(Object.fromEntries(told)).toEqual(openAfter(steps));
      }),
      { numRuns: 60 },
    );
  });

  test('belong to one helper, when two claim at once', async () => {
    const { store, other } = base;
    const group = await makeGroup(store, { items: fewItems(1) });
    const { guildId, groupId } = group;
    const [author = '', first = '', second = ''] = await Promise.all(
      MEMBERS.map(() => enrol(store, group)),
    );
    const answer = { finished: '', next: '', blockers: 'stuck', answeredAt: STARTED };
    const key = { scope: 'phase', number: 1 } as const;
    const raised = await store.standups.answer(guildId, groupId, key, {
      memberId: author,
      ...answer,
    });
    const blockerId = raised?.blockerId ?? 0;
    const claims = await base.whileHeld(sql`select from blockers for update`, () =>
      Promise.all([
        store.blockers.claim(guildId, groupId, { blockerId, memberId: first, at: STARTED }),
        other.blockers.claim(guildId, groupId, { blockerId, memberId: second, at: STARTED }),
      ]),
    );
    expect(claims.filter((done) => done)).toHaveLength(1);
    const helper = (await store.blockers.find(guildId, groupId, blockerId))?.helperId;
    expect(helper).toBe(claims[0] ? first : second);
  });
});
