import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Key, type Params, wordsOf } from '../../src/i18n/words.ts';
import { createStore } from '../../src/store/store.ts';
import { startLoaf } from '../fakes/loaf.ts';
import { type Hall, LANGUAGES, need, openHall, START } from './hall.ts';
import { expectRefused } from './refusal.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday 2 March 09:00 in UTC. */
const FIRST = START + HOUR;
let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
  group = await startLoaf(hall, 'Bakers', { 'time-zone': 'UTC' });
  await hall.world.pass('next');
});
afterAll(() => hall.world.close());

const store = () => createStore(hall.world.connection.db);

describe.each(LANGUAGES)('a member who reads %s and tells later', (language, locale) => {
  const words = wordsOf(language);
  const name = language === 'en' ? 'Mei' : 'Sam';
  const me = () => hall.as(name, locale);
  const refused = (options: Record<string, string>, key: Key, params?: Params) =>
    expectRefused(hall.world, language, () => me().command('done', options), key, params);
  const periods = async () => {
    const rows = await store().boards.periods(hall.hall.id, group);
    const own = rows.filter(({ memberId }) => memberId === need(hall.hall.members[name]));
    return new Map(own.map(({ period, items }) => [period, items]));
  };

  beforeAll(async () => {
    hall.world.goTo(FIRST + HOUR);
    await me().command('roadmap join');
  });

  test('checks in for the day on which it was done: its week, its month, the streak', async () => {
    // Tuesday of week 2.
    hall.world.goTo(FIRST + 8 * DAY);
    const done = await me().command('done', { item: 'Weigh the flour', day: '3' });
    const day = `<t:${(FIRST + 5 * DAY + 3 * HOUR) / 1000}:D>`;
    const lines = done.message?.content.split('\n') ?? [];
    expect(lines.at(-1)).toBe(words('day.counted', { day, week: 1, weeks: 6 }));
    expect(lines[1]).toContain(words('done.streak', { weeks: 1 }));
    expect(Object.fromEntries(await periods())).toMatchObject({ all: 1, w1: 1, 'm2026-03': 1 });
    const today = await me().command('done', { item: 'Knead by hand' });
    expect(today.message?.content).toContain(words('done.streak', { weeks: 2 }));
  });

  test('takes back first what was told last', async () => {
    hall.world.goTo(FIRST + 8 * DAY + HOUR);
    const dated = await me().command('done', { item: 'Heat the oven', day: '1' });
    expect(dated.message?.content).toContain('Heat the oven');
    const taken = await me().command('undo');
    expect(taken.message?.content).toContain('Heat the oven');
    expect((await periods()).get('w1')).toBe(1);
  });

  test('hears which days are too far back', async () => {
    hall.world.goTo(FIRST + 3 * DAY);
    const group = 'Bakers';
    const item = 'Bake the loaf';
    const start = `<t:${FIRST / 1000}:F> (<t:${FIRST / 1000}:R>)`;
    await refused({ item, day: '4' }, 'day.beforeStart', { group, when: start });
    await refused({ day: '1' }, 'day.needsItem');
    await refused({ item: 'Nothing of the kind', day: '1' }, 'refuse.unknownItem', {
      item: 'Nothing of the kind',
    });
    await refused({ item: 'e', day: '1' }, 'refuse.ambiguousItem', { item: 'e', count: 5 });
    for (const day of ['0', '8', '-1', 'yesterday']) {
      const forged = () => hall.forge(name, locale).command('done', { item, day });
      const option = { en: 'day', 'zh-CN': '日期' }[language];
      await expectRefused(hall.world, language, forged, 'refuse.outOfRange', { option });
    }
  });

  test('cannot have done anything before joining', async () => {
    const late = language === 'en' ? 'Kai' : 'Noor';
    const joined = FIRST + 9 * DAY;
    hall.world.goTo(joined);
    await hall.as(late, locale).command('roadmap join');
    hall.world.goTo(joined + 2 * DAY);
    const done = (day: string) => () =>
      hall.as(late, locale).command('done', { item: 'Heat the oven', day });
    const when = `<t:${joined / 1000}:F> (<t:${joined / 1000}:R>)`;
    const early = done('3');
    await expectRefused(hall.world, language, early, 'day.beforeJoining', {
      group: 'Bakers',
      when,
    });
    const same = await done('2')();
    expect(same.message?.content).toContain(
      words('day.counted', {
        day: `<t:${(joined + 3 * HOUR) / 1000}:D>`,
        week: 2,
        weeks: 6,
      }),
    );
    await hall.as(late).command('undo');
  });

  test('cannot have done anything in the pause', async () => {
    hall.world.goTo(FIRST + 10 * DAY);
    await hall.as('Lin').command('group pause');
    hall.world.goTo(FIRST + 12 * DAY);
    const item = 'Bake the loaf';
    await refused({ item, day: '1' }, 'day.paused', { group: 'Bakers' });
    const before = await me().command('done', { item, day: '3' });
    expect(before.message?.content).toContain(item);
    await me().command('undo');
    await hall.as('Lin').command('group resume');
  });
});

test('a day back gains nothing in a tie: who told first stands first', async () => {
  hall.world.goTo(FIRST + 20 * DAY);
  for (const name of ['Mei', 'Sam', 'Kai', 'Noor']) {
    await hall.as(name).command('roadmap leave');
    await hall.forge(name).press(`roadmap.leave:yes:${group}`);
  }
  const second = await startLoaf(hall, 'Millers', {
    'first-day': '2026-03-23',
    'time-zone': 'UTC',
  });
  const named = { group: String(second) };
  hall.world.goTo('2026-03-24T10:00:00Z');
  for (const name of ['Kai', 'Mei']) await hall.as(name).command('roadmap join', named);
  hall.world.goTo('2026-03-27T10:00:00Z');
  const item = 'Bake the loaf';
  await hall.as('Kai').command('done', { item });
  hall.world.goTo('2026-03-27T11:00:00Z');
  await hall.as('Mei').command('done', { item, day: '2' });
  const board = await hall.as('Kai').command('leaderboard', named);
  const places = board.message?.embeds[0]?.description?.match(/<@\d+>/g);
  expect(places).toEqual(['Kai', 'Mei'].map((name) => `<@${need(hall.hall.members[name])}>`));
});
