import type { APIMessage } from 'discord-api-types/v10';
import { expect } from 'vitest';
import { bar, type Course, escaped, streakWeeks } from './course.ts';
import { standingOf } from './expected-answers.ts';
import { messageOf } from './members.ts';
import { byPoints, fold, pointsIn, type Standing } from './oracle.ts';
import type { Phrases } from './phrases.ts';
import { bestStreakOf, streakOf, type Weeks, weekKind } from './streaks.ts';
import { member, type Walk } from './walk.ts';

/** `/me show`: progress, points and place, why each week counts or does not, what earned what. */
export async function expectOwnPage(walk: Walk, name: string): Promise<void> {
  const { id, client, phrases, now } = member(walk, name);
  const { course } = walk;
  const reader = { id, phrases, weeks: streakWeeks(course, now), standing: standingOf(course, id) };
  const shown = await client.command('me show');
  expect(shown.ephemeral).toBe(true);
  expect(linesOf(messageOf(shown))).toEqual([
    [...headOf(course, reader), ...phasesOf(course, reader)],
    weeksOf(reader),
    earnedOf(course, reader),
  ]);
}

function linesOf({ embeds }: APIMessage): string[][] {
  return embeds.map(({ description = '' }) => description.split('\n').filter(Boolean));
}

type Reader = { id: string; phrases: Phrases; weeks: Weeks; standing: Standing };

function headOf(course: Course, { id, phrases, weeks, standing }: Reader): string[] {
  const all = fold(course.facts);
  const rank = byPoints(all, 'all').findIndex((line) => line.member === id) + 1;
  const members = all.filter(({ active }) => active).length;
  const chosen = course.facts.findLast((fact) => fact.kind === 'name' && fact.member === id);
  const named = chosen?.kind === 'name' ? chosen : { alias: null, hidden: false };
  return [
    `${phrases.mePoints(pointsIn(standing, 'all'))} · ${rank === 0 ? phrases.meNoPlace : phrases.mePlace(rank, members)}`,
    phrases.meStreak(streakOf(standing, weeks), bestStreakOf(standing, weeks)),
    ...(named.hidden ? [phrases.meHidden] : []),
    ...(named.alias === null ? [] : [phrases.meAlias(escaped(named.alias))]),
  ];
}

function phasesOf(course: Course, { standing: { ticked } }: Reader): string[] {
  return course.phases.map(({ number, title }) => {
    const items = course.items.filter(({ phase }) => phase === number);
    const done = items.filter((item) => ticked.has(item.id)).length;
    return `${bar(done / items.length)} ${done}/${items.length} ${escaped(title)}`;
  });
}

/** Newest first; the weeks before joining in one line. */
function weeksOf({ phrases, weeks, standing }: Reader): string[] {
  const begun = Math.min(weeks.current, weeks.last);
  const first = Math.max(1, standing.joinedWeek);
  const own = Array.from({ length: begun - first + 1 }, (_, back) => begun - back).map((at) => {
    const kind = weekKind(standing, at, weeks);
    const items = standing.totals.get(`w${at}`)?.items ?? 0;
    return phrases.meWeek(at, phrases.meWhy[kind](items, weeks.target));
  });
  const before = phrases.meWhy.before();
  if (first === 1) return own;
  return [...own, first === 2 ? phrases.meWeek(1, before) : phrases.meWeeks(1, first - 1, before)];
}

/** The last ten check-ins that were not taken back. */
function earnedOf(course: Course, { phrases, standing }: Reader): string[] {
  const done = course.items.flatMap(({ id }) => {
    const ticked = standing.ticked.get(id);
    return ticked?.kind === 'done' ? [ticked] : [];
  });
  const lines = done
    .sort((a, b) => b.at - a.at)
    .slice(0, 10)
    .map(({ item, at, periods }) =>
      phrases.meEarned(
        item.points,
        escaped(item.text),
        Number(periods[1]?.slice(1)),
        `<t:${Math.floor(at / 1000)}:D>`,
      ),
    );
  return lines.length === 0 ? [phrases.meNothingEarned] : lines;
}
