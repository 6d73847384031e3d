import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Rest } from '../../src/discord/rest.ts';
import { beginSmall } from '../fakes/small-group.ts';
import { expectChannel } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';
import { clearAway, HOUR, nextMonday, startOf, sweepAt, titles, told } from './trials.ts';

let world: World;
/** How far Discord's clock is behind the product's; null: it does not say. */
const discord: { behind: number | null } = { behind: 0 };

const between = (rest: Rest): Rest => ({
  ...rest,
  queueRequest: async (request) => {
    const { headers } = await rest.queueRequest(request);
    if (discord.behind === null) throw new Error('no answer');
    const at = Date.parse(headers.get('date') ?? '') - discord.behind;
    return { headers: new Headers({ date: new Date(at).toUTCString() }) };
  },
});

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-01T12:00:00Z', guilds: [], between });
});
afterEach(() => clearAway(world));
afterAll(() => world.close());

test('a clock that runs a year ahead floods nobody, and the operator is told', async () => {
  const walk = await beginSmall(world, 'Ahead', nextMonday(world));
  await sweepAt(walk, 1);
  discord.behind = 365 * 24 * HOUR;
  const summary = await sweepAt(walk, 1, discord.behind);
  expect(summary).toMatchObject({ made: 0, sent: 0, missed: 0 });
  expect(await world.product.makeDue()).toEqual({ waiting: 0 });
  expect(await world.product.drain()).toMatchObject({ sent: 0 });
  const [wrong, ...again] = told(world);
  expect(wrong).toMatchObject({ event: 'clock-wrong' });
  expect(again).toHaveLength(2);
  discord.behind = 0;
  world.goTo(startOf(walk, 2));
  await world.product.sweep();
  expectChannel(walk);
});

test('after a gap nothing is posted until Discord has said what time it is', async () => {
  const walk = await beginSmall(world, 'Unsure', nextMonday(world));
  discord.behind = null;
  await sweepAt(walk, 1);
  expect(told(world)).toContainEqual({ event: 'clock-unknown' });
  expect(titles(walk)).toEqual([]);
  discord.behind = 0;
  await world.product.sweep();
  expectChannel(walk);
});

test('a clock that goes back makes nothing due twice', async () => {
  const walk = await beginSmall(world, 'Back', nextMonday(world));
  await sweepAt(walk, 1);
  await sweepAt(walk, 1, -HOUR);
  world.goTo(startOf(walk, 1));
  await world.product.sweep();
  expectChannel(walk);
  expect(told(world)).toEqual([]);
});
