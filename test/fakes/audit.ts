import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { pointCounts, posts, totals } from '../../src/store/tables/schema.ts';
import { occasionsUntil } from './celebrations.ts';
import { checkContract } from './contract.ts';
import { resumesIn } from './course.ts';
import { isHidden, withoutErased } from './names.ts';
import { byPoints, fold } from './oracle.ts';
import { readMessage } from './read-message.ts';
import type { Walk } from './walk.ts';

/** The store's running totals are what a fold of all that happened gives; so are the counts of points. */
export async function expectStore({ world, course, guild }: Walk): Promise<void> {
  const { db } = world.connection;
  const all = fold(course.facts);
  const rows = await db.select().from(totals).where(eq(totals.guildId, guild.id));
  const stored = rows.map(({ memberId, period, points, items, reachedAt }) => {
    return { member: memberId, period, points, items, reachedAt };
  });
  const folded = all.flatMap(({ member, totals: own }) =>
    [...own].map(([period, total]) => ({ member, period, ...total })),
  );
  expect(stored.sort(byKey)).toEqual(folded.sort(byKey));

  const counts = await db.select().from(pointCounts).where(eq(pointCounts.guildId, guild.id));
  const counted = new Map<number, number>();
  for (const { value } of byPoints(all, 'all')) counted.set(value, (counted.get(value) ?? 0) + 1);
  expect(
    new Map(counts.filter(({ members }) => members !== 0).map((row) => [row.points, row.members])),
  ).toEqual(counted);
}

function byKey(a: { member: string; period: string }, b: { member: string; period: string }) {
  const [one, two] = [`${a.member} ${a.period}`, `${b.member} ${b.period}`];
  return one < two ? -1 : Number(one > two);
}

/**
 * Each week's post was edited once, at its end; a standup's with each answer and at its close; both
 * also when the group went on after a pause in between.
 */
export function expectEdits({ world, course, channelId }: Walk): void {
  const { discord } = world.local;
  const edits = (id: string) =>
    discord.requests.filter(({ method, path }) => method === 'PATCH' && path.endsWith(`/${id}`));
  const count = discord.messages(channelId).map((message) => {
    const [button = ''] = readMessage(message).buttons;
    return { button: button.replace(/^.* -> | \(off\)$/g, ''), edits: edits(message.id).length };
  });
  expect(count).toEqual(
    count.map(({ button }) => {
      const [command, , , number] = button.split(':');
      const answers = course.facts.filter(
        (fact) => fact.kind === 'answer' && String(fact.phase) === number,
      );
      const starts = course.calendars.at(-1)?.starts ?? [];
      const week =
        command === 'done'
          ? Number(number)
          : (course.phases.find((phase) => String(phase.number) === number)?.lastWeek ?? 0);
      const resumes = resumesIn(course, starts[week - 1] ?? 0, starts[week] ?? 0).length;
      const expected = {
        done: 1 + resumes,
        leaderboard: 0,
        standup: answers.length + 1 + resumes,
      };
      return {
        button,
        edits: expected[command === 'done' || command === 'standup' ? command : 'leaderboard'],
      };
    }),
  );
}

/** Every slot of the course was posted, once, and nothing waits; of the hidden nothing is celebrated. */
export async function expectOutbox({ world, course, guild }: Walk): Promise<void> {
  const { db } = world.connection;
  const rows = await db.select().from(posts).where(eq(posts.guildId, guild.id));
  const answers = new Set(
    withoutErased(course.facts, world.now()).flatMap((fact) =>
      fact.kind === 'answer' ? [`answer ${fact.phase} ${fact.member}: sent`] : [],
    ),
  );
  const parties = occasionsUntil(course, world.now()).map(({ at, number, member }) => {
    return `celebration ${number} ${member}: ${isHidden(course, member, at) ? 'skipped' : 'sent'}`;
  });
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const weeks = numbers(course.weeks);
  const phases = numbers(course.phases.length);
  // Private ones are judged by the letters that came.
  const open = rows.filter(({ kind }) => kind !== 'reminder');
  expect(
    open
      .map(
        ({ kind, number, subject, state }) => `${`${kind} ${number} ${subject}`.trim()}: ${state}`,
      )
      .sort(),
  ).toEqual(
    [
      ...weeks.flatMap((week) => [`assignment ${week}: sent`, `board ${week}: sent`]),
      ...phases.flatMap((phase) => [`standup ${phase}: sent`, `report ${phase}: sent`]),
      ...answers,
      ...parties,
    ].sort(),
  );
}

/** Nothing was sent that Discord's own description does not allow, and nothing went wrong. */
export function expectQuiet({ world }: Pick<Walk, 'world'>): void {
  expect(world.reports).toEqual([]);
  const report = checkContract(world.local.discord.requests);
  if (report === 'absent') return;
  expect(report.problems).toEqual([]);
  expect(report.checked).toBeGreaterThan(0);
}
