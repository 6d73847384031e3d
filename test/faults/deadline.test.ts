import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkIns } from '../../src/store/tables/schema.ts';
import { join } from '../fakes/members.ts';
import { finder } from '../fakes/organiser.ts';
import { readMessage } from '../fakes/read-message.ts';
import { beginSmall } from '../fakes/small-group.ts';
import { idOf, startWeek, type Walk } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';

let world: World;
let walk: Walk;
const { item } = finder(() => walk);

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [] });
  walk = await beginSmall(world, 'Deadline', '2026-03-02');
  for (const name of ['Mei', 'Kai']) await join(walk, name);
  await startWeek(walk, 1);
});
afterAll(() => world.close());

test('a /done in the deadline’s second is judged by the interaction’s own time, however late it arrives', async () => {
  const end = walk.course.calendars[0]?.starts[1] ?? 0;
  const client = (name: string) =>
    world.local.discord.as(idOf(walk.guild, name), { channelId: walk.channelId });
  // Pressed a millisecond before the week's end; under way while the next week begins.
  let isSlow = false;
  await world.local.useInteractions(async (request) => {
    if (isSlow) world.goTo(end + 90_000);
    await world.product.sweep();
    return world.app.fetch(request);
  });
  isSlow = true;
  world.goTo(end - 1);
  const before = await client('Mei').command('done', { item: item(1, 0).id });
  expect(before.failed).toBeUndefined();
  isSlow = false;
  // And one in the first millisecond of the new week.
  world.goTo(end);
  const after = await client('Kai').command('done', { item: item(1, 0).id });
  expect(after.failed).toBeUndefined();

  const rows = await world.connection.db
    .select({ memberId: checkIns.memberId, at: checkIns.at, week: checkIns.week })
    .from(checkIns)
    .where(eq(checkIns.guildId, walk.guild.id));
  const byName = (name: string) => rows.find(({ memberId }) => memberId === idOf(walk.guild, name));
  expect(byName('Mei')).toMatchObject({ at: end - 1, week: 1 });
  expect(byName('Kai')).toMatchObject({ at: end, week: 2 });
  expect(readMessage(before.message).content).toContain(item(1, 0).text);
});
