import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import { migratePostgres } from '../../src/store/database/migrate.ts';
import { createStore } from '../../src/store/store.ts';
import { DAY, makeGroup } from '../../test/store/fixture.ts';
import { MIGRATIONS } from '../../test/store/real-postgres.ts';
import type { FuzzServer, Town } from './near-valid.ts';

/** A local Discord with so many servers, each with a running group in its second week. */
export async function openTown(
  databaseUrl: string,
  { servers, members }: { servers: number; members: number },
): Promise<{ local: LocalDiscord; town: Town }> {
  const names = Array.from({ length: servers }, (_, n) => `server-${n + 1}`);
  const local = await startLocalDiscord({
    now: Date.now,
    guilds: names.map((name) => ({ name, channels: ['study'], members: [{ name: 'Mei' }] })),
  });
  await migratePostgres(databaseUrl, MIGRATIONS);
  const connection = connectPostgres(databaseUrl, 4);
  const store = createStore(connection.db);
  const made: FuzzServer[] = [];
  const now = Date.now();
  const began = Math.floor(now / 60_000) * 60_000 - 8 * DAY;
  const starts = Array.from({ length: 9 }, (_, week) => began + 7 * week * DAY);
  const date = new Date(began).toISOString();
  const rhythm = [{ week: 1, date: date.slice(0, 10), time: date.slice(11, 16), zone: 'UTC' }];
  for (const { id: guildId, channels } of local.guilds) {
    const channelId = channels.study ?? '';
    await store.guilds.save(guildId, { channelId }, { language: 'en', zone: 'UTC' });
    const change = { channelId, zone: 'UTC', rhythm, weekStarts: starts };
    const group = await makeGroup(store, {
      guildId,
      change: { ...change, sweptTo: now, nextDueAt: starts[2] ?? null },
    });
    const people: string[] = [];
    for (let n = 0; n < members; n += 1) {
      const memberId = local.discord.newId();
      people.push(memberId);
      if (n % 4 !== 3) await store.enrolments.join(guildId, group.groupId, memberId, now, 1);
    }
    const items = (await store.groups.items(guildId, group.groupId, local.discord.newId())).map(
      ({ itemId }) => itemId,
    );
    made.push({
      ...{ guildId, channelId, groupId: group.groupId },
      members: nonEmpty(people),
      items: nonEmpty(items),
    });
  }
  await connection.close();
  const town = { applicationId: local.applicationId, servers: nonEmpty(made), now: Date.now };
  return { local, town };
}

function nonEmpty<T>([first, ...others]: readonly T[]): readonly [T, ...T[]] {
  if (first === undefined) throw new Error('the town is empty');
  return [first, ...others];
}
