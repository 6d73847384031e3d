import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import { createStore } from '../../src/store/store.ts';
import { posts } from '../../src/store/tables/schema.ts';
import { DAY, makeGroup } from '../store/fixture.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { type Bot, makeFolder, runBot, startBot, variablesOf } from './bot.ts';

/** Enough that two schedulers have something to do side by side. */
const GROUPS = 12;
/** The lease of a post that nobody finished, the minute's tick after it, and some room. */
const TAKEN_OVER = 180_000;

/** Lets a process load anything but discord.js. */
const WITHOUT_DISCORD_JS = `--import=data:text/javascript,${encodeURIComponent(`
  import { register } from 'node:module';
  register('data:text/javascript,' + encodeURIComponent(\`
    export async function resolve(name, context, next) {
      if (name === 'discord.js') throw new Error('discord.js was asked for');
      return next(name, context);
    }\`));`)}`;

let folder: Awaited<ReturnType<typeof makeFolder>>;
let local: LocalDiscord;
let server: RealPostgres;
let database: string;
const running = new Set<Bot>();

beforeAll(async () => {
  folder = await makeFolder();
  [server, local] = await Promise.all([startPostgres(), startLocalDiscord({ now: Date.now })]);
  database = await server.createEmpty();
});
afterAll(async () => {
  await Promise.all([...running].map(kill));
  await local?.close();
  await server?.stop();
  await folder?.remove();
});

const variables = (roles: string, more: Record<string, string> = {}) => ({
  ...variablesOf(local),
  DATABASE_URL: database,
  ROADMATE_ROLES: roles,
  ...more,
});

async function start(role: string, more: Record<string, string> = {}): Promise<Bot> {
  const bot = await startBot(variables(role, more), folder.path);
  running.add(bot);
  return bot;
}

async function kill(bot: Bot): Promise<void> {
  running.delete(bot);
  bot.kill('SIGKILL');
  await bot.ended;
}

/** Groups, each in a channel of its own, whose first week came due this minute; gives the channels. */
async function groupsDue(): Promise<string[]> {
  const [guild] = local.guilds;
  if (guild === undefined) throw new Error('the local Discord is empty');
  const connection = connectPostgres(database, 1);
  const store = createStore(connection.db);
  const at = Math.floor(Date.now() / 60_000) * 60_000;
  const first = new Date(at).toISOString();
  const rhythm = [{ week: 1, date: first.slice(0, 10), time: first.slice(11, 16), zone: 'UTC' }];
  const channels: string[] = [];
  for (let place = 0; place < GROUPS; place++) {
    const channelId = local.discord.addChannel(guild.id, `group-${place}`);
    channels.push(channelId);
    const starts = Array.from({ length: 9 }, (_, week) => at + week * 7 * DAY);
    const due = { zone: 'UTC', rhythm, weekStarts: starts, nextDueAt: at, sweptTo: at - 1 };
    await makeGroup(store, {
      guildId: guild.id,
      change: { name: `Group ${channelId}`, channelId, ...due },
    });
  }
  await connection.close();
  return channels;
}

/** How many posts somebody had begun to send. */
async function unfinished(): Promise<number> {
  const connection = connectPostgres(database, 1);
  const rows = await connection.db.select().from(posts).where(eq(posts.state, 'sending'));
  await connection.close();
  return rows.length;
}

const counts = (channels: readonly string[]) =>
  channels.map((channel) => local.discord.messages(channel).length);
const onceEach = Array.from({ length: GROUPS }, () => 1);
const page = async (bot: Bot, path: string) => fetch(new URL(path, bot.interactions));

function members() {
  const [guild] = local.guilds;
  const { study } = guild?.channels ?? {};
  const { Lin, Mei } = guild?.members ?? {};
  if (!study || !Lin || !Mei) throw new Error('the local Discord is empty');
  const as = (member: string) => local.discord.as(member, { channelId: study });
  return { lin: as(Lin), mei: as(Mei) };
}

describe('the roles apart, on one Postgres that was empty,', () => {
  let gateway: Bot;
  let https: [Bot, Bot];
  let schedulers: [Bot, Bot];

  test('start side by side, each as what it is, and only the gateway loads discord.js', async () => {
    const secret = join(folder.path, 'token');
    await writeFile(secret, `${local.token}\n`);
    const without = { NODE_OPTIONS: WITHOUT_DISCORD_JS };
    const [line, ...others] = await Promise.all([
      start('gateway'),
      start('http', without),
      start('http', { ...without, DISCORD_TOKEN: '', DISCORD_TOKEN_FILE: secret }),
    ]);
    gateway = line;
    https = [others[0], others[1]];
    expect(local.gateway.connections()).toBe(1);
    for (const bot of [gateway, ...https]) {
      expect((await page(bot, '/healthz')).status).toBe(200);
      expect((await page(bot, '/readyz')).status).toBe(200);
    }
    expect(await (await page(gateway, '/metrics')).text()).toContain('state="ready"} 1');
    expect((await page(https[0], '/interactions')).status).toBe(404);
    const posted = { method: 'POST', body: '{}' };
    expect((await fetch(https[0].interactions, posted)).status).toBe(401);
    expect((await fetch(gateway.interactions, posted)).status).toBe(404);
    const refused = runBot(variables('gateway', { ...without, PORT: '0' }), folder.path);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain('discord.js was asked for');
  });

  test('post what is due once, though two schedulers begin at the same moment', async () => {
    const channels = await groupsDue();
    const [first, second] = await Promise.all([start('scheduler'), start('scheduler')]);
    schedulers = [first, second];
    await expect.poll(() => counts(channels), { timeout: 30_000 }).toEqual(onceEach);
    const figuresOf = async (bot: Bot) => (await page(bot, '/metrics')).text();
    const hasSwept = async (bot: Bot) =>
      /^roadmate_last_sweep_timestamp_seconds \d/m.test(await figuresOf(bot));
    await expect
      .poll(() => Promise.all(schedulers.map(hasSwept)), { timeout: 20_000 })
      .toEqual([true, true]);
    // Else it would look as if it were long overdue in a process that never sweeps.
    expect(await Promise.all(https.map(hasSwept))).toEqual([false, false]);
    const figures = await Promise.all([...schedulers, ...https].map(figuresOf));
    // Nobody is waiting for a gateway in a process that has none.
    expect(figures.join()).not.toContain('roadmate_gateway_state{');
    expect((await page(first, '/healthz')).status).toBe(200);
  });

  test('answer over the gateway and over either address, and count a repeated one once', async () => {
    const { lin, mei } = members();
    const roadmaps = await lin.autocomplete('group create', 'roadmap', 'fastapi');
    const preview = await lin.command('group create', {
      roadmap: String(roadmaps.choices?.[0]?.value),
      time: '09:00',
      'time-zone': 'UTC',
      name: 'Night owls',
    });
    if (preview.message === undefined) throw new Error(preview.failed ?? 'there is no preview');
    const button = /"custom_id":"([^"]*start[^"]*)"/.exec(JSON.stringify(preview.message))?.[1];
    const started = await lin.click(preview.message, button ?? '');
    expect(started.message?.content).toContain('Night owls');
    const groups = await mei.autocomplete('roadmap join', 'group', 'Night');
    await local.useInteractions(https[0].interactions);
    const joined = await mei.command('roadmap join', {
      group: String(groups.choices?.[0]?.value),
    });
    expect(joined.failed).toBeUndefined();
    await local.useInteractions(https[1].interactions);
    const items = await mei.autocomplete('done', 'item', '');
    const done = await mei.command('done', { item: String(items.choices?.[0]?.value) });
    expect(done.message?.content).toContain('is done');
    const sent = local.discord.sent.at(-1);
    if (sent === undefined) throw new Error('nothing was sent');
    // The one that took it is gone, and Discord's network delivers it again to the other.
    await kill(https[1]);
    await local.useInteractions(https[0].interactions);
    const again = await local.discord.redeliver(sent);
    expect(await again?.text()).toContain('is done');
    await local.useInteractions(null);
    await kill(gateway);
    gateway = await start('gateway');
    const progress = await mei.command('roadmap progress');
    expect(progress.failed).toBeUndefined();
    expect(JSON.stringify(progress.message)).toMatch(/ 1\/\d+/);
  });

  // Waits for a lease of a minute and a half: `ROLES=all npx vitest run test/node/roles.test.ts`.
  // The torture's slice kills processes in every check.
  test.skipIf(process.env.ROLES !== 'all')(
    'lose nothing and double nothing when a scheduler is killed amid posting',
    {
      timeout: TAKEN_OVER + 60_000,
    },
    async () => {
      // Far from the minute, at which the two others would take part.
      await expect
        .poll(() => new Date().getUTCSeconds(), { timeout: 60_000 })
        .toSatisfy((second: number) => second > 3 && second < 40);
      const channels = await groupsDue();
      // Each message takes a while on its way back, so that the kill comes between the two.
      local.discord.faults.add(({ method, path }) =>
        method === 'POST' && path.endsWith('/messages') ? { delayMs: 700, late: true } : undefined,
      );
      // Begun anew, it sweeps at once.
      const third = runBot(variables('scheduler', { PORT: '0' }), folder.path);
      const posted = () => counts(channels).filter((count) => count > 0).length;
      await expect.poll(posted, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
      third.kill('SIGKILL');
      await third.ended;
      local.discord.faults.clear();
      expect(await unfinished()).toBeGreaterThan(0);
      await expect
        .poll(() => counts(channels), { timeout: TAKEN_OVER, interval: 500 })
        .toEqual(onceEach);
      // A whole minute's tick later it is still so.
      await new Promise((resolve) => setTimeout(resolve, 62_000));
      expect(counts(channels)).toEqual(onceEach);
    },
  );
});
