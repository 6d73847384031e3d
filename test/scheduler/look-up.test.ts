import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Rest } from '../../src/discord/rest.ts';
import { beginSmall, passLeases } from '../fakes/small-group.ts';
import { expectChannel, idOf } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';
import {
  clearAway,
  HOUR,
  MINUTE,
  nextMonday,
  request,
  rows,
  startOf,
  sweepAt,
  titles,
  told,
} from './trials.ts';

let world: World;
const before: { post: (() => Promise<void>) | null } = { post: null };

/** Where a test may let the process stand still: right before a request leaves. */
const between = (rest: Rest): Rest => ({
  ...rest,
  post: async (...request) => {
    await before.post?.();
    return rest.post(...request);
  },
});

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [], between });
});
afterEach(() => clearAway(world));
afterAll(() => world.close());

/** Once, right before a request leaves. */
const standStill = (meanwhile: () => Promise<unknown>) => {
  before.post = async () => {
    before.post = null;
    world.freeze(100_000);
    await meanwhile();
  };
};

test('a process that wakes up after its lease sends nothing and changes nothing', async () => {
  const walk = await beginSmall(world, 'Frozen', nextMonday(world));
  standStill(() =>
    world.connection.db.execute(
      sql`update posts set fence = fence + 1, lease_until = now() + interval '1 minute'`,
    ),
  );
  await sweepAt(walk, 1);
  expect(told(world)).toEqual(['stale']);
  expect(titles(walk)).toEqual([]);
  expect(await rows(walk)).toMatchObject([{ state: 'sending', attempts: 1, fence: 2 }]);
  await passLeases(world);
  await world.product.sweep();
  expectChannel(walk);
});

test('a post that nobody else has taken is sent after all', async () => {
  const walk = await beginSmall(world, 'Dozed', nextMonday(world));
  standStill(async () => {});
  expect(await sweepAt(walk, 1)).toMatchObject({ sent: 1, postponed: 1 });
  expectChannel(walk);
});

test('a message is found in a channel where thousands have been written since', async () => {
  const walk = await beginSmall(world, 'Busy', nextMonday(world));
  const { discord } = world.local;
  discord.faults.next(request(walk, 'POST'), 'drop-answer');
  await sweepAt(walk, 1);
  for (let count = 0; count < 1_250; count += 1) {
    discord.say(idOf(walk.guild, 'Mei'), walk.channelId, `line ${count}`);
  }
  await passLeases(world);
  world.goTo(startOf(walk, 1) + 2 * HOUR);
  await world.product.sweep();
  expect(await rows(walk)).toMatchObject([{ state: 'sent', sentAt: startOf(walk, 1) }]);
  expect(titles(walk).filter((title) => title.startsWith('Week'))).toHaveLength(1);
  told(world);
});

test('where the history cannot be read, nothing is sent twice: organisers are asked', async () => {
  const walk = await beginSmall(world, 'Unread', nextMonday(world));
  const { discord } = world.local;
  discord.faults.next(request(walk, 'POST'), 'drop-answer');
  await sweepAt(walk, 1);
  discord.denyBot(walk.channelId, 'ReadMessageHistory');
  await passLeases(world);
  await world.product.sweep();
  expect(told(world).slice(0, 2)).toEqual(['postponed', 'blocked']);
  expect(titles(walk)).toHaveLength(1);
  expect((await rows(walk)).find(({ kind }) => kind === 'assignment')).toMatchObject({
    state: 'blocked',
    reason: 'Discord 50013',
  });
});

test('a post that somebody has deleted is left alone', async () => {
  const walk = await beginSmall(world, 'Deleted', nextMonday(world));
  const { discord } = world.local;
  discord.faults.next(request(walk, 'POST', '/\\d+/threads'), 'drop-request');
  await sweepAt(walk, 1);
  const [message] = discord.messages(walk.channelId);
  const path = `/v10/channels/${walk.channelId}/messages/${message?.id}`;
  const headers = { authorization: `Bot ${world.local.token}` };
  await fetch(world.local.apiBase + path, { method: 'DELETE', headers });
  await passLeases(world);
  await world.product.sweep();
  expect(titles(walk)).toEqual([]);
  expect(await rows(walk)).toMatchObject([{ state: 'sent' }]);
  told(world);
});

test('a first attempt that comes late finds what a restored database has forgotten', async () => {
  const walk = await beginSmall(world, 'Restored', nextMonday(world));
  await sweepAt(walk, 1);
  const { db } = world.connection;
  await db.execute(
    "update posts set state = 'due', attempts = 0, tried_at = null, message_id = null, channel_id = null, thread_id = null, sent_at = null",
  );
  await sweepAt(walk, 1, 6 * MINUTE);
  expectChannel(walk);
  expect(await rows(walk)).toMatchObject([{ state: 'sent', sentAt: startOf(walk, 1) }]);
});
