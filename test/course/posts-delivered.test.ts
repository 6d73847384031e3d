import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { posts } from '../../src/store/tables/schema.ts';
import { expectQuiet } from '../fakes/audit.ts';
import { done, join, messageOf } from '../fakes/members.ts';
import { finder } from '../fakes/organiser.ts';
import { readChannel, readMessage } from '../fakes/read-message.ts';
import { beginSmall, mondays, passLeases } from '../fakes/small-group.ts';
import { answerStandup } from '../fakes/standups.ts';
import { expectChannel, member, startWeek, type Walk } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [] });
});
afterAll(() => world.close());

/** A request about messages of this group's channel. */
const request = ({ channelId }: Walk, method: string, rest = '') =>
  new RegExp(`^${method} /channels/${channelId}/messages${rest}$`);

const sending = (walk: Walk) => request(walk, 'POST');

/** Sweeps at the start of a week that has trouble waiting for it. */
async function sweepAt(walk: Walk, week: number): Promise<void> {
  world.goTo(walk.course.calendars[0]?.starts[week - 1] ?? 0);
  await world.product.sweep();
}

const titles = (walk: Walk) =>
  readChannel(world.local.discord, walk.channelId).map(
    ({ title, footer }) => `${title} | ${footer}`,
  );

const outcomes = () =>
  world.reports.splice(0).map((event) => ('outcome' in event ? event.outcome : event));

describe('one slot is one message', () => {
  test('when the answer to the sending is lost', async () => {
    const walk = await beginSmall(world, 'Lost answer', '2026-03-02');
    world.local.discord.faults.next(sending(walk), 'drop-answer');
    await sweepAt(walk, 1);
    expect(outcomes()).toEqual(['postponed']);
    expect(titles(walk)).toHaveLength(1);
    await world.product.sweep();
    expect(outcomes()).toEqual([]);
    await passLeases(world);
    await world.product.sweep();
    expectChannel(walk);
  });

  test('when the sending never arrived, or Discord was down', async () => {
    for (const [name, fault] of [
      ['Lost request', 'drop-request'],
      ['Down', { status: 503 }],
    ] as const) {
      const from = nextMonday();
      const walk = await beginSmall(world, name, from);
      world.local.discord.faults.next(sending(walk), fault);
      await sweepAt(walk, 1);
      expect(outcomes()).toEqual(['postponed']);
      expect(titles(walk)).toEqual([]);
      await passLeases(world);
      await world.product.sweep();
      expectChannel(walk);
    }
  });

  test('when the answer to the thread, or to the edit of the week before, is lost', async () => {
    const walk = await beginSmall(world, 'Lost thread', nextMonday());
    const { item } = finder(() => walk);
    await join(walk, 'Mei');
    world.local.discord.faults.next(request(walk, 'POST', '/\\d+/threads'), 'drop-answer');
    await sweepAt(walk, 1);
    expect(outcomes()).toEqual(['postponed']);
    await passLeases(world);
    await world.product.sweep();
    expectChannel(walk);
    await done(walk, 'Mei', item(1, 0));
    world.local.discord.faults.next(request(walk, 'PATCH', '/\\d+'), 'drop-request');
    await sweepAt(walk, 2);
    expect(outcomes()).toEqual(['postponed']);
    await passLeases(world);
    await world.product.sweep();
    expectChannel(walk);
  });

  test('when several sweeps run at once', async () => {
    const walk = await beginSmall(world, 'Together', nextMonday());
    for (const week of [1, 2, 3]) {
      world.goTo(walk.course.calendars[0]?.starts[week - 1] ?? 0);
      await Promise.all([1, 2, 3, 4].map(() => world.product.sweep()));
      expectChannel(walk);
    }
  });

  test('when the answer to a standup’s message is lost, and it is answered again', async () => {
    const walk = await beginSmall(world, 'Lost standup', nextMonday());
    const { phase } = finder(() => walk);
    await join(walk, 'Mei');
    for (const week of [1, 2, 3]) await startWeek(walk, week);
    const inThread = new RegExp(`^POST /channels/(?!${walk.channelId})\\d+/messages$`);
    world.local.discord.faults.next(inThread, 'drop-answer');
    await expect(answerStandup(walk, 'Mei', phase(1))).rejects.toThrow();
    expect(outcomes()).toEqual(['postponed']);
    await passLeases(world);
    await world.product.sweep();
    expectChannel(walk);
    await answerStandup(walk, 'Mei', phase(1), { next: 'something else' });
  });

  test('when Discord asks to wait, and others are not held up', async () => {
    const from = nextMonday();
    const walk = await beginSmall(world, 'Limited', from);
    const other = await beginSmall(world, 'Flowing', from);
    const limit = { status: 429, body: { message: '', retry_after: 60, global: false } };
    const headers = { 'retry-after': '60', 'x-ratelimit-scope': 'user' };
    world.local.discord.faults.next(sending(walk), { ...limit, headers });
    await sweepAt(walk, 1);
    expect(outcomes()).toEqual(['postponed']);
    expect(titles(walk)).toEqual([]);
    expectChannel(other);
    await passLeases(world);
    await world.product.sweep();
    expectChannel(walk);
  });
});

