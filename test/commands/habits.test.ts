import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { createStore } from '../../src/store/store.ts';
import { readChannel } from '../fakes/read-message.ts';
import { type Hall, LANGUAGES, need, openHall } from './hall.ts';
import { expectRefused } from './refusal.ts';

let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew', { weeks: 12 });
  await hall.world.pass('next');
});
afterAll(() => hall.world.close());

const found = async () =>
  need(await createStore(hall.world.connection.db).groups.find(hall.hall.id, group));
const titles = () =>
  readChannel(hall.world.local.discord, need(hall.hall.channels.general)).map(({ title }) => title);
const edit = (options: Record<string, string | number>) =>
  hall.as('Lin').command('group edit', options);

describe('an organiser who changes the habits of a group', () => {
  test.each(LANGUAGES)('is told of each in %s', async (language, locale) => {
    const words = wordsOf(language);
    const lin = hall.as('Lin', locale);
    const all = { target: 3, leaves: 0, 'weekly-standup': 'off' };
    const { message } = await lin.command('group edit', all);
    expect(message?.content.split('\n').slice(1)).toEqual([
      words('group.weeklyOff'),
      words('group.targetIs', { target: 3 }),
      words('group.leavesAre', { leaves: 0 }),
    ]);
    expect(await found()).toMatchObject({ target: 3, leavesAllowed: 0, weeklyStandup: false });
    await lin.command('group edit', { name: 'Async crew' });
    expect(await found()).toMatchObject({ target: 3, leavesAllowed: 0, weeklyStandup: false });
  });

  test('cannot set what makes no sense', async () => {
    for (const [option, values] of [
      ['target', [0, 21]],
      ['leaves', [-1, 21]],
    ] as const) {
      for (const value of values) {
        const call = () => hall.forge('Lin').command('group edit', { [option]: value });
        await expectRefused(hall.world, 'en', call, 'refuse.outOfRange', { option });
      }
    }
  });

  test('turns weekly standups on: this week’s opens at once when its time has come', async () => {
    hall.world.goTo('2026-03-08T12:00:00Z');
    await edit({ 'weekly-standup': 'on' });
    await hall.world.settle();
    expect(titles().at(-1)).toBe('Standup: week 1');
    await hall.as('Mei').command('roadmap join');
    const { modal } = await hall.as('Mei').command('standup');
    expect(modal?.custom_id).toBe(`standup:answer:${group}:w1`);
  });

  test('and off: the one that is open says that it was called off', async () => {
    await edit({ 'weekly-standup': 'off' });
    await hall.world.settle();
    const post = need(
      readChannel(hall.world.local.discord, need(hall.hall.channels.general)).at(-1),
    );
    expect(post).toMatchObject({
      title: 'Standup: week 1',
      body: [wordsOf('en')('standup.calledOff')],
      buttons: [`Answer -> standup:open:${group}:w1 (off)`],
    });
    for (const [language, locale] of LANGUAGES) {
      const press = () => hall.forge('Mei', locale).press(`standup:open:${group}:w1`);
      await expectRefused(hall.world, language, press, 'standup.closed');
    }
    const none = await hall.as('Mei').command('standup');
    expect(none.message?.content).toContain('opens <t:');
    await hall.world.pass('week');
    expect(titles()).not.toContain('Report: week 1');
    expect(hall.world.reports).toEqual([]);
  });
});
