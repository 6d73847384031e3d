import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProduct } from '../../src/compose.ts';
import { createRest } from '../../src/discord/rest.ts';
import { createVerify } from '../../src/discord/verify.ts';
import { createNodeOpen } from '../../src/fetch/open-node.ts';
import { createApp } from '../../src/http/app.ts';
import type { Report } from '../../src/logging/report.ts';
import type { GatewayState } from '../../src/metrics/metrics.ts';
import { measure } from '../../src/node/measure.ts';
import { wait } from '../../src/wait.ts';
import { beginSmall, passHalts, passLeases } from '../fakes/small-group.ts';
import { member } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';
import { HOUR, MINUTE, nextMonday, startOf } from '../scheduler/trials.ts';

let world: World;
let gateway: GatewayState = 'connecting';
let measured: ReturnType<typeof measure>;
let sweep: () => Promise<void>;
let open: ReturnType<typeof createApp>;

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [] });
  const { local, connection, now } = world;
  const elapsed = () => performance.now();
  const measureWith = (token: string | null) =>
    measure({
      countPosts: () => product.postStats(),
      token,
      gatewayState: () => gateway,
      now,
      elapsed,
    });
  measured = measureWith(null);
  // As src/node/start-bot.ts puts it together.
  const product = createProduct({
    db: connection.db,
    rest: createRest(local.token, local.apiBase),
    applicationId: local.applicationId,
    apiBase: local.apiBase,
    open: createNodeOpen(),
    now,
    elapsed,
    schedulerId: 'measured',
    wait,
    report: (event: Report) => measured.note(event),
  });
  sweep = measured.sweep(product.sweep);
  const appWith = ({ page, dispatch }: ReturnType<typeof measure>) =>
    createApp({
      verify: createVerify(local.publicKey),
      dispatch: dispatch(product.dispatch),
      now,
      background: (work) => void work.catch(() => {}),
      databaseTrouble: async () => null,
      metrics: page,
    });
  open = appWith(measured);
  guarded = appWith(measureWith('s3cret'));
  await local.useInteractions((request) => open.fetch(request));
});
let guarded: ReturnType<typeof createApp>;
afterAll(() => world.close());

