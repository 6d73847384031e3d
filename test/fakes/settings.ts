import { expect } from 'vitest';
import { escaped, weekAt } from './course.ts';
import { messageOf } from './members.ts';
import { member, moment, type Walk } from './walk.ts';

/** What members choose for themselves, a minute after the last each. */

/** Weeks off, this one or the next. */
export async function takeLeave(walk: Walk, name: string, which: 'this' | 'next'): Promise<void> {
  const { id, client, phrases, now } = member(walk, name);
  const { course } = walk;
  const off = weekAt(course, now) + (which === 'next' ? 1 : 0);
  const taken = messageOf(await client.command('leave-week', { week: which }));
  expect(taken.content).toContain(phrases.leaveTaken(escaped(course.name), off));
  course.facts.push({ kind: 'week-off', member: id, off, ...moment(walk, now) });
}

export async function hide(walk: Walk, name: string): Promise<void> {
  const { id, client, now } = member(walk, name);
  const panel = messageOf(await client.command('me settings'));
  await client.choose(panel, 'me.settings:visibility', ['hidden']);
  walk.course.facts.push({
    kind: 'name',
    member: id,
    alias: null,
    hidden: true,
    ...moment(walk, now),
  });
}

export async function goBy(walk: Walk, name: string, alias: string): Promise<void> {
  const { id, client, now } = member(walk, name);
  const panel = messageOf(await client.command('me settings'));
  const { modal } = await client.choose(panel, 'me.settings:visibility', ['alias']);
  if (modal === undefined) throw new Error('nobody asked for the alias');
  await client.submit(modal, { fields: { alias } });
  walk.course.facts.push({ kind: 'name', member: id, alias, hidden: false, ...moment(walk, now) });
}

/** Lives in another zone, and wants to be reminded of what is open. */
export async function askForReminders(walk: Walk, name: string, zone: string): Promise<void> {
  const { client } = member(walk, name);
  const panel = messageOf(await client.command('me settings', { 'time-zone': zone }));
  await client.choose(panel, 'me.settings:remind', ['week']);
}

/** The reminder of the running week comes at that instant, and not before; it is the only one. */
export async function expectReminder(walk: Walk, name: string, at: string): Promise<void> {
  const { world, course } = walk;
  const { id } = member(walk, name);
  const letters = () => world.local.discord.directMessages(id);
  const before = letters().length;
  world.goTo(Date.parse(at) - 1000);
  await world.product.sweep();
  expect(letters()).toHaveLength(before);
  world.goTo(at);
  await world.product.sweep();
  const week = weekAt(course, world.now());
  const end = (course.calendars.at(-1)?.starts[week] ?? 0) / 1000;
  const done = new Set<string>();
  for (const fact of course.facts) {
    if (fact.member !== id) continue;
    if (fact.kind === 'done') for (const item of fact.items) done.add(item.id);
    if (fact.kind === 'undo') for (const item of fact.items) done.delete(item.id);
  }
  const open = course.items.filter((item) => item.week === week && !done.has(item.id)).length;
  const said = letters()
    .slice(before)
    .map(({ content }) => content.split('\n')[0]);
  const when = `<t:${end}:F> (<t:${end}:R>)`;
  const { reminded } = course.phrases;
  expect(said).toEqual(open === 0 ? [] : [reminded(escaped(course.name), week, when, open)]);
}

/** `/me delete`, confirmed. */
export async function deleteAll(walk: Walk, name: string): Promise<void> {
  const { id, client, phrases, now } = member(walk, name);
  const asked = messageOf(await client.command('me delete'));
  const yes = /"(me\.delete:yes:\w+)"/.exec(JSON.stringify(asked.components))?.[1] ?? '';
  const gone = await client.click(asked, yes);
  walk.course.facts.push({ kind: 'erase', member: id, ...moment(walk, now) });
  expect(gone.message?.content).toBe(phrases.deleted);
  await walk.world.settle();
}
