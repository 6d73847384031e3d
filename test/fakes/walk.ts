import { expect } from 'vitest';
import type { DiscordLocale } from '../../src/playground/state/discord-state.ts';
import type { GuildIds } from '../../src/playground/state/world.ts';
import { type Course, newCourse, phrasesOf, weekAt } from './course.ts';
import { openItems, shippedRoadmap } from './course-plan.ts';
import { expectedChannel } from './expected-posts.ts';
import { NOTHING, publicIds, readChannel, readMessage, type Shown } from './read-message.ts';
import type { World } from './world.ts';

/** A group on its way: the product, what is expected of it, and where it meets. */
export type Walk = {
  world: World;
  course: Course;
  guild: GuildIds;
  channelId: string;
  zone: string;
};

export type Beginning = {
  guild: GuildIds;
  channel: string;
  organiser: string;
  roadmap: { key: string; language: string };
  name: string;
  zone: string;
  firstDay: string;
  time: string;
  /** The starts of all weeks and the end of the last, by hand. */
  starts: readonly string[];
  /** The items of each week by hand; without, those that the preview counts, in order. */
  weeks?: readonly (readonly string[])[];
};

const MINUTE = 60_000;

/** Sets a server up and starts a group, as an organiser does. Checks the preview on the way. */
export async function begin(world: World, beginning: Beginning): Promise<Walk> {
  const { guild, zone, starts, name } = beginning;
  const channelId = guild.channels[beginning.channel] ?? '';
  const { language } = beginning.roadmap;
  const roadmap = shippedRoadmap(beginning.roadmap.key, language);
  const organiser = world.local.discord.as(idOf(guild, beginning.organiser), { channelId });
  await organiser.command('setup', { language, 'time-zone': zone, channel: channelId });
  const offered = await organiser.autocomplete('group create', 'roadmap', roadmap.title);
  const created = await organiser.command('group create', {
    roadmap: offered.choices?.[0]?.value ?? '',
    'first-day': beginning.firstDay,
    time: beginning.time,
    weeks: starts.length - 1,
    name,
  });
  const preview = readMessage(created.message);
  const counts = preview.body.flatMap((line) => {
    const found = /^\*\*\D*(\d+)\D*\*\* · .+ · (\d+)\D+(\d+)\D+$/.exec(line);
    return found === null ? [] : [{ items: Number(found[2]), points: Number(found[3]) }];
  });
  const items = openItems(roadmap, weekOf(beginning.weeks, counts));
  const course = newCourse({ name, roadmap, items, starts: starts.map((at) => Date.parse(at)) });
  expect(counts).toEqual(
    starts.slice(1).map((_, index) => {
      const own = items.filter(({ week }) => week === index + 1);
      return { items: own.length, points: own.reduce((sum, { points }) => sum + points, 0) };
    }),
  );
  const start = preview.buttons.map((button) => /group\.create:start:(\d+)/.exec(button))[0];
  course.groupId = start?.[1] ?? '';
  const message = created.message;
  if (message === undefined) throw new Error('there is no preview');
  await organiser.click(message, `group.create:start:${course.groupId}`);
  await world.settle();
  return { world, course, guild, channelId, zone };
}

function weekOf(
  weeks: readonly (readonly string[])[] | undefined,
  counts: readonly { items: number }[],
): (text: string, place: number) => number {
  if (weeks === undefined) {
    const ends = counts.map((_, i) => counts.slice(0, i + 1).reduce((sum, c) => sum + c.items, 0));
    return (_, place) => ends.findIndex((end) => place < end) + 1;
  }
  // Two items may read the same; the one that comes first in the roadmap is in the earlier week.
  const left = weeks.flatMap((texts, index) => texts.map((text) => ({ text, week: index + 1 })));
  return (text) => {
    const place = left.findIndex((each) => each.text === text);
    return left.splice(place, 1)[0]?.week ?? 0;
  };
}

export function idOf(guild: GuildIds, name: string): string {
  const id = guild.members[name];
  if (id === undefined) throw new Error(`there is no ${name}`);
  return id;
}

/** A member a minute later, with the words of their own client. */
export function member({ world, guild, channelId }: Walk, name: string) {
  world.goTo(world.now() + MINUTE);
  const id = idOf(guild, name);
  const locale: DiscordLocale = world.local.discord.state.users[id]?.locale ?? 'en-US';
  const client = world.local.discord.as(id, { channelId });
  return { id, client, phrases: phrasesOf(locale), now: world.now() };
}

/** When something is done: the group's week and the local month. */
export function moment({ course, zone }: Walk, at: number) {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at);
  return { at, week: weekAt(course, at), month: day.slice(0, 7) };
}

/** Everything in the channel and its threads is what it must be, and pinged nobody. */
export function expectChannel({ world, course, channelId }: Walk): void {
  const { discord } = world.local;
  const shown = readChannel(discord, channelId).map(withoutBlockerIds);
  expect(shown).toEqual(expectedChannel(course, world.now()));
  for (const id of publicIds(discord, channelId)) {
    expect(discord.pings(id)).toEqual({ everyone: false, users: [], roles: [] });
  }
}

/** The numbers of blockers are the database's own. */
function withoutBlockerIds(shown: Shown): Shown {
  const buttons = shown.buttons.map((each) =>
    each.replace(/(standup:(?:help|solved):\d+):\d+/, '$1:*'),
  );
  const { thread } = shown;
  return {
    ...shown,
    buttons,
    thread: thread && { ...thread, messages: thread.messages.map(withoutBlockerIds) },
  };
}

/** A second before a week's start nothing has changed; at its start everything is there. */
export async function startWeek(walk: Walk, week: number): Promise<void> {
  const { world, course } = walk;
  const at = course.calendars.at(-1)?.starts[week - 1] ?? 0;
  await world.settle();
  world.goTo(at - 1000);
  await world.product.sweep();
  expectChannel(walk);
  world.goTo(at);
  await world.product.sweep();
  expectChannel(walk);
}

/** A private message of one text, such as most answers are. */
export function text(content: string) {
  return { ...NOTHING, content };
}