/** The figures by name and labels, as a scraper reads them. */
async function scrape(): Promise<Map<string, number>> {
  const response = await open.request('/metrics');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/plain');
  const lines = (await response.text()).split('\n').filter((line) => /^roadmate/.test(line));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

test('posts are counted with what became of them, and how late they were', async () => {
  const walk = await beginSmall(world, 'Counted', nextMonday(world));
  world.goTo(startOf(walk, 1) + 20_000);
  await sweep();
  const first = await scrape();
  expect(first.get('roadmate_delivery_attempts_total{kind="assignment",outcome="sent"}')).toBe(1);
  expect(first.get('roadmate_post_lag_seconds_bucket{le="10",kind="assignment"}')).toBe(0);
  expect(first.get('roadmate_post_lag_seconds_bucket{le="30",kind="assignment"}')).toBe(1);
  expect(first.has('roadmate_posts_late_total{kind="assignment"}')).toBe(false);
  expect(first.get('roadmate_last_sweep_timestamp_seconds')).toBe(world.now() / 1000);
  expect(first.get('roadmate_sweep_duration_seconds_count{outcome="done"}')).toBe(1);

  world.goTo(startOf(walk, 2) + 3 * HOUR);
  await sweep();
  const second = await scrape();
  expect(second.get('roadmate_posts_late_total{kind="assignment"}')).toBe(1);

  world.goTo(startOf(walk, 6));
  await sweep();
  expect((await scrape()).get('roadmate_posts_missed_total')).toBeGreaterThan(2);
});

test('what waits is counted from the database, with how long it has waited', async () => {
  const walk = await beginSmall(world, 'Waiting', nextMonday(world));
  world.goTo(startOf(walk, 1));
  world.local.discord.faults.next(/^POST .*messages$/, { status: 503 });
  await sweep();
  world.goTo(startOf(walk, 1) + 7 * MINUTE);
  const waiting = await scrape();
  expect(waiting.get('roadmate_posts{kind="assignment",state="sending"}')).toBe(1);
  expect(waiting.get('roadmate_oldest_due_seconds')).toBe(7 * 60);
  expect(waiting.get('roadmate_database_up')).toBe(1);
  await passLeases(world);
  await sweep();
  const done = await scrape();
  expect(done.has('roadmate_posts{kind="assignment",state="sending"}')).toBe(false);
  expect(done.get('roadmate_oldest_due_seconds')).toBe(0);
});

test('a token that is refused shows as a halt', async () => {
  const walk = await beginSmall(world, 'Halted', nextMonday(world));
  world.goTo(startOf(walk, 1));
  const refusal = { status: 401, body: { message: '401: Unauthorized', code: 0 } };
  world.local.discord.faults.next(/^POST .*messages$/, refusal);
  await sweep();
  expect((await scrape()).get('roadmate_halts_total{reason="unauthorised"}')).toBe(1);
  await passHalts(world);
  await passLeases(world);
  await sweep();
});

test('interactions are counted by command and by how they were answered', async () => {
  const walk = await beginSmall(world, 'Answered', nextMonday(world));
  const before = await scrape();
  const count = (figures: Map<string, number>, command: string, outcome: string) =>
    figures.get(`roadmate_interactions_total{command="${command}",outcome="${outcome}"}`) ?? 0;
  const { client } = member(walk, 'Mei');
  await client.command('plan');
  await client.raw(3, { custom_id: 'done:nothing', component_type: 2 });
  await client.raw(3, { custom_id: `${walk.guild.id}:x`, component_type: 2 });
  const after = await scrape();
  expect(count(after, 'plan', 'answered') - count(before, 'plan', 'answered')).toBe(1);
  expect(count(after, 'done', 'answered') - count(before, 'done', 'answered')).toBe(1);
  expect(count(after, 'other', 'answered') - count(before, 'other', 'answered')).toBe(1);
  expect(after.get('roadmate_interaction_duration_seconds_count{command="plan"}')).toBe(
    count(after, 'plan', 'answered'),
  );
});

test('an interaction that failed, and a database that is away, are told', async () => {
  const walk = await beginSmall(world, 'Failing', nextMonday(world));
  const { db } = world.connection;
  await db.execute(sql`alter table posts rename to posts_away`);
  await db.execute(sql`alter table enrolments rename to enrolments_away`);
  await member(walk, 'Mei').client.command('plan');
  const figures = await scrape();
  await db.execute(sql`alter table posts_away rename to posts`);
  await db.execute(sql`alter table enrolments_away rename to enrolments`);
  expect(figures.get('roadmate_database_up')).toBe(0);
  expect(figures.get('roadmate_interactions_total{command="plan",outcome="failed"}')).toBe(1);
});

test('the state of the gateway is one of four', async () => {
  for (const state of ['ready', 'refused'] as const) {
    gateway = state;
    const figures = await scrape();
    const states = ['connecting', 'ready', 'failed', 'refused'].filter(
      (each) => figures.get(`roadmate_gateway_state{state="${each}"}`) === 1,
    );
    expect(states).toEqual([state]);
  }
});

test('no figure names a server, a group or a member', async () => {
  const response = await open.request('/metrics');
  const text = await response.text();
  expect(text).not.toMatch(/(?<![.\d])\d{15,}/);
  for (const name of ['Counted', 'Waiting', 'Mei', 'Lin']) expect(text).not.toContain(name);
});

test('every figure is explained to whoever runs it, in both languages', async () => {
  const text = await (await open.request('/metrics')).text();
  const names = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(10);
  for (const page of ['monitoring.md', 'monitoring.zh-CN.md']) {
    const docs = await readFile(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
    expect(names.filter((name) => !docs.includes(`\`${name}`))).toEqual([]);
  }
});

test('with a METRICS_TOKEN only who has it is answered', async () => {
  const asked = (authorization?: string) =>
    guarded.request('/metrics', authorization === undefined ? {} : { headers: { authorization } });
  expect((await asked()).status).toBe(401);
  expect((await asked('Bearer wrong')).status).toBe(401);
  expect((await asked('s3cret')).status).toBe(401);
  expect((await asked('Bearer s3cret')).status).toBe(200);
});
