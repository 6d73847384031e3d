import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { rateLimited } from '../../src/playground/rest/faults.ts';
import { beginSmall, passHalts, passLeases } from '../fakes/small-group.ts';
import { expectChannel } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';
import {
  clearAway,
  MINUTE,
  nextMonday,
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

/** Discord no longer knows the token; what asks for none goes on. */
const refuseToken = () =>
  world.local.discord.faults.add(({ path }) =>
    path === '/gateway'
      ? undefined
      : { status: 401, body: { message: '401: Unauthorized', code: 0 } },
  );
const sent = () =>
  world.local.discord.requests.filter(
    ({ method, path }) => method === 'POST' && /messages$/.test(path),
  );

test('a refused token stops everything, keeps what waits, and is told once', async () => {
  const from = nextMonday(world);
  const walks = [];
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven']) {
    walks.push(await beginSmall(world, name, from));
  }
  const [first] = walks;
  if (first === undefined) throw new Error('there is no group');
  const heal = refuseToken();
  await sweepAt(first, 1);
  const events = told(world);
  expect(events.filter((event) => event !== 'unauthorised')).toEqual([
    { event: 'halted', reason: 'unauthorised' },
  ]);
  const tries = sent().length;
  await passLeases(world);
  expect(await world.product.sweep()).toMatchObject({ sent: 0, postponed: 0 });
  expect(sent()).toHaveLength(tries);
  for (const walk of walks) {
    expect(await rows(walk)).toMatchObject([{ attempts: 0, triedAt: null, messageId: null }]);
  }

  // After the halt a single post finds out that nothing has changed; nobody is told again.
  await passHalts(world);
  await world.product.sweep();
  expect(sent()).toHaveLength(tries + 1);
  expect(told(world)).toEqual(['unauthorised']);
  await passLeases(world);
  await world.product.sweep();
  expect(sent()).toHaveLength(tries + 1);

  heal();
  await passHalts(world);
  expect(await world.product.sweep()).toMatchObject({ sent: 7, postponed: 0 });
  for (const walk of walks) expectChannel(walk);
  expect(told(world)).toEqual([]);
});

test('posts that are too late once the token is taken again do not hold up the others', async () => {
  const from = nextMonday(world);
  const walks = [];
  for (const name of ['Late one', 'Late two', 'Late three', 'Late four']) {
    walks.push(await beginSmall(world, name, from));
  }
  const [first] = walks;
  if (first === undefined) throw new Error('there is no group');
  const heal = refuseToken();
  await sweepAt(first, 1);
  heal();
  await passHalts(world);
  world.goTo(startOf(first, 2) + MINUTE);
  const summary = await world.product.sweep();
  expect(summary).toMatchObject({ missed: 4, postponed: 0 });
  expect(summary.sent).toBeGreaterThan(3);
  told(world);
});

test('a new token is tried at once', async () => {
  const walk = await beginSmall(world, 'New token', nextMonday(world));
  const heal = refuseToken();
  await sweepAt(walk, 1);
  heal();
  await passLeases(world);
  await world.product.clearHalt();
  await world.product.sweep();
  expectChannel(walk);
  told(world);
});

test('a channel’s limit uses up no attempt', async () => {
  const walk = await beginSmall(world, 'Own limit', nextMonday(world));
  world.local.discord.faults.next(request(walk, 'POST'), rateLimited(60));
  await sweepAt(walk, 1);
  expect(await rows(walk)).toMatchObject([
    { attempts: 0, state: 'sending', reason: 'rate-limited' },
  ]);
  await passLeases(world);
  await world.product.sweep();
  expectChannel(walk);
});

// Last: @discordjs/rest keeps to the global limit by real time.
test('the global limit stops everybody until it is over; a channel’s own stops that channel', async () => {
  const from = nextMonday(world);
  const walk = await beginSmall(world, 'Global', from);
  const other = await beginSmall(world, 'Also global', from);
  const stop = world.local.discord.faults.add(({ path }) =>
    path.endsWith('/messages') ? rateLimited(60, true) : undefined,
  );
  await sweepAt(walk, 1);
  expect(told(world)).toEqual(
    expect.arrayContaining([{ event: 'halted', reason: 'global-limit' }, 'postponed']),
  );
  stop();
  await passLeases(world);
  await world.product.sweep();
  expect([...titles(walk), ...titles(other)]).toEqual([]);
  await passHalts(world);
});
