import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LARGEST_BUNDLE } from '../../scripts/build-worker.ts';
import { commands } from '../../src/commands/index.gen.ts';
import { declarations } from '../../src/discord/declaration.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { createRest } from '../../src/discord/rest.ts';
import { commandWords } from '../../src/i18n/command-words.ts';
import { createStore } from '../../src/store/store.ts';
import { checkIns, totals } from '../../src/store/tables/schema.ts';
import { makeGroup } from '../store/fixture.ts';
import { hallOf, openStage, type Stage, tick } from './stage.ts';

let stage: Stage;
let address: URL;

beforeAll(async () => {
  stage = await openStage();
  const { local, bindings } = stage;
  const rest = createRest(local.token, local.apiBase);
  await registerCommands(rest, local.applicationId, declarations(commands, commandWords));
  const worker = await stage.start(bindings);
  address = new URL('/interactions', await worker.ready);
});

afterAll(async () => {
  await stage?.close();
});

async function signedPost(body: string, sent = body): Promise<Response> {
  const seconds = Math.floor(Date.now() / 1000);
  const { headers } = await stage.local.discord.signer.sign(address.href, body, seconds);
  return fetch(address, { method: 'POST', headers, body: sent });
}

describe('the bundle', () => {
  test('stays within its limit after gzip', () => {
    expect(stage.bundle.gzip).toBeLessThan(LARGEST_BUNDLE);
    expect(stage.bundle.gzip).toBeGreaterThan(50_000);
  });

  test('holds nothing that only Node can run', () => {
    expect([...stage.bundle.packages]).toContain('postgres');
    const refused = [
      ...['discord.js', '@discordjs/ws', '@electric-sql/pglite', 'node-cron', 'esbuild', 'pino'],
      ...['undici', 'ws', '@hono/node-server', 'prom-client', '@discordjs/rest'],
    ];
    expect(refused.filter((name) => stage.bundle.packages.has(name))).toEqual([]);
  });
});

test('a name that wrangler.toml gives another meaning is that of one package alone', () => {
  const relative = [...stage.bundle.aliased].filter((each) => each.includes(' .')).sort();
  expect(relative).toEqual([
    'drizzle-orm ../relations.js',
    'drizzle-orm ./columns/all.js',
    'drizzle-orm ./query-builders/query.js',
    'postgres ./large.js',
    'postgres ./subscribe.js',
    'zod ../core/json-schema-processors.js',
    'zod ../core/to-json-schema.js',
    'zod ./memoizer.js',
  ]);
});

describe('interactions', () => {
  test('a signed PING is answered, and Discord accepts the endpoint', async () => {
    const response = await signedPost(JSON.stringify({ type: 1 }));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ type: 1 });
    await stage.local.useInteractions(address.href);
  });

  test('a wrong signature is a 401, whatever is wrong with it', async () => {
    const ping = JSON.stringify({ type: 1 });
    expect((await signedPost(ping, `${ping} `)).status).toBe(401);
    for (const signature of ['', '00', 'zz'.repeat(64), '0'.repeat(128), '0'.repeat(129)]) {
      const headers = {
        'x-signature-ed25519': signature,
        'x-signature-timestamp': String(Math.floor(Date.now() / 1000)),
      };
      const response = await fetch(address, { method: 'POST', headers, body: ping });
      expect(response.status, signature).toBe(401);
    }
  });

  test('signed garbage is a 400', async () => {
    expect((await signedPost('{"type":2}')).status).toBe(400);
    expect((await signedPost('not JSON')).status).toBe(400);
  });

  test('/done writes one check-in and is answered in JSON', async () => {
    await stage.local.useInteractions(address.href);
    const { local, connection } = stage;
    const { guildId, study, Mei } = hallOf(stage);
    const store = createStore(connection.db);
    const group = await makeGroup(store, { guildId });
    const mei = local.discord.as(Mei, { channelId: study });
    expect((await mei.command('roadmap join')).failed).toBeUndefined();
    const [item] = await store.groups.items(guildId, group.groupId, Mei);
    if (item === undefined) throw new Error('the plan has no item');

    const { answer, ephemeral, message } = await mei.command('done', { item: item.itemId });

    expect(answer?.type).toBe(4);
    expect(ephemeral).toBe(true);
    expect(message?.content).toContain('is done');
    const rows = await connection.db.select().from(checkIns);
    expect(rows).toMatchObject([
      { guildId, groupId: group.groupId, memberId: Mei, itemId: item.itemId, kind: 'done' },
    ]);
    const counted = await connection.db.select().from(totals);
    expect(counted.find(({ period }) => period === 'all')?.points).toBe(item.points);

    const sent = local.discord.sent.at(-1);
    if (sent === undefined) throw new Error('nothing was sent');
    const again = await local.discord.redeliver(sent);
    expect(await again?.json()).toEqual(answer);
    expect(await connection.db.select().from(checkIns)).toHaveLength(1);
  });
});

test('the scheduled handler posts a due week once', async () => {
  const { local, connection } = stage;
  const { guildId, study } = hallOf(stage);
  const store = createStore(connection.db);
  const monday = Date.now() - 60_000;
  const group = await makeGroup(store, {
    guildId,
    change: {
      name: 'Scheduled group',
      channelId: study,
      weekStarts: Array.from({ length: 9 }, (_, week) => monday + week * 7 * 86_400_000),
      nextDueAt: monday,
      sweptTo: monday - 1,
    },
  });
  const before = local.discord.messages(study).length;

  // What Cloudflare's Cron Trigger does, twice in the same minute.
  await tick(address);
  await tick(address);

  const posted = local.discord.messages(study).slice(before);
  expect(posted).toHaveLength(1);
  expect(JSON.stringify(posted[0])).toContain('Scheduled group');
  const key = {
    guildId,
    groupId: group.groupId,
    kind: 'assignment',
    number: 1,
    subject: '',
  } as const;
  const post = await store.outbox.find(key);
  expect(post).toMatchObject({ state: 'sent', messageId: posted[0]?.id });
  expect(post?.threadId).not.toBeNull();
});

test('/readyz tells whether the database answers', async () => {
  expect((await fetch(new URL('/readyz', address))).status).toBe(200);
  expect((await fetch(new URL('/healthz', address))).status).toBe(200);
});

test('a Worker without its settings says so and names no value', async () => {
  const canary = { DISCORD_TOKEN: 'canary', DISCORD_APPLICATION_ID: 'canary' };
  const poor = await stage.start(canary, {
    database: 'postgres://nobody:canary@127.0.0.1:1/none',
  });
  const response = await fetch(new URL('/healthz', await poor.ready));
  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain('canary');
});
