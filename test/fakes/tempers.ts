import { expect } from 'vitest';
import { expectOutbox, expectStore } from './audit.ts';
import { expectGroupReport } from './group-report.ts';
import { expectForgotten, LIVES, type Life, TEMPERS, type Temper } from './lives.ts';
import { type BoardWish, expectBoard, expectProgress } from './looks.ts';
import { join, messageOf } from './members.ts';
import { expectOwnPage } from './own-page.ts';
import { askForReminders, expectReminder, goBy, hide } from './settings.ts';
import { expectChannel, idOf, member, startWeek, type Walk } from './walk.ts';

/** Ten members of different temper in one group, week by week, and what everybody can look at. */

const ALIAS = 'Night *Owl*';

/** Everybody joins before the first week; some say at once how they want to be seen. */
export async function gather({ walk, zone, target }: Life): Promise<void> {
  await member(walk, 'Lin').client.command('group edit', { target });
  walk.course.target = target;
  for (const name of TEMPERS) await join(walk, name);
  await hide(walk, 'Hidden');
  await goBy(walk, 'Owl', ALIAS);
  await askForReminders(walk, 'Owl', zone);
}

/** One week from its start to the reminders at its end, everybody in their own way. */
export async function liveWeek(life: Life, week: number): Promise<void> {
  const { walk } = life;
  await startWeek(walk, week);
  for (const name of TEMPERS) {
    if (name !== 'Gone' || week <= life.goneIn) await LIVES[name](life, week);
    await walk.world.settle();
  }
  await look(life, week);
  expectChannel(walk);
  const at = life.reminders[week - 1];
  if (at !== undefined) await expectReminder(walk, 'Owl', at);
}

/** The week after the last has begun: nothing is missing, and everything adds up. */
export async function expectLived(life: Life, weeks: number): Promise<void> {
  const { walk } = life;
  await startWeek(walk, weeks + 1);
  await lookAtAll(life);
  await expectForgotten(walk);
  await expectOutbox(walk);
  await expectStore(walk);
  expectOnlyHiddenSkipped(walk);
}

/** All that went another way than being sent is the one celebration of somebody who is hidden. */
function expectOnlyHiddenSkipped({ world, guild }: Walk): void {
  const odd = world.reports
    .splice(0)
    .map((event) =>
      'post' in event ? `${event.outcome}: ${event.post.kind} ${event.post.subject}` : event,
    );
  expect(odd).toEqual([`skipped: celebration ${idOf(guild, 'Hidden')}`]);
}

const LOOKS: readonly BoardWish[] = [
  { by: 'points' },
  { by: 'share' },
  { by: 'streak' },
  { by: 'improved' },
  { period: 'week' },
  { period: 'month' },
  { period: 'phase' },
];

/** Each week some look at some boards and at their own page; organisers at the report. */
async function look({ walk, goneIn }: Life, week: number): Promise<void> {
  const here = TEMPERS.filter(
    (name) =>
      (name !== 'Gone' || week < goneIn) &&
      (name !== 'Wander' || week < 3 || week >= walk.course.weeks - 1),
  );
  const turn = (list: readonly Temper[], place: number) => list[place % list.length] ?? 'Keen';
  for (const place of [0, 1, 2]) {
    await expectBoard(walk, turn(here, week + place), LOOKS[(3 * week + place) % LOOKS.length]);
    await expectOwnPage(walk, turn(here, 3 * week + place));
  }
  if (week % 3 === 0) await expectGroupReport(walk, 'Lin');
}

/** All boards, and everybody's own page and progress. */
async function lookAtAll({ walk }: Life): Promise<void> {
  for (const name of TEMPERS.filter((each) => each !== 'Gone')) {
    await expectOwnPage(walk, name);
    await expectProgress(walk, name);
  }
  for (const [place, wish] of LOOKS.entries()) {
    await expectBoard(walk, TEMPERS[place] ?? 'Keen', wish);
  }
  await expectGroupReport(walk, 'Lin');
  const { client, phrases } = member(walk, 'Other');
  const { title = '' } = messageOf(await client.command('leaderboard')).embeds[0] ?? {};
  expect(title).toContain(phrases.boardOf('').trim());
}
