import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectQuiet } from '../fakes/audit.ts';
import { beginSmall } from '../fakes/small-group.ts';
import { idOf, type Walk } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';

const HOUR = 3_600_000;

let world: World;

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [] });
});
afterAll(() => world.close());

/** Goes on hour by hour, as the minute’s sweep does, so that every slot meets its own time. */
async function goOn(until: string): Promise<void> {
  while (world.now() < Date.parse(until)) {
    world.goTo(world.now() + HOUR);
    await world.product.sweep();
  }
}

async function edit(walk: Walk, options: Record<string, string>): Promise<void> {
  const { discord } = world.local;
  const client = discord.as(idOf(walk.guild, 'Lin'), { channelId: walk.channelId });
  const answer = await client.command('group edit', options);
  expect(answer.message?.content).toMatch(/^Changed /);
  await world.settle();
}

/** Which week was posted when, in UTC. */
const weeks = (walk: Walk) =>
  world.local.discord.messages(walk.channelId).flatMap((message) => {
    const week = /^Week (\d+) of/.exec(message.embeds[0]?.title ?? '')?.[1];
    return week === undefined ? [] : [`${week}: ${message.timestamp.slice(0, 16)}`];
  });

test('the weekday changes midweek, there and back: every week is posted once', async () => {
  const walk = await beginSmall(world, 'Weekday', '2026-03-02');
  await goOn('2026-03-11T12:00:00Z');
  await edit(walk, { weekday: '5' });
  await goOn('2026-03-14T12:00:00Z');
  await edit(walk, { weekday: '1' });
  await goOn('2026-03-25T00:00:00Z');
  expect(weeks(walk)).toEqual([
    '1: 2026-03-02T12:00',
    '2: 2026-03-09T12:00',
    '3: 2026-03-13T12:00',
    '4: 2026-03-16T12:00',
    '5: 2026-03-23T12:00',
  ]);
  expectQuiet({ world });
});

test('the zone changes midweek: what was posted stays, and the next week comes once, by the new clocks', async () => {
  const walk = await beginSmall(world, 'Zone', '2026-03-30');
  await goOn('2026-04-08T12:00:00Z');
  await edit(walk, { 'time-zone': 'Asia/Tokyo' });
  // And once more, after Monday noon has come in Tokyo but not yet in New York.
  await goOn('2026-04-13T04:00:00Z');
  await edit(walk, { 'time-zone': 'America/New_York' });
  await goOn('2026-04-22T00:00:00Z');
  expect(weeks(walk)).toEqual([
    '1: 2026-03-30T12:00',
    '2: 2026-04-06T12:00',
    '3: 2026-04-13T03:00',
    '4: 2026-04-20T16:00',
  ]);
  expectQuiet({ world });
});
