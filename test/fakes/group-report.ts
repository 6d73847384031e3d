import { expect } from 'vitest';
import { type Course, weekAt } from './course.ts';
import { messageOf } from './members.ts';
import { fold, type Standing } from './oracle.ts';
import { readMessage } from './read-message.ts';
import { member, type Walk } from './walk.ts';

const STANDINGS = ['silent', 'behind', 'on-leave', 'on-pace', 'ahead'] as const;
const TWO_WEEKS = 14 * 86_400_000;

/** `/group report`: every active member by where they stand, as organisers see it. */
export async function expectGroupReport(walk: Walk, organiser: string): Promise<void> {
  const { client, phrases, now } = member(walk, organiser);
  const { course } = walk;
  const shown = readMessage(messageOf(await client.command('group report')));
  const total = course.items.length;
  const active = fold(course.facts).filter((standing) => standing.active);
  expect(shown.body.slice(1, -1)).toEqual(
    STANDINGS.flatMap((kind) => {
      const own = active.filter((standing) => standingAt(course, standing, now) === kind);
      if (own.length === 0) return [];
      return [
        phrases.standingHead(phrases.standings[kind], own.length),
        ...own.map((standing) => {
          const { ticked } = standing;
          const week = weekAt(course, now);
          const late = course.items.filter((item) => item.week < week && !ticked.has(item.id));
          const last = lastAt(standing);
          const told =
            last === null
              ? phrases.noCheckIn
              : phrases.lastCheckIn(`<t:${Math.floor(last / 1000)}:R>`);
          const who = `<@${standing.member}>`;
          return phrases.standingLine(who, ticked.size, total, late.length, told);
        }),
      ];
    }),
  );
}

function lastAt({ ticked }: Standing): number | null {
  const at = [...ticked.values()].flatMap((each) => (each.kind === 'done' ? [each.at] : []));
  return at.length === 0 ? null : Math.max(...at);
}

function standingAt(course: Course, standing: Standing, now: number): (typeof STANDINGS)[number] {
  const { ticked, off, member: id } = standing;
  const week = weekAt(course, now);
  if (off.has(week)) return 'on-leave';
  const joined = course.facts.find((fact) => fact.kind === 'join' && fact.member === id)?.at ?? 0;
  const start = course.calendars[0]?.starts[0] ?? 0;
  const heard = Math.max(joined, start, lastAt(standing) ?? 0);
  if (ticked.size < course.items.length && now - heard > TWO_WEEKS) return 'silent';
  const due = course.items.filter((item) => item.week < week).length;
  const running = course.items.filter((item) => item.week === week).length;
  if (ticked.size < due) return 'behind';
  return ticked.size > due + running ? 'ahead' : 'on-pace';
}
