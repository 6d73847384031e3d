import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { rateLimited } from '../../src/playground/rest/faults.ts';
import { createStore } from '../../src/store/store.ts';
import { readMessage } from '../fakes/read-message.ts';
import { beginSmall, passLeases } from '../fakes/small-group.ts';
import { idOf, member, type Walk } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';
import {
  chooseNotices,
  clearAway,
  MINUTE,
  nextMonday,
  notices,
  request,
  rows,
  startOf,
  sweepAt,
  titles,
  told,
} from './trials.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [] });
});
afterEach(() => clearAway(world));
afterAll(() => world.close());

test('organisers are told once why posts are refused, whatever else is refused for it', async () => {
  const walk = await beginSmall(world, 'Shut out', nextMonday(world));
  await chooseNotices(walk);
  world.local.discord.denyBot(walk.channelId, 'ViewChannel');
  expect(await sweepAt(walk, 1)).toMatchObject({ made: 1, sent: 1, blocked: 1 });
  // What is sent is the digest of the week, which lists them.
  expect(await sweepAt(walk, 2)).toMatchObject({ made: 3, sent: 1, blocked: 2 });
  expect(await sweepAt(walk, 3)).toMatchObject({ sent: 1, blocked: 3 });
  expect(told(world)).toEqual(Array.from({ length: 6 }, () => 'blocked'));
  const [notice, ...more] = notices(walk).filter(({ content }) => content !== '');
  expect(more).toEqual([]);
  expect(notice?.content).toContain('**Shut out**: the assignment of week 1 could not be posted.');
  expect(notice?.content).toContain('View Channel');

  // The button under the notice goes on; what came up too late by now is listed, not posted.
  world.local.discord.setOverwrite(walk.channelId, world.local.discord.state.bot.id, {
    allow: ['ViewChannel'],
  });
  const message = await press(walk, 'group.resume');
  expect(message?.content).toBe('6 held-back posts will be tried again now.');
  await world.settle();
  expect(titles(walk)).toEqual(['Week 2 is over', 'Week 3 of 12', 'Standup: Core skills']);
});

test('a notice whose sending is lost is still told once', async () => {
  const walk = await beginSmall(world, 'Lost notice', nextMonday(world));
  await chooseNotices(walk);
  world.local.discord.denyBot(walk.channelId, 'SendMessages');
  const toNotices = new RegExp(`^POST /channels/${walk.guild.channels.notices}/messages$`);
  world.local.discord.faults.next(toNotices, 'drop-answer');
  await sweepAt(walk, 1);
  expect(told(world)).toEqual(['blocked', 'postponed']);
  await passLeases(world);
  await world.product.sweep();
  expect(notices(walk)).toHaveLength(1);
  expect(notices(walk)[0]?.content).toContain('I lack');
  expect(told(world)).toEqual([]);
});

test('nobody is told where the channel for notices is the one that refuses', async () => {
  const walk = await beginSmall(world, 'Nowhere', nextMonday(world));
  await member(walk, 'Lin').client.command('setup', { notices: walk.channelId });
  world.local.discord.denyBot(walk.channelId, 'SendMessages');
  await sweepAt(walk, 1);
  expect(told(world)).toEqual(['blocked', 'skipped']);
  const trouble = (await rows(walk)).find(({ kind }) => kind === 'trouble');
  expect(trouble).toMatchObject({ state: 'skipped', reason: 'nowhere-to-tell' });
});

test('what came up too late while nobody was there is listed once', async () => {
  const walk = await beginSmall(world, 'Away', nextMonday(world));
  await chooseNotices(walk);
  await sweepAt(walk, 1);
  const summary = await sweepAt(walk, 5, 30 * MINUTE);
  expect(summary).toMatchObject({ missed: 8, sent: 3, late: 2, blocked: 0, postponed: 0 });
  expect(titles(walk)).toEqual(['Week 1 of 12', 'Week 4 is over', 'Week 5 of 12']);
  const [notice, ...more] = notices(walk);
  expect(more).toEqual([]);
  expect(notice?.content.split('\n').slice(1)).toEqual([
    '- the report of phase 1',
    '- the boards of weeks 1–3',
    '- the assignments of weeks 2–4',
    '- the standup of phase 1',
  ]);
  await world.product.sweep();
  expect(notices(walk)).toHaveLength(1);
  const message = await press(walk, 'group.list');
  expect(message?.embeds[0]?.description).toContain('**Away**');
});

