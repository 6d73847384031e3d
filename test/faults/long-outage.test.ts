import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectQuiet } from '../fakes/audit.ts';
import { beginSmall, passLeases } from '../fakes/small-group.ts';
import { expectChannel } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';

const MINUTE = 60_000;

let world: World;

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [] });
});
afterAll(() => world.close());

test('Discord takes a message, its answer is lost, and an outage outlasts the nonce: one message', async () => {
  const walk = await beginSmall(world, 'Outage', '2026-03-02');
  const { faults, requests } = world.local.discord;
  const path = `/channels/${walk.channelId}/messages`;
  world.goTo(walk.course.calendars[0]?.starts[0] ?? 0);
  faults.next(new RegExp(`^POST ${path}$`), 'drop-answer');
  await world.product.sweep();
  // Twenty minutes in which Discord answers nothing but 503, neither to posts nor to questions.
  const end = faults.add(() => ({ status: 503 }));
  for (let minutes = 0; minutes < 20; minutes += 4) {
    world.goTo(world.now() + 4 * MINUTE);
    await passLeases(world);
    await world.product.sweep();
  }
  end();
  const asked = requests.length;
  await passLeases(world);
  await world.product.sweep();
  expectChannel(walk);
  const sent = requests.slice(asked).filter((each) => each.method === 'POST' && each.path === path);
  expect(sent).toEqual([]);
  world.reports.splice(0);
  expectQuiet({ world });
});
