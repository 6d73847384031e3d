import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectQuiet } from '../fakes/audit.ts';
import { beginSmall, passLeases } from '../fakes/small-group.ts';
import { expectChannel } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';
import { startProcess } from './process.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [] });
});
afterAll(() => world.close());

test.each([
  ['between sending and recording', 'after-sending', 1],
  ['between claiming and sending', 'before-sending', 0],
] as const)('a process killed %s leaves exactly one message', async (_, death, left) => {
  const name = death === 'after-sending' ? '2026-03-02' : '2026-03-09';
  const walk = await beginSmall(world, death, name);
  const messages = () => world.local.discord.messages(walk.channelId);
  world.goTo(walk.course.calendars[0]?.starts[0] ?? 0);
  const { product, died } = startProcess(world, { death });
  void product.sweep();
  await died;
  expect(messages()).toHaveLength(left);
  // The lease holds: nobody else sends what the dead one may still be sending.
  await world.product.sweep();
  expect(messages()).toHaveLength(left);
  await passLeases(world);
  await world.product.sweep();
  expectChannel(walk);
  expectQuiet({ world });
});
