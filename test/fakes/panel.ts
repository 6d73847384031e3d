import type { APIMessage } from 'discord-api-types/v10';
import { expect } from 'vitest';
import { weekAt } from './course.ts';
import { expectedChecklist, menuOf, recordedText, standingOf } from './expected-answers.ts';
import { messageOf } from './members.ts';
import { readMessage } from './read-message.ts';
import { member, moment, type Walk } from './walk.ts';

/** What members do with the private panel beside ticking a few items of the week. */

/** Opens it and takes all ticks of the running week away. */
export async function untickWeek(walk: Walk, name: string): Promise<void> {
  const { id, client, phrases, now } = member(walk, name);
  const { course } = walk;
  const opened = messageOf(await client.command('plan'));
  const chosen = await client.choose(opened, menuOf(course, now), []);
  const { ticked } = standingOf(course, id);
  const week = course.items.filter((item) => item.week === weekAt(course, now)).slice(0, 25);
  const items = week.filter((item) => ticked.get(item.id)?.kind === 'done');
  course.facts.push({ kind: 'undo', member: id, items, ...moment(walk, now) });
  const shown = readMessage(chosen.message);
  expect(shown).toEqual(expectedChecklist(course, phrases, id, now, shown.content));
}

/** Opens "Everything" and ticks page after page of what is open. */
export async function tickEverything(walk: Walk, name: string): Promise<void> {
  const { client } = member(walk, name);
  const { course, world } = walk;
  const opened = messageOf(await client.command('plan'));
  let page = messageOf(await client.click(opened, `done:scope:${course.groupId}:all`));
  for (let from = 0; from < course.items.length; from += 25) {
    const { id, phrases, now } = member(walk, name);
    const part = course.items.slice(from, from + 25);
    const { ticked } = standingOf(course, id);
    const chosen = await client.choose(
      page,
      menuIn(page),
      part.map((item) => item.id),
    );
    const items = part.filter((item) => !ticked.has(item.id));
    course.facts.push({ kind: 'done', member: id, items, ...moment(walk, now) });
    expect(messageOf(chosen).content).toBe(recordedText(course, phrases, id, items, now));
    await world.settle();
    page = messageOf(chosen);
    const next = `done:panel:${course.groupId}:all:${from / 25 + 1}`;
    if (from + 25 < course.items.length) page = messageOf(await client.click(page, next));
  }
}

function menuIn(message: APIMessage): string {
  const [menu = ''] = readMessage(message).menus;
  return /^done:tick:[\w:-]+(?=: )/.exec(menu)?.[0] ?? menu;
}
