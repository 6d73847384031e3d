import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { createStore } from '../../src/store/store.ts';
import { type Hall, need, openHall, START } from './hall.ts';

const WEEK = 7 * 86_400_000;
let hall: Hall;
let group: number;

const en = wordsOf('en');
const store = () => createStore(hall.world.connection.db);
const idOf = (name: string) => need(hall.hall.members[name]);

async function boardOf(options: Record<string, string>): Promise<string> {
  const wanted = { group: String(group), ...options };
  const seen = await hall.as('Kai').command('leaderboard', wanted);
  return seen.message?.embeds[0]?.description ?? '';
}

/** Checks in the first items that `/done` offers. */
async function doSome(name: string, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    const offered = await hall.as(name).autocomplete('done', 'item', '');
    await hall.as(name).command('done', { item: String(need(offered.choices?.[0]).value) });
  }
}

const inWeek = (week: number) => hall.world.goTo(START + 2 * 3_600_000 + (week - 1) * WEEK);

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Board crew');
  inWeek(1);
  for (const name of ['Mei', 'Sam', 'Kai']) {
    await hall.as(name).command('roadmap join');
    await doSome(name, 2);
  }
  inWeek(2);
  await hall.as('Mei').command('leave-week');
  inWeek(3);
  await doSome('Mei', 1);
  await doSome('Kai', 3);
  await doSome('Sam', 1);
});
afterAll(() => hall.world.close());

describe('a board', () => {
  test('counts a streak on over a week off, and lets it break without one', async () => {
    const board = await boardOf({ by: 'streak' });
    expect(board).toContain(`<@${idOf('Mei')}> · ${en('board.streak', { weeks: 2 })}`);
    expect(board).toContain(`<@${idOf('Sam')}> · ${en('board.streak', { weeks: 1 })}`);
  });

  test('holds no week against anybody in which Roadmate itself was down', async () => {
    const late = await hall.startGroup('Outage crew', { 'first-day': '2026-03-23' });
    const started = Date.parse('2026-03-23T09:00:00Z');
    const wanted = { group: String(late) };
    await hall.as('Noor').command('roadmap join', wanted);
    hall.world.goTo(started + 3_600_000);
    await hall.world.product.sweep();
    const offered = await hall.as('Noor').autocomplete('done', 'item', '');
    const item = String(need(offered.choices?.[0]).value);
    await hall.as('Noor').command('done', { item, ...wanted });
    // Nothing sweeps in the second week.
    hall.world.goTo(started + 3_600_000 + 2 * WEEK);
    await hall.world.product.sweep();
    const board = await hall.as('Noor').command('leaderboard', { by: 'streak', ...wanted });
    expect(board.message?.embeds[0]?.description).toContain(en('board.streak', { weeks: 1 }));
    await hall.forge('Noor').press(`roadmap.leave:yes:${late}`);
    inWeek(3);
  });

  test('waits for the target that the group has set', async () => {
    await store().groups.change(hall.hall.id, group, 'running', { target: 2 });
    const board = await boardOf({ by: 'streak' });
    expect(board).toContain(`<@${idOf('Mei')}> · ${en('board.streak', { weeks: 1 })}`);
    await store().groups.change(hall.hall.id, group, 'running', { target: 1 });
  });

  test('ranks by what was gained on the week before', async () => {
    inWeek(4);
    await doSome('Sam', 4);
    const board = await boardOf({ by: 'improved' });
    const [first = ''] = board.split('\n').filter((line) => line.includes('🥇'));
    expect(first).toContain(idOf('Sam'));
    expect(first).toMatch(/\+\d+ points?/);
    expect(board).not.toContain(`<@${idOf('Mei')}>`);
  });

  test('shows an alias in place of a name, and of a hidden member only that there is one', async () => {
    await store().members.change(hall.hall.id, idOf('Sam'), { alias: 'The *quiet* one' });
    await store().members.change(hall.hall.id, idOf('Mei'), { hidden: true });
    for (const by of ['points', 'share', 'streak']) {
      const board = await boardOf({ by });
      expect(board).toContain('The \\*quiet\\* one');
      expect(board).toContain(en('person.hidden'));
      expect(board).not.toContain(idOf('Sam'));
      expect(board).not.toContain(idOf('Mei'));
    }
    await hall.world.pass('next');
    const posted = hall.world.local.discord
      .messages(need(hall.hall.channels.general))
      .filter((message) => JSON.stringify(message.embeds).includes('quiet'));
    expect(posted.length).toBeGreaterThan(0);
    expect(JSON.stringify(posted.map(({ embeds }) => embeds))).not.toContain(idOf('Mei'));
    await store().members.change(hall.hall.id, idOf('Mei'), { hidden: false });
    await store().members.change(hall.hall.id, idOf('Sam'), { alias: null });
  });

  test('forgets nobody who leaves and comes back, and shows nobody who is away', async () => {
    const before = await boardOf({});
    expect(before).toContain(`<@${idOf('Sam')}>`);
    const own = await hall.as('Mei').command('leaderboard');
    expect(own.message?.embeds[0]?.description).toContain('🥉 You');
    await hall.forge('Sam').press(`roadmap.leave:yes:${group}`);
    expect(await boardOf({})).not.toContain(idOf('Sam'));
    const moved = await hall.as('Mei').command('leaderboard');
    expect(moved.message?.embeds[0]?.description).toContain('🥈 You');
    await hall.as('Sam').command('roadmap join', { group: String(group) });
    expect(await boardOf({})).toBe(before);
  });

  test('of a finished group stays to be seen: each group is a season of its own', async () => {
    const before = await boardOf({});
    await hall.as('Lin').command('group finish', { group: String(group) });
    await hall.forge('Lin').press(`group.finish:yes:${group}`);
    const choices = await hall.as('Kai').autocomplete('leaderboard', 'group', 'board');
    expect(choices.choices).toEqual([
      { name: en('board.finished', { group: 'Board crew' }), value: String(group) },
    ]);
    expect(await boardOf({})).toBe(before);
  });
});
