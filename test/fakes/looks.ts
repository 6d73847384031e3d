import { expect } from 'vitest';
import { boardLine, escaped, streakWeeks, weekAt } from './course.ts';
import { amountOf, expectedChecklist, expectedProgress, ownLine } from './expected-answers.ts';
import { messageOf } from './members.ts';
import { nameOf } from './names.ts';
import { type BoardLine, byImproved, byPoints, byShare, byStreak, fold } from './oracle.ts';
import { NOTHING, readMessage } from './read-message.ts';
import { member, moment, type Walk } from './walk.ts';

/** What members look at. */

export async function expectPlan(walk: Walk, name: string): Promise<void> {
  const { id, client, phrases, now } = member(walk, name);
  const shown = await client.command('plan');
  expect(readMessage(shown.message)).toEqual(expectedChecklist(walk.course, phrases, id, now, ''));
}

export async function expectProgress(walk: Walk, name: string): Promise<void> {
  const { id, client, phrases, now } = member(walk, name);
  const shown = readMessage((await client.command('roadmap progress')).message);
  const expected = expectedProgress(walk.course, phrases, id, now);
  expect(shown.body.slice(0, expected.length)).toEqual(expected);
}

export type BoardWish = {
  period?: 'all' | 'week' | 'month' | 'phase';
  by?: 'points' | 'share' | 'streak' | 'improved';
  page?: number;
};

/** `/leaderboard`: its page, and the asker's own line below it. */
export async function expectBoard(walk: Walk, name: string, wish: BoardWish = {}): Promise<void> {
  const { id, client, phrases, now } = member(walk, name);
  const { course } = walk;
  const { period = 'all', by = 'points', page = 1 } = wish;
  const phase = currentPhase(walk);
  const all = linesOf(walk, period, by);
  const first = (page - 1) * 10;
  const lines = all
    .slice(first, first + 10)
    .map(({ member: who, value }, place) =>
      boardLine(
        first + place + 1,
        nameOf(course, who, now, phrases),
        amountOf(phrases, { by, value }),
      ),
    );
  const rank = all.findIndex((line) => line.member === id);
  const own = all[rank];
  const title = by === 'points' && period === 'phase' ? phase.title : '';
  const held = by === 'points' ? period : by === 'improved' ? 'week' : 'all';
  const heading = `${phrases.period[held]}${title} · ${phrases.by[by]}`;
  const turn = (label: string, to: number, on: boolean) =>
    `${label} -> leaderboard:page:${course.groupId}:${held}:${by}:${to}${on ? '' : ' (off)'}`;
  const shown = await client.command('leaderboard', { ...wish });
  expect(readMessage(shown.message)).toEqual({
    ...NOTHING,
    title: phrases.boardOf(escaped(course.name)),
    body: [
      `*${heading}*`,
      ...(lines.length === 0 ? [phrases.nobodyOnBoard] : lines),
      own === undefined ? phrases.youNone : ownLine(phrases, rank + 1, { by, value: own.value }),
    ],
    footer: phrases.page(page),
    buttons:
      page > 1 || all.length > page * 10
        ? [
            turn(phrases.previous, page - 1, page > 1),
            turn(phrases.nextPage, page + 1, all.length > page * 10),
          ]
        : [],
  });
}

function linesOf(
  walk: Walk,
  period: NonNullable<BoardWish['period']>,
  by: NonNullable<BoardWish['by']>,
): BoardLine[] {
  const { course, world } = walk;
  const all = fold(course.facts);
  const { week, month } = moment(walk, world.now());
  if (by === 'share') return byShare(all, course.items.length);
  if (by === 'improved') return byImproved(all, week);
  if (by === 'streak') return byStreak(all, streakWeeks(course, world.now()));
  const keys = { all: 'all', week: `w${week}`, month: `m${month}` };
  return byPoints(all, period === 'phase' ? `p${currentPhase(walk).number}` : keys[period]);
}

/** The first phase that has not ended; after the last, the last. */
function currentPhase({ course, world }: Walk): { number: number; title: string } {
  const week = weekAt(course, world.now());
  const found = course.phases.find(({ lastWeek }) => lastWeek >= week) ?? course.phases.at(-1);
  if (found === undefined) throw new Error('the course has no phase');
  return found;
}

/** The Next button of the board shows what `/leaderboard page:2` shows. */
export async function expectTurnedPage(walk: Walk, name: string): Promise<void> {
  const { client } = member(walk, name);
  const first = messageOf(await client.command('leaderboard'));
  const turned = await client.click(first, `leaderboard:page:${walk.course.groupId}:all:points:2`);
  expect(turned.message?.id).toBe(first.id);
  const second = await client.command('leaderboard', { page: 2 });
  expect(readMessage(turned.message)).toEqual(readMessage(second.message));
}
