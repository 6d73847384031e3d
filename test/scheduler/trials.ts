import { eq, sql } from 'drizzle-orm';
import { posts } from '../../src/store/tables/schema.ts';
import { readChannel, readMessage } from '../fakes/read-message.ts';
import { member, type Walk } from '../fakes/walk.ts';
import type { World } from '../fakes/world.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The Monday after a world's today, so that each trial begins on fresh ground. */
export function nextMonday(world: World): string {
  const at = new Date(world.now() + 24 * HOUR);
  while (at.getUTCDay() !== 1) at.setTime(at.getTime() + 24 * HOUR);
  return at.toISOString().slice(0, 10);
}

/** When a week of the group begins. */
export function startOf({ course }: Walk, week: number): number {
  return course.calendars[0]?.starts[week - 1] ?? 0;
}

export async function sweepAt(walk: Walk, week: number, later = 0) {
  walk.world.goTo(startOf(walk, week) + later);
  return walk.world.product.sweep();
}

/** The titles of what stands in the group's channel. */
export function titles({ world, channelId }: Walk): string[] {
  return readChannel(world.local.discord, channelId).map(
    ({ title }) => title.split(' · ')[0] ?? '',
  );
}

/** What organisers have been told, and by which buttons it goes on. */
export function notices({ world, guild }: Walk) {
  return world.local.discord.messages(guild.channels.notices ?? '').map(readMessage);
}

export async function chooseNotices(walk: Walk): Promise<void> {
  await member(walk, 'Lin').client.command('setup', { notices: walk.guild.channels.notices ?? '' });
}

/** Everything reported since the last look: a post's outcome, or the whole of another event. */
export function told(world: World): unknown[] {
  return world.reports.splice(0).map((event) => ('outcome' in event ? event.outcome : event));
}

export async function rows({ world, guild }: Walk) {
  return world.connection.db.select().from(posts).where(eq(posts.guildId, guild.id));
}

/** Requests for the group's channel, such as `POST` to its messages. */
export function request({ channelId }: Walk, method: string, rest = ''): RegExp {
  return new RegExp(`^${method} /channels/${channelId}/messages${rest}$`);
}

/** Ends all groups, so that the next trial is alone. */
export async function clearAway(world: World): Promise<void> {
  await world.connection.db.execute(sql`update groups set status = 'finished'`);
  await world.connection.db.execute(sql`delete from posts`);
  world.local.discord.faults.clear();
  world.reports.splice(0);
}
