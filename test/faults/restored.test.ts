import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../src/store/database/database.ts';
import { migrateAlone } from '../../src/store/database/migrate.ts';
import { createStore } from '../../src/store/store.ts';
import { posts } from '../../src/store/tables/schema.ts';
import { join } from '../fakes/members.ts';
import { beginSmall } from '../fakes/small-group.ts';
import { idOf, startWeek, type Walk } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';
import { MIGRATIONS } from '../store/real-postgres.ts';
import { startProcess } from './process.ts';

const DAY = 86_400_000;

const connectionOf = (client: PGlite) => ({ db: drizzle({ client }), close: () => client.close() });

test('an older backup is restored and nothing is posted again', { timeout: 180_000 }, async () => {
  const client = await PGlite.create();
  const connection = connectionOf(client);
  await migrateAlone(connection.db, MIGRATIONS);
  const world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [], connection });
  const walk = await beginSmall(world, 'Restored', '2026-03-02');
  const starts = walk.course.calendars[0]?.starts ?? [];
  await join(walk, 'Mei');
  await startWeek(walk, 1);
  await startWeek(walk, 2);
  world.goTo(world.now() + DAY);
  const backup = await client.dumpDataDir('none');

  // Week 3 closes a phase: a board, an assignment and a standup that the backup knows nothing of.
  world.goTo(starts[2] ?? 0);
  await world.product.sweep();
  const posted = () =>
    world.local.discord
      .messages(walk.channelId)
      .map(({ id, embeds, thread }) => [id, embeds[0]?.title, thread?.id])
      .filter(([, title]) => title !== undefined);
  const before = posted();
  expect(before).toHaveLength(6);

  const restored = connectionOf(await PGlite.create({ loadDataDir: backup }));
  // People have gone on talking: what was posted is not among the newest messages.
  const mei = idOf(walk.guild, 'Mei');
  world.goTo(world.now() + 2 * DAY);
  for (let i = 0; i < 130; i += 1) world.local.discord.say(mei, walk.channelId, `talk ${i}`);
  const { product } = startProcess(world, { connection: restored });
  await product.sweep();
  expect(posted()).toEqual(before);
  // And from here on everything goes on.
  world.goTo(starts[3] ?? 0);
  await product.sweep();
  const titles = posted().map(([, title]) => String(title).split(' · ')[0]);
  expect(titles.slice(6)).toEqual(['Report: Core skills', 'Week 3 is over', 'Week 4 of 12']);
  await world.close();
  await connection.close();
  await restored.close();
});

describe('a backup from two minutes before a slot', { timeout: 180_000 }, () => {
  const MINUTE = 60_000;
  let world: World;
  let walk: Walk;
  let connection: Connection;
  let backup: Blob;
  const posted = () =>
    world.local.discord
      .messages(walk.channelId)
      .map(({ id, embeds }) => [id, embeds[0]?.title])
      .filter(([, title]) => title !== undefined);
  const slot = () => walk.course.calendars[0]?.starts[1] ?? 0;

  beforeEach(async () => {
    const client = await PGlite.create();
    connection = connectionOf(client);
    await migrateAlone(connection.db, MIGRATIONS);
    world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [], connection });
    walk = await beginSmall(world, 'Restored at once', '2026-03-02');
    await join(walk, 'Mei');
    await startWeek(walk, 1);
    world.goTo(slot() - 2 * MINUTE);
    backup = await client.dumpDataDir('none');
  });
  afterEach(async () => {
    await world.close();
    await connection.close();
  });

  /** Restores it, says when by whatever clock, and sweeps at `at`. */
  async function restore(arrived: number, at: number) {
    const restored = connectionOf(await PGlite.create({ loadDataDir: backup }));
    await createStore(restored.db).arrivals.mark(arrived, 'all');
    // Discord promises nothing of how long it knows a message by its nonce.
    world.local.discord.state.nonces = {};
    world.goTo(at);
    await startProcess(world, { connection: restored }).product.sweep();
    return restored;
  }

  test('restored a minute after what was sent at the slot, sends nothing again', async () => {
    world.goTo(slot());
    await world.product.sweep();
    const before = posted();
    expect(before).toHaveLength(3);
    const restored = await restore(slot() + MINUTE, slot() + MINUTE);
    expect(posted()).toEqual(before);
    const { db } = restored;
    const states = await db.select({ state: posts.state, id: posts.messageId }).from(posts);
    expect(states.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(states.map(({ id }) => id).sort()).toEqual(before.map(([id]) => id).sort());
    await restored.close();
  });

  test('restored by a clock that is ten minutes behind, sends nothing again either', async () => {
    world.goTo(slot());
    await world.product.sweep();
    const before = posted();
    const restored = await restore(slot() - 9 * MINUTE, slot() + MINUTE);
    expect(posted()).toEqual(before);
    await restored.close();
  });

  test('sends what nobody has sent', async () => {
    const restored = await restore(slot() - MINUTE, slot());
    expect(posted()).toHaveLength(3);
    await restored.close();
  });
});
