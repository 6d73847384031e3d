import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Gateway, openGateway } from '../../src/gateway/gateway.ts';
import { purgeDeparted } from '../../src/purge-departed.ts';
import { departureStore } from '../../src/store/departures.ts';
import { groups, guilds } from '../../src/store/tables/schema.ts';
import { wait } from '../../src/wait.ts';
import { beginSmall, passLeases } from '../fakes/small-group.ts';
import type { Walk } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';
import { clearAway, HOUR, nextMonday, rows, sweepAt, titles } from '../scheduler/trials.ts';

const DAY = 24 * HOUR;

let world: World;
const gateways: Gateway[] = [];
beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [] });
});
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.close();
  await clearAway(world);
});
afterAll(() => world.close());

/** Logs the bot in, as it does at its start. */
async function login(): Promise<Gateway> {
  const departures = departureStore(world.connection.db);
  const gateway = await openGateway({
    token: world.local.token,
    apiBase: world.local.apiBase,
    dispatch: world.product.dispatch,
    answer: world.product.answerInteraction,
    servers: {
      present: (ids) => departures.present(ids, world.now()),
      joined: departures.rejoin,
      left: (id) => departures.depart(id, world.now()),
    },
    background: (work) => void work.catch(() => {}),
    report: () => {},
    wait,
    elapsed: () => performance.now(),
  });
  gateways.push(gateway);
  return gateway;
}

async function departedAt({ guild }: Walk): Promise<number | null> {
  const { db } = world.connection;
  const [row] = await db.select().from(guilds).where(eq(guilds.guildId, guild.id));
  return row?.departedAt ?? null;
}

test('kicked from a server, the bot stops its schedules at once and goes on when it is back', async () => {
  const walk = await beginSmall(world, 'Kicked', nextMonday(world));
  await login();
  await sweepAt(walk, 1);
  const before = titles(walk);
  expect(before).toHaveLength(1);

  world.local.discord.kickBot(walk.guild.id);
  await expect.poll(() => departedAt(walk)).toBe(world.now());
  await sweepAt(walk, 2);
  expect(await rows(walk)).toHaveLength(1);
  expect(world.reports).toEqual([]);

  world.local.discord.inviteBot(walk.guild.id);
  await expect.poll(() => departedAt(walk)).toBeNull();
  await sweepAt(walk, 2, HOUR);
  expect(titles(walk).length).toBeGreaterThan(before.length);
});

test('a server that Discord’s outage makes unavailable keeps its schedules', async () => {
  const walk = await beginSmall(world, 'Outage', nextMonday(world));
  await login();
  world.local.discord.loseGuild(walk.guild.id);
  // News comes in order: once this has arrived, the other has been heard.
  const later = await beginSmall(world, 'Kicked later', nextMonday(world));
  world.local.discord.kickBot(later.guild.id);
  await expect.poll(() => departedAt(later)).not.toBeNull();
  await sweepAt(walk, 1);
  expect(await departedAt(walk)).toBeNull();
  expect(titles(walk)).toHaveLength(1);
});

test('kicked while it was away, the bot finds out when it logs in', async () => {
  const [stays, leaves] = [
    await beginSmall(world, 'Stays', nextMonday(world)),
    await beginSmall(world, 'Leaves', nextMonday(world)),
  ];
  const gateway = await login();
  await gateway.close();
  world.local.discord.kickBot(leaves.guild.id);
  await login();
  await expect.poll(() => departedAt(leaves)).toBe(world.now());
  expect(await departedAt(stays)).toBeNull();
  await sweepAt(stays, 1);
  expect(titles(stays)).toHaveLength(1);
  expect(await rows(leaves)).toEqual([]);
});

test('thirty days after it was removed, nothing of a server is left', async () => {
  const walk = await beginSmall(world, 'Gone', nextMonday(world));
  await login();
  await sweepAt(walk, 1);
  world.local.discord.kickBot(walk.guild.id);
  await expect.poll(() => departedAt(walk)).not.toBeNull();
  const { db } = world.connection;
  const departures = departureStore(db);
  const reports: unknown[] = [];
  const purgeAfter = (days: number) =>
    purgeDeparted(departures, world.now() + days * DAY, (event) => void reports.push(event));
  const kept = () => db.select().from(groups).where(eq(groups.guildId, walk.guild.id));

  await purgeAfter(29);
  expect(await kept()).toHaveLength(1);
  await purgeAfter(31);
  expect(await kept()).toEqual([]);
  expect(await rows(walk)).toEqual([]);
  expect(reports).toContainEqual({ event: 'purged', detail: { servers: 1 } });
  await passLeases(world);
  expect(await world.product.sweep()).toMatchObject({ sent: 0, postponed: 0 });
});
