import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectQuiet } from '../fakes/audit.ts';
import { join } from '../fakes/members.ts';
import { readChannel } from '../fakes/read-message.ts';
import { beginSmall } from '../fakes/small-group.ts';
import { openWorld, type World } from '../fakes/world.ts';

const HOUR = 3_600_000;

let world: World;

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [] });
});
afterAll(() => world.close());

test('down for three hours across a slot: posted once, and marked late', async () => {
  const walk = await beginSmall(world, 'Three hours', '2026-03-02');
  await join(walk, 'Mei');
  const starts = walk.course.calendars[0]?.starts ?? [];
  const footers = () =>
    readChannel(world.local.discord, walk.channelId).map(
      ({ title, footer }) => `${title?.split(' · ')[0]} | ${footer}`,
    );
  world.goTo((starts[0] ?? 0) - 1_000);
  await world.product.sweep();
  expect(footers()).toEqual([]);
  world.goTo((starts[0] ?? 0) + 3 * HOUR);
  for (let minute = 0; minute < 3; minute += 1) {
    await world.product.sweep();
    world.goTo(world.now() + 60_000);
  }
  expect(footers()).toEqual(['Week 1 of 12 | Three hours · Posted late']);
  // The next week comes at its time, and says nothing of lateness.
  world.goTo(starts[1] ?? 0);
  await world.product.sweep();
  expect(footers().slice(1)).toEqual([
    'Week 1 is over | Three hours',
    'Week 2 of 12 | Three hours',
  ]);
  expectQuiet({ world });
});
