import { sql } from 'drizzle-orm';
import type { Walk } from './walk.ts';
import { begin } from './walk.ts';
import type { World } from './world.ts';

/** Mondays at 12:00 in UTC. */
export function mondays(count: number, from: string): string[] {
  return Array.from({ length: count }, (_, week) =>
    new Date(Date.parse(`${from}T12:00:00Z`) + week * 7 * 86_400_000).toISOString(),
  );
}

/** A group of its own server, for one trial: FastAPI in twelve weeks, English, UTC. */
export async function beginSmall(world: World, name: string, from: string): Promise<Walk> {
  const guild = world.local.discord.addGuild({
    name,
    channels: ['study', 'notices'],
    members: [{ name: 'Lin', organiser: true }, { name: 'Mei' }, { name: 'Kai' }],
  });
  return begin(world, {
    guild,
    channel: 'study',
    organiser: 'Lin',
    roadmap: { key: 'fastapi-next-steps', language: 'en' },
    name,
    zone: 'UTC',
    firstDay: from,
    time: '12:00',
    starts: mondays(13, from),
  });
}

/** Stands for waiting until every lease and every quiet period is over; they are the database's. */
export async function passLeases(world: World): Promise<void> {
  await world.connection.db.execute(
    sql`update posts set lease_until = now() - interval '1 second' where lease_until is not null`,
  );
}

/** Stands for waiting until every halt is over. */
export async function passHalts(world: World): Promise<void> {
  await world.connection.db.execute(sql`update halts set until = now() - interval '1 second'`);
}
