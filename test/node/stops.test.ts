import { connect } from 'node:net';
import { gt, sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import { createStore } from '../../src/store/store.ts';
import { posts } from '../../src/store/tables/schema.ts';
import { DAY, makeGroup } from '../store/fixture.ts';
import { beginLife, hallOf, type Keeping, type Life } from './life.ts';
import { startProxy } from './proxy.ts';

/** Docker and others kill ten seconds after they asked. */
const DEADLINE = 10_000;
/** More than are sent side by side. */
const GROUPS = 40;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function begin(keeping: Keeping, through?: (url: string) => Promise<string>): Promise<Life> {
  const life = await beginLife(keeping, through);
  ends.push(life.end);
  return life;
}

/** Tells the program to stop; its exit code, and the milliseconds that it took. */
async function stop({ bot }: Life): Promise<{ code: number | null; took: number }> {
  const before = performance.now();
  bot.kill('SIGTERM');
  const code = await bot.ended;
  return { code, took: performance.now() - before };
}

/** Groups whose week came due just now, in a running bot's database. */
async function groupsDue(life: Life, database: string, count: number): Promise<void> {
  const [guild] = life.local.guilds;
  if (guild === undefined) throw new Error('the local Discord is empty');
  const connection = connectPostgres(database, 1);
  const store = createStore(connection.db);
  // To the minute, as a rhythm has it.
  const at = Math.floor(Date.now() / 60_000) * 60_000;
  const [date = '', time = ''] = new Date(at).toISOString().slice(0, 16).split('T');
  for (let place = 0; place < count; place++) {
    await makeGroup(store, {
      guildId: guild.id,
      change: {
        name: `Group ${place + 100}`,
        // Discord takes the messages of one channel one after another.
        channelId: life.local.discord.addChannel(guild.id, `group-${place}`),
        zone: 'UTC',
        rhythm: [{ week: 1, date, time, zone: 'UTC' }],
        weekStarts: Array.from({ length: 9 }, (_, week) => at + week * 7 * DAY),
        nextDueAt: at,
        sweptTo: at - 1,
      },
    });
  }
  await connection.close();
}

/** A bot that is down, and the address of its database. */
async function beginAsleep(): Promise<{ life: Life; database: string }> {
  const addresses: string[] = [];
  const life = await begin('Postgres', async (url) => {
    addresses.push(url);
    return url;
  });
  await stop(life);
  return { life, database: addresses[0] ?? '' };
}

/** How many posts there are in each state. */
async function statesIn(database: string): Promise<Record<string, number>> {
  const connection = connectPostgres(database, 1);
  const rows = await connection.db.select({ state: posts.state }).from(posts);
  await connection.close();
  return Object.fromEntries(
    [...new Set(rows.map(({ state }) => state))].map((state) => [
      state,
      rows.filter((row) => row.state === state).length,
    ]),
  );
}

/** How many posts are under a lease that lasts. */
async function heldIn(database: string): Promise<number> {
  const connection = connectPostgres(database, 1);
  const rows = await connection.db
    .select({ key: posts.groupId })
    .from(posts)
    .where(gt(posts.leaseUntil, sql`clock_timestamp()`));
  await connection.close();
  return rows.length;
}

test('told to stop amid many posts, the bot finishes those under way and takes on no more', async () => {
  const { life, database } = await beginAsleep();
  await groupsDue(life, database, GROUPS);
  // Each message takes a while, so that the signal comes in the middle.
  life.local.discord.faults.add(({ method, path }) =>
    method === 'POST' && path.endsWith('/messages') ? { delayMs: 500 } : undefined,
  );
  await life.start();
  const sent = () =>
    life.local.discord.requests.filter(
      ({ method, path, status }) =>
        method === 'POST' && path.endsWith('/messages') && status === 200,
    ).length;
  await expect.poll(sent, { timeout: 20_000 }).toBeGreaterThan(0);
  const { code, took } = await stop(life);
  expect(code).toBe(0);
  expect(took).toBeLessThan(DEADLINE);
  const posted = sent();
  expect(posted).toBeLessThan(GROUPS);
  expect(life.bot.output()).not.toContain('stopped-midway');
  // What was under way is written down, and what had not left is put back: nobody waits for a lease.
  expect(await heldIn(database)).toBe(0);

  life.local.discord.faults.clear();
  await life.start();
  await expect.poll(() => statesIn(database), { timeout: 40_000 }).toEqual({ sent: GROUPS });
  expect(sent()).toBe(GROUPS);
}, 120_000);

test('told to stop while Discord answers nothing, the bot does not wait for it', async () => {
  const { life, database } = await beginAsleep();
  await groupsDue(life, database, 3);
  life.local.discord.faults.add(({ method, path }) =>
    method === 'POST' && path.endsWith('/messages') ? { delayMs: 60_000 } : undefined,
  );
  await life.start();
  await expect.poll(() => statesIn(database), { timeout: 20_000 }).toEqual({ sending: 3 });
  life.local.gateway.freeze(true);
  const { code, took } = await stop(life);
  expect(code).toBe(0);
  expect(took).toBeLessThan(DEADLINE);
  expect(life.bot.output()).toContain('stopped-midway');
  // Whoever comes next looks for them in their channels before sending again.
  expect(await statesIn(database)).toEqual({ sending: 3 });
}, 90_000);

test('told to stop while the database is away, the bot goes', async () => {
  const proxies: Awaited<ReturnType<typeof startProxy>>[] = [];
  const life = await begin('Postgres', async (url) => {
    const proxy = await startProxy(url);
    proxies.push(proxy);
    ends.push(proxy.close);
    return proxy.url;
  });
  proxies[0]?.swallow();
  // Somebody waits for an answer that needs the database.
  const { mei } = hallOf(life);
  const asked = mei.command('roadmap list');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const { code, took } = await stop(life);
  expect(code).toBe(0);
  expect(took).toBeLessThan(DEADLINE);
  await asked;
}, 60_000);

test('told to stop while somebody holds a connection open, the bot goes', async () => {
  const life = await begin('a folder');
  const socket = connect(life.bot.port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('POST /interactions HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nhalf');
  await new Promise((resolve) => setTimeout(resolve, 200));
  const { code, took } = await stop(life);
  socket.destroy();
  expect(code).toBe(0);
  expect(took).toBeLessThan(DEADLINE);
}, 60_000);
