import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginSmall } from '../fakes/small-group.ts';
import { openWorld, type World } from '../fakes/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [] });
});
afterAll(() => world.close());

test('a channel is deleted: its post is blocked, organisers are told once, and it goes on in another channel', async () => {
  const { discord } = world.local;
  const walk = await beginSmall(world, 'Deleted', '2026-03-02');
  const notices = walk.guild.channels.notices ?? '';
  const organiser = discord.as(walk.guild.members.Lin ?? '', { channelId: notices });
  await organiser.command('setup', { notices });
  const told = () => discord.messages(notices).map(({ content }) => content);
  discord.deleteChannel(walk.channelId);
  world.goTo(walk.course.calendars[0]?.starts[0] ?? 0);
  await world.product.sweep();
  const tries = () => discord.requests.filter(({ path }) => path.includes(walk.channelId)).length;
  const tried = tries();
  for (const minutes of [1, 2, 3, 30]) {
    world.goTo(world.now() + minutes * 60_000);
    await world.product.sweep();
  }
  expect(tries()).toBe(tried);
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain('**Deleted**');

  const fresh = discord.addChannel(walk.guild.id, 'study-again');
  await organiser.command('group edit', { channel: fresh });
  await organiser.command('group resume');
  await world.settle();
  const titles = discord.messages(fresh).map(({ embeds }) => embeds[0]?.title);
  expect(titles).toEqual([expect.stringContaining('Week 1 of 12')]);
  expect(told()).toHaveLength(1);
});
