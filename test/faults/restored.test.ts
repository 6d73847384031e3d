import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { expect, test } from 'vitest';
import { migrateAlone } from '../../src/store/migrate.ts';
import { join } from '../fakes/members.ts';
import { beginSmall } from '../fakes/small-group.ts';
import { idOf, startWeek } from '../fakes/walk.ts';
import { openWorld } from '../fakes/world.ts';
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
