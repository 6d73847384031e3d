import { expect } from 'vitest';
import type { CourseItem } from './course-plan.ts';
import { done, join, leave, tick, undo } from './members.ts';
import { finder } from './organiser.ts';
import { tickEverything, untickWeek } from './panel.ts';
import { deleteAll, takeLeave } from './settings.ts';
import { answerStandup } from './standups.ts';
import { allPublic, allRows } from './traces.ts';
import { expectChannel, idOf, type Walk } from './walk.ts';

/** Ten members of different temper, each known by it. */
export const TEMPERS = [
  'Keen',
  'Late',
  'Resting',
  'Burst',
  'Wander',
  'Hidden',
  'Owl',
  'Other',
  'Gone',
  'Early',
] as const;
export type Temper = (typeof TEMPERS)[number];

/** Of whoever deletes their data: it stands nowhere else. */
const SECRET = 'quinces-7313';

export type Life = {
  walk: Walk;
  /** Where the one with the alias lives. */
  zone: string;
  /** When that one is to be reminded in each week, by hand. */
  reminders: readonly string[];
  /** How many items make a week count here. */
  target: number;
  /** In which week one of them deletes everything. */
  goneIn: number;
};

/** The first items of a week, or all of them. */
function itemsOf(walk: Walk, week: number, count?: number): CourseItem[] {
  return finder(() => walk)
    .week(week)
    .slice(0, count);
}

type Live = (life: Life, week: number) => Promise<void>;

/** What each of them does in a week, once its posts are there. */
export const LIVES: Record<Temper, Live> = {
  Keen: async ({ walk }, week) => {
    await tick(walk, 'Keen', itemsOf(walk, week));
    await answerOpen(walk, 'Keen', week, 'nothing new');
  },
  /** Checks in what was due the week before. */
  Late: async ({ walk }, week) => {
    if (week === 1) return;
    for (const item of itemsOf(walk, week - 1, 2)) await done(walk, 'Late', item);
  },
  /** Two weeks off in a row, and one that is not excused. */
  Resting: async ({ walk, target }, week) => {
    if (week === 3) {
      await takeLeave(walk, 'Resting', 'this');
      await takeLeave(walk, 'Resting', 'next');
    }
    if (week === 3 || week === 4 || week === 6) return;
    for (const item of itemsOf(walk, week, target)) await done(walk, 'Resting', item);
  },
  /** Ticks the whole week at once, takes it back, and does so again with a part of it. */
  Burst: async ({ walk }, week) => {
    if (week % 3 !== 2) return;
    const items = itemsOf(walk, week);
    await tick(walk, 'Burst', items);
    await walk.world.settle();
    await untickWeek(walk, 'Burst');
    await tick(walk, 'Burst', items.slice(0, -1));
    const [last] = items.slice(-1);
    if (last === undefined) return;
    const answer = await done(walk, 'Burst', last);
    await undo(walk, 'Burst', last, answer);
    if (week % 2 === 0) await done(walk, 'Burst', last);
  },
  /** Leaves in the third week and comes back two weeks before the end. */
  Wander: async ({ walk }, week) => {
    const back = walk.course.weeks - 1;
    if (week === back) await join(walk, 'Wander');
    if (week <= 3 || week >= back) await done(walk, 'Wander', finder(() => walk).item(week, 1));
    if (week === 3) await leave(walk, 'Wander');
  },
  /** Does the first phase only, and nobody hears of it. */
  Hidden: async ({ walk }, week) => {
    const items = itemsOf(walk, week);
    const own = items.filter(({ phase }) => phase === 1);
    if (own.length > 0) await tick(walk, 'Hidden', own);
    if (walk.course.phases[0]?.lastWeek !== week) return;
    await answerStandup(walk, 'Hidden', finder(() => walk).phase(1), { next: 'to stay unseen' });
  },
  Owl: async ({ walk }, week) => {
    await done(walk, 'Owl', finder(() => walk).item(week, 2));
    await answerOpen(walk, 'Owl', week, 'sleep');
  },
  Other: async ({ walk }, week) => {
    if (week % 4 !== 0) await tick(walk, 'Other', itemsOf(walk, week, 2));
  },
  /** Finishes the first phase if there is time, and then wants to be forgotten. */
  Gone: async ({ walk, goneIn }, week) => {
    const [first = undefined, ...more] = itemsOf(walk, week);
    if (first === undefined) return;
    await done(walk, 'Gone', first, { note: SECRET });
    await tick(walk, 'Gone', more);
    await answerOpen(walk, 'Gone', week, SECRET);
    if (week === goneIn) await forget(walk);
  },
  /** Has everything done by the second week. */
  Early: async ({ walk }, week) => {
    if (week === 1) await tick(walk, 'Early', itemsOf(walk, 1, 3));
    if (week === 2) await tickEverything(walk, 'Early');
  },
};

async function answerOpen(walk: Walk, name: string, week: number, next: string): Promise<void> {
  for (const phase of walk.course.phases.filter(({ lastWeek }) => lastWeek === week)) {
    await answerStandup(walk, name, phase, { next });
  }
}

async function forget(walk: Walk): Promise<void> {
  const id = idOf(walk.guild, 'Gone');
  expect(await allRows(walk)).toContain(SECRET);
  expect(allPublic(walk)).toContain(id);
  await deleteAll(walk, 'Gone');
  await expectForgotten(walk);
  expectChannel(walk);
}

/** Nothing is left of whoever deleted their data, neither in the channel nor in the database. */
export async function expectForgotten(walk: Walk): Promise<void> {
  const left = `${await allRows(walk)}\n${allPublic(walk)}`;
  for (const trace of [idOf(walk.guild, 'Gone'), SECRET]) expect(left).not.toContain(trace);
}
