import type { APIMessage } from 'discord-api-types/v10';
import { expect } from 'vitest';
import { deadlineOf, escaped, weekAt } from './course.ts';
import type { CourseItem } from './course-plan.ts';
import { expectedChecklist, menuOf, recordedText, standingOf } from './expected-answers.ts';
import { pointsIn } from './oracle.ts';
import { readMessage } from './read-message.ts';
import { member, moment, text, type Walk } from './walk.ts';

/** What members do, each a minute after the last; every answer is compared with what it must say. */

/** Joins or comes back, and hears where the group stands. */
export async function join(walk: Walk, name: string): Promise<APIMessage> {
  const { id, client, phrases, now } = member(walk, name);
  const { course } = walk;
  const back = course.facts.some((fact) => fact.member === id);
  const joined = await client.command('roadmap join');
  course.facts.push({ kind: 'join', member: id, ...moment(walk, now) });
  const week = weekAt(course, now);
  const { ticked } = standingOf(course, id);
  const own = course.items.filter((item) => item.week === week).length;
  const late = course.items.filter((item) => item.week < week && !ticked.has(item.id)).length;
  const end = deadlineOf(course, phrases, week, now);
  const lines = readMessage(joined.message).content.split('\n');
  const group = escaped(course.name);
  const greeting = back ? phrases.resumed(group) : phrases.joined(group);
  expect(lines.slice(0, week === 0 ? 1 : 2 + (late > 0 ? 1 : 0))).toEqual([
    greeting,
    ...(week === 0
      ? []
      : [
          end.at === undefined
            ? phrases.joinedPaused(week, course.weeks)
            : phrases.joinedWeek(week, course.weeks, own, end.at),
        ]),
    ...(late === 0 ? [] : [phrases.joinedLate(late)]),
  ]);
  expect(joined.ephemeral).toBe(true);
  return messageOf(joined);
}

/** Joins and names the topics known already. */
export async function joinKnowing(walk: Walk, name: string, topics: string[]): Promise<void> {
  const welcome = await join(walk, name);
  const { id, client, phrases, now } = member(walk, name);
  const { course } = walk;
  const titles = [...new Set(course.items.map(({ topic }) => topic))];
  const places = topics.map((topic) => String(titles.indexOf(topic)));
  const known = course.items.filter(({ topic }) => topics.includes(topic));
  const chosen = await client.choose(welcome, `roadmap.join:known:${course.groupId}:0`, places);
  course.facts.push({ kind: 'known', member: id, items: known, ...moment(walk, now) });
  expect(readMessage(chosen.message).content).toContain(phrases.knownItems(known.length));
}

export async function leave(walk: Walk, name: string): Promise<void> {
  const { id, client, now } = member(walk, name);
  const asked = await client.command('roadmap leave');
  await client.click(messageOf(asked), `roadmap.leave:yes:${walk.course.groupId}`);
  walk.course.facts.push({ kind: 'leave', member: id, ...moment(walk, now) });
}