test('a post that is held up until its time is over is listed, and not posted', async () => {
  const walk = await beginSmall(world, 'Held up', nextMonday(world));
  await chooseNotices(walk);
  const stop = world.local.discord.faults.add(({ method, path }) =>
    method === 'POST' && path.includes(walk.channelId) ? { status: 503 } : undefined,
  );
  await sweepAt(walk, 1);
  stop();
  await passLeases(world);
  await sweepAt(walk, 2, MINUTE);
  expect(told(world)).toEqual(['postponed', 'missed']);
  expect(titles(walk)).toEqual(['Week 1 is over', 'Week 2 of 12']);
  expect(notices(walk).map(({ content }) => content.split('\n')[1])).toEqual([
    '- the assignment of week 1',
  ]);
});

test('a post that fails of itself is given up after ten times, and its group goes on', async () => {
  const walk = await beginSmall(world, 'Broken', nextMonday(world));
  await chooseNotices(walk);
  const { db } = world.connection;
  await db.execute(sql`insert into posts (guild_id, group_id, kind, number, due_at, state)
    values (${walk.guild.id}, ${walk.course.groupId}, 'assignment', 99,
      ${new Date(startOf(walk, 1) - 1_000).toISOString()}, 'due')`);
  for (let time = 0; time < 10; time += 1) {
    await sweepAt(walk, 1, time * MINUTE);
    await passLeases(world);
  }
  await world.product.sweep();
  expect(told(world)).toEqual([...Array.from({ length: 9 }, () => 'failed'), 'blocked']);
  expect(titles(walk)).toEqual(['Week 1 of 12']);
  expect(notices(walk).map(({ content }) => content.split('\n')[0])).toEqual([
    expect.stringContaining('the assignment of week 99 could not be posted.'),
  ]);
});

test('a group whose slots cannot be told is reported, and holds up no other', async () => {
  const from = nextMonday(world);
  const broken = await beginSmall(world, 'No plan', from);
  const walk = await beginSmall(world, 'Fine', from);
  await world.connection.db.execute(
    sql`update groups set plan = '{}' where guild_id = ${broken.guild.id}`,
  );
  expect(await sweepAt(walk, 1)).toMatchObject({ made: 1, sent: 1 });
  expect(titles(walk)).toEqual(['Week 1 of 12']);
  expect(told(world)).toMatchObject([{ event: 'group-failed', guildId: broken.guild.id }]);
  await world.product.sweep();
  expect(told(world)).toEqual([]);
});

test('an organiser who asks for a missed post gets it, however late', async () => {
  const walk = await beginSmall(world, 'By hand', nextMonday(world));
  await sweepAt(walk, 4);
  const missed = (await rows(walk)).find((row) => row.kind === 'assignment' && row.number === 2);
  if (missed === undefined) throw new Error('nothing was missed');
  expect(missed.state).toBe('missed');
  expect(await createStore(world.connection.db).byHand.retry(missed)).toBe(true);
  world.local.discord.faults.next(request(walk, 'POST'), rateLimited(60));
  await world.product.sweep();
  await passLeases(world);
  await world.product.sweep();
  expect(titles(walk).at(-1)).toBe('Week 2 of 12');
});

/** An organiser presses the button under the newest notice that has it. */
async function press({ guild, world }: Walk, command: string) {
  const channelId = guild.channels.notices ?? '';
  const notice = world.local.discord
    .messages(channelId)
    .findLast((message) => readMessage(message).buttons.some((each) => each.includes(command)));
  const [button = ''] = notice === undefined ? [] : readMessage(notice).buttons;
  const id = / -> (\S+)/.exec(button)?.[1] ?? '';
  if (notice === undefined || !id.startsWith(`${command}:`)) throw new Error(`no ${command}`);
  const lin = world.local.discord.as(idOf(guild, 'Lin'), { channelId });
  return (await lin.click(notice, id)).message;
}
