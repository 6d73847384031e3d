import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectQuiet, expectStore } from '../fakes/audit.ts';
import { expectBoard } from '../fakes/looks.ts';
import { done, join, leave } from '../fakes/members.ts';
import { finder } from '../fakes/organiser.ts';
import { beginSmall } from '../fakes/small-group.ts';
import { idOf, member, startWeek, type Walk } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';

let world: World;
let walk: Walk;
const { item } = finder(() => walk);

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [] });
  walk = await beginSmall(world, 'People', '2026-03-02');
  for (const name of ['Mei', 'Kai']) await join(walk, name);
  await startWeek(walk, 1);
});
afterAll(async () => {
  await expectStore(walk);
  expectQuiet(walk);
  await world.close();
});
beforeEach(() => world.goTo(world.now() + 3_600_000));

test('a member leaves the group and rejoins: the history resumes', async () => {
  await done(walk, 'Mei', item(1, 0));
  await leave(walk, 'Mei');
  await expectBoard(walk, 'Kai');
  await join(walk, 'Mei');
  await done(walk, 'Mei', item(1, 1));
  await expectBoard(walk, 'Mei');
});

test('a member leaves the server and comes back: nothing of theirs is lost', async () => {
  const { discord } = world.local;
  const mei = idOf(walk.guild, 'Mei');
  discord.removeMember(walk.guild.id, mei);
  await startWeek(walk, 2);
  await expectBoard(walk, 'Kai');
  discord.addMember(walk.guild.id, { name: 'Mei', id: mei });
  await done(walk, 'Mei', item(2, 0));
  await expectBoard(walk, 'Mei');
});

test('a member’s account is deleted: boards and posts survive, and nobody is asked about them', async () => {
  const { discord } = world.local;
  const mei = idOf(walk.guild, 'Mei');
  discord.removeMember(walk.guild.id, mei);
  delete discord.state.users[mei];
  const asked = discord.requests.length;
  await startWeek(walk, 3);
  await expectBoard(walk, 'Kai');
  const { client } = member(walk, 'Lin');
  const progress = await client.command('roadmap progress');
  expect(progress.failed).toBeUndefined();
  const paths = discord.requests.slice(asked).map(({ path }) => path);
  expect(paths.filter((path) => path.includes(mei))).toEqual([]);
});
