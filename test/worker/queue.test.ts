import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore } from '../../src/store/store.ts';
import { groups, posts, schedulers } from '../../src/store/tables/schema.ts';
import { DAY, makeGroup, newId } from '../store/fixture.ts';
import { hallOf, openStage, type Stage, tick } from './stage.ts';

/** As in wrangler.toml, only that a retry comes sooner. */
const QUEUES = {
  queueProducers: { ROADMATE_POSTS: 'roadmate-posts' },
  queueConsumers: {
    'roadmate-posts': { maxBatchSize: 1, maxBatchTimeout: 0, maxRetries: 3, retryDelay: 1 },
  },
};

let stage: Stage;
let address: URL;
beforeAll(async () => {
  stage = await openStage();
  const worker = await stage.start(stage.bindings, QUEUES);
  address = await worker.ready;
});
afterAll(async () => {
  await stage?.close();
});

/** Groups whose first week came due at `at`. */
async function groupsDue(names: readonly string[], at: number): Promise<void> {
  const { guildId, study } = hallOf(stage);
  const store = createStore(stage.connection.db);
  for (const name of names) {
    await makeGroup(store, {
      guildId,
      change: {
        name,
        channelId: study,
        weekStarts: Array.from({ length: 9 }, (_, week) => at + week * 7 * DAY),
        nextDueAt: at,
        sweptTo: at - 1,
      },
    });
  }
}

/** How often each of these groups has been posted to. */
function counts(names: readonly string[]): number[] {
  const posted = stage.local.discord
    .messages(hallOf(stage).study)
    .map((message) => JSON.stringify(message));
  return names.map((name) => posted.filter((message) => message.includes(name)).length);
}

test('what came due while no trigger ran is posted once, by the consumers, however often it runs', async () => {
  const { db } = stage.connection;
  const names = Array.from({ length: 25 }, (_, place) => `Group ${place + 100}`);
  await groupsDue(names, Date.now() - 4 * 60_000);
  await Promise.all([tick(address), tick(address)]);
  await tick(address);
  const once = names.map(() => 1);
  await expect.poll(() => counts(names), { timeout: 30_000 }).toEqual(once);
  // The second order of the first tick comes to nothing, as do those of the other ticks.
  const senders = async () => (await db.select().from(schedulers)).map((row) => row.schedulerId);
  await expect.poll(senders, { timeout: 30_000 }).toContain('queue-1');
  await tick(address);
  expect(counts(names)).toEqual(once);
  const kept = await db.select({ state: posts.state }).from(posts);
  expect(kept).toEqual(names.map(() => ({ state: 'sent' })));
  expect((await senders()).sort()).toEqual(['cron', 'queue-0', 'queue-1']);
}, 90_000);

test('a consumer that fails is run again by the queue, without another trigger', async () => {
  const { db } = stage.connection;
  await db.execute(sql`create sequence refusals`);
  await db.execute(sql`create function refuse() returns trigger language plpgsql as
    $$ begin perform nextval('refusals'); raise exception 'not now'; end $$`);
  await db.execute(
    sql`create trigger refuse before insert or update on schedulers for each row
      when (new.scheduler_id like 'queue-%') execute function refuse()`,
  );
  await groupsDue(['Stubborn'], Date.now() - 60_000);
  // With a queue of its own, in which no order is left that could do it instead.
  const worker = await stage.start(stage.bindings, QUEUES);
  await tick(await worker.ready);
  // A sequence goes on although the statement was undone.
  const refused = db.select({ one: sql<number>`1` }).from(sql`refusals`).where(sql`is_called`);
  await expect.poll(() => refused, { timeout: 20_000 }).toHaveLength(1);
  await db.execute(sql`drop trigger refuse on schedulers`);
  await expect.poll(() => counts(['Stubborn']), { timeout: 20_000 }).toEqual([1]);
}, 60_000);

test('once a day servers without the bot are marked, and deleted when their month is over', async () => {
  const { db } = stage.connection;
  const store = createStore(db);
  const [gone, left] = [newId(), newId()];
  for (const guildId of [gone, left]) await makeGroup(store, { guildId });
  await store.guilds.save(
    gone,
    { departedAt: Date.now() - 31 * DAY },
    { language: 'en', zone: 'UTC' },
  );
  await tick(address, '17 3 * * *');
  expect(await store.guilds.find(gone)).toBeUndefined();
  expect(await db.select().from(groups).where(eq(groups.guildId, gone))).toEqual([]);
  expect((await store.guilds.find(left))?.departedAt).toBeGreaterThan(Date.now() - 60_000);
  const { guildId } = hallOf(stage);
  expect((await store.guilds.find(guildId))?.departedAt ?? null).toBeNull();
});

test('posts come all the same where the queue takes no orders', async () => {
  const alone = await stage.start(stage.bindings);
  await groupsDue(['Alone'], Date.now() - 60_000);
  await tick(await alone.ready);
  expect(counts(['Alone'])).toEqual([1]);
});