test('a post that Discord refuses is shown to organisers, and goes out once it may', async () => {
  const walk = await beginSmall(world, 'Refused', nextMonday());
  const { discord } = world.local;
  const notices = walk.guild.channels.notices ?? '';
  await member(walk, 'Lin').client.command('setup', { notices });
  discord.denyBot(walk.channelId, 'SendMessages');
  await sweepAt(walk, 1);
  expect(outcomes()).toEqual(['blocked']);
  const list = async () =>
    readMessage(messageOf(await member(walk, 'Lin').client.command('group list')));
  expect((await list()).body.join('\n')).toContain('A post is held back. I lack a permission');
  const tries = discord.requests.length;
  for (const minutes of [1, 2, 3]) {
    world.goTo(world.now() + minutes * 60_000);
    await world.product.sweep();
  }
  expect(discord.requests).toHaveLength(tries);
  const told = discord.messages(notices).map((message) => readMessage(message).content);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('**Refused**');
  discord.setOverwrite(walk.channelId, discord.state.bot.id, { allow: ['SendMessages'] });
  const answer = messageOf(await member(walk, 'Lin').client.command('group resume'));
  expect(answer.content).toBe('One held-back post will be tried again now.');
  await world.settle();
  expectChannel(walk);
  expect((await list()).body.join('\n')).not.toContain('held back');
});

test('after three weeks down only the newest assignment is posted', async () => {
  const from = nextMonday();
  const walk = await beginSmall(world, 'Asleep', from);
  await sweepAt(walk, 1);
  world.goTo(Date.parse(mondays(4, from)[3] ?? '') + 3_600_000);
  await world.product.sweep();
  expect(titles(walk)).toEqual([
    'Week 1 of 12 · Core skills | Asleep',
    'Report: Core skills | Asleep',
    'Week 3 is over | Asleep',
    'Week 4 of 12 · More features | Asleep · Posted late',
  ]);
  await world.product.sweep();
  expect(titles(walk)).toHaveLength(4);
  const rows = await world.connection.db
    .select({ kind: posts.kind, number: posts.number, reason: posts.reason })
    .from(posts)
    .where(and(eq(posts.guildId, walk.guild.id), eq(posts.state, 'missed')));
  expect(rows.map(({ kind, number, reason }) => `${kind} ${number} ${reason}`).sort()).toEqual([
    'assignment 2 too-late',
    'assignment 3 too-late',
    'board 1 too-late',
    'board 2 too-late',
    'standup 1 too-late',
  ]);
  // No group here has a channel for notices in which the missed ones could be listed.
  expect(new Set(outcomes())).toEqual(new Set(['skipped']));
  expectQuiet({ world });
});

/** The Monday after today, so that each trial begins on fresh ground. */
function nextMonday(): string {
  const at = new Date(world.now() + 86_400_000);
  while (at.getUTCDay() !== 1) at.setTime(at.getTime() + 86_400_000);
  return at.toISOString().slice(0, 10);
}
