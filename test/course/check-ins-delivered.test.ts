import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectQuiet, expectStore } from '../fakes/audit.ts';
import { menuOf } from '../fakes/expected-answers.ts';
import { expectBoard } from '../fakes/looks.ts';
import { done, join, leave, messageOf } from '../fakes/members.ts';
import { finder } from '../fakes/organiser.ts';
import { readMessage } from '../fakes/read-message.ts';
import { beginSmall } from '../fakes/small-group.ts';
import { idOf, member, moment, startWeek, type Walk } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';

let world: World;
let walk: Walk;
const { item, week } = finder(() => walk);

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z' });
  walk = await beginSmall(world, 'Twice', '2026-03-02');
  for (const name of ['Mei', 'Kai']) await join(walk, name);
  await startWeek(walk, 1);
});
afterAll(async () => {
  await expectStore(walk);
  expectQuiet(walk);
  await world.close();
});
beforeEach(() => world.goTo(world.now() + 3_600_000));

/** What the newest interaction is answered when Discord delivers it once more. */
async function answeredAgain(): Promise<unknown> {
  const { discord } = world.local;
  const payload = discord.sent.at(-1);
  if (payload === undefined) throw new Error('nothing was sent');
  const again = await discord.redeliver(payload);
  expect(again?.status).toBe(200);
  return again?.json();
}

function record(name: string, ...items: ReturnType<typeof week>) {
  const about = moment(walk, world.now());
  walk.course.facts.push({ kind: 'done', member: idOf(walk.guild, name), items, ...about });
}

test('the same /done delivered twice is one check-in with the same answer', async () => {
  const { client } = member(walk, 'Mei');
  const first = await client.command('done', { item: item(1, 0).id, note: 'once' });
  record('Mei', item(1, 0));
  expect(first.message?.content).toContain('**+4** points, 4 in all.');
  expect(await answeredAgain()).toEqual(first.answer);
  await expectStore(walk);
});

test('the same ticks of the checklist delivered twice count once', async () => {
  const { client } = member(walk, 'Kai');
  const opened = messageOf(await client.command('done'));
  const menu = menuOf(walk.course, world.now());
  const ticked = [item(1, 0), item(1, 3)];
  await client.choose(
    opened,
    menu,
    ticked.map(({ id }) => id),
  );
  record('Kai', ...ticked);
  await answeredAgain();
  await expectStore(walk);
  await expectBoard(walk, 'Kai');
});

test('the same /undo delivered twice takes back one check-in', async () => {
  await done(walk, 'Mei', item(1, 1));
  const { id, client, now } = member(walk, 'Mei');
  const first = await client.command('undo');
  walk.course.facts.push({ kind: 'undo', member: id, items: [item(1, 1)], ...moment(walk, now) });
  expect(first.message?.content).toContain('is open again');
  expect(await answeredAgain()).toEqual(first.answer);
  await expectStore(walk);
});

test('the same join and leave delivered twice change nothing more', async () => {
  await member(walk, 'Lin').client.command('roadmap join');
  const about = moment(walk, world.now());
  walk.course.facts.push({ kind: 'join', member: idOf(walk.guild, 'Lin'), ...about });
  await answeredAgain();
  await expectBoard(walk, 'Lin', { by: 'share' });
  await leave(walk, 'Lin');
  await answeredAgain();
  await join(walk, 'Lin');
  await expectStore(walk);
});

test('two /done at once for one item are one check-in, and one of them says so', async () => {
  const { client } = member(walk, 'Kai');
  const wanted = { item: item(1, 2).id };
  const answers = await Promise.all([
    client.command('done', wanted),
    client.command('done', wanted),
    client.command('done', wanted),
  ]);
  record('Kai', item(1, 2));
  const texts = answers.map(({ message }) => readMessage(message).content);
  expect(texts.filter((text) => text.startsWith('✅'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('is already done'))).toHaveLength(2);
  await expectStore(walk);
});

test('many /done of many members at once all count, and the board adds up', async () => {
  const clients = ['Mei', 'Kai'].map((name) => ({ name, ...member(walk, name) }));
  const open = week(1).slice(4);
  await Promise.all(
    clients.flatMap(({ client }) => open.map(({ id }) => client.command('done', { item: id }))),
  );
  for (const { name } of clients) record(name, ...open);
  await expectStore(walk);
});

test('the same /group create and Start delivered twice make one group', async () => {
  const { client } = member(walk, 'Lin');
  const first = await client.command('group create', {
    roadmap: 'fastapi-next-steps.en',
    name: 'Second',
    weeks: 20,
  });
  expect(await answeredAgain()).toEqual(first.answer);
  const [start = ''] = readMessage(first.message).buttons;
  await client.click(messageOf(first), start.replace(/^.* -> /, ''));
  await answeredAgain();
  await world.settle();
  const listed = messageOf(await member(walk, 'Lin').client.command('group list'));
  const names = readMessage(listed).body.filter((line) => line.startsWith('**'));
  expect(names).toEqual(['**Twice**', '**Second**']);
});