/** Presses Check in on the week's post and ticks items of the private list, all at once. */
export async function tick(walk: Walk, name: string, items: readonly CourseItem[]): Promise<void> {
  const { id, client, phrases, now } = member(walk, name);
  const { course, world, channelId } = walk;
  const week = Math.min(weekAt(course, now), course.weeks);
  const button = `done:open:${course.groupId}:${week}`;
  const post = world.local.discord
    .messages(channelId)
    .find((message) => readMessage(message).buttons.some((each) => each.endsWith(button)));
  if (post === undefined) throw new Error(`week ${week} has not been posted`);
  const opened = await client.click(post, button);
  const before = expectedChecklist(course, phrases, id, now, '');
  expect({ ...readMessage(opened.message), ephemeral: opened.ephemeral }).toEqual({
    ...before,
    ephemeral: true,
  });
  const ticked = standingOf(course, id).ticked;
  const page = course.items.filter((item) => item.week === week).slice(0, 25);
  const offered = page.map((item) => item.id);
  const wanted = new Set([...items.map((item) => item.id), ...ticked.keys()]);
  const chosen = await client.choose(
    messageOf(opened),
    menuOf(course, now),
    offered.filter((item) => wanted.has(item)),
  );
  const fresh = items.filter((item) => !ticked.has(item.id));
  course.facts.push({ kind: 'done', member: id, items: fresh, ...moment(walk, now) });
  const news = recordedText(course, phrases, id, fresh, now);
  const shown = readMessage(chosen.message);
  // Which interaction it was, only its own button tells.
  const interactionId = /done:back:\d+:\w+:0:(\d+)/.exec(shown.buttons.join())?.[1] ?? 'none';
  const ticks = fresh.length === 0 ? null : { interactionId, items: fresh };
  expect(shown).toEqual(expectedChecklist(course, phrases, id, now, news, ticks));
}

/** Types part of an item into `/done`, takes it from the list, and gets the answer's message. */
export async function done(
  walk: Walk,
  name: string,
  item: CourseItem,
  extras: { note?: string; link?: string } = {},
): Promise<APIMessage> {
  const { id, client, phrases, now } = member(walk, name);
  const { course } = walk;
  const offered = await client.autocomplete('done', 'item', item.text.slice(0, 12).toUpperCase());
  const choice = offered.choices?.find(({ value }) => value === item.id);
  expect(choice?.name).toBe(
    (item.text === item.topic ? item.text : `${item.text} · ${item.topic}`).slice(0, 100),
  );
  const answered = await client.command('done', { item: item.id, ...extras });
  course.facts.push({ kind: 'done', member: id, items: [item], ...moment(walk, now) });
  expect(readMessage(answered.message)).toEqual({
    ...text(recordedText(course, phrases, id, [item], now)),
    buttons: [
      `${phrases.undo} -> undo:item:${course.groupId}:${item.id}`,
      `${phrases.addNote} -> done:write:${course.groupId}:${item.id}`,
      `${phrases.checklist} -> done:panel:${course.groupId}:week:0`,
    ],
  });
  return messageOf(answered);
}

/** What `/done` offers before anything is typed: this week, then what is late, then the rest. */
export async function expectOffers(walk: Walk, name: string): Promise<void> {
  const { id, client, now } = member(walk, name);
  const { ticked } = standingOf(walk.course, id);
  const week = weekAt(walk.course, now);
  const open = walk.course.items.filter((item) => !ticked.has(item.id));
  const offered = await client.autocomplete('done', 'item', '');
  expect(offered.choices?.map(({ value }) => value)).toEqual(
    [
      ...open.filter((item) => item.week === week),
      ...open.filter((item) => item.week < week),
      ...open.filter((item) => item.week > week),
    ]
      .slice(0, 25)
      .map((item) => item.id),
  );
}

/** Takes back the last check-in by `/undo`, or by the button under its answer. */
export async function undo(
  walk: Walk,
  name: string,
  item: CourseItem,
  answer: APIMessage | null,
): Promise<void> {
  const { id, client, phrases, now } = member(walk, name);
  const { course } = walk;
  const undone =
    answer === null
      ? await client.command('undo')
      : await client.click(answer, `undo:item:${course.groupId}:${item.id}`);
  course.facts.push({ kind: 'undo', member: id, items: [item], ...moment(walk, now) });
  const points = pointsIn(standingOf(course, id), 'all');
  expect(readMessage(undone.message)).toEqual({
    ...text(phrases.undone(escaped(item.text), item.points, points)),
    buttons: [`${phrases.checklist} -> done:open:${course.groupId}`],
  });
}

export function messageOf(outcome: { message?: APIMessage; failed?: string }): APIMessage {
  if (outcome.message === undefined) throw new Error(outcome.failed ?? 'there was no answer');
  return outcome.message;
}
