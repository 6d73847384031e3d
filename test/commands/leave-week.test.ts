import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { type Hall, ITEM, idsOf, LANGUAGES, need, openHall, START } from './hall.ts';

const WEEK = 7 * 86_400_000;
let hall: Hall;
let group: number;
const NAME = 'Async crew';

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup(NAME);
  await hall.world.pass('next');
});
afterAll(() => hall.world.close());

describe.each(LANGUAGES)('a member who reads %s and takes a week off', (language, locale) => {
  const words = wordsOf(language);
  const name = language === 'en' ? 'Mei' : 'Sam';
  const mei = () => hall.as(name, locale);
  const taken = (week: number, left: number) =>
    words('leaveWeek.taken', { group: NAME, week, left });

  test('hears that the streak waits, once however often it is asked', async () => {
    hall.world.goTo(START + 3_600_000);
    await mei().command('roadmap join');
    const first = await mei().command('leave-week');
    expect(first.ephemeral).toBe(true);
    expect(first.message?.content).toBe(taken(1, 2));
    const again = await mei().command('leave-week', { week: 'this' });
    expect(again.message?.content).toBe(words('leaveWeek.already', { group: NAME, week: 1 }));
    const next = await mei().command('leave-week', { week: 'next' });
    expect(next.message?.content).toBe(taken(2, 1));
  });

  test('takes it back while the week lasts', async () => {
    const next = await mei().command('leave-week', { week: 'next' });
    const [back] = idsOf(next);
    const cancelled = await mei().click(need(next.message), need(back));
    expect(cancelled.message?.content).toBe(words('leaveWeek.cancelled', { group: NAME, week: 2 }));
    const gone = await hall.forge(name, locale).press(need(back));
    expect(gone.message?.content).toBe(words('leaveWeek.none', { week: 2 }));
  });

  test('has only so many, and none for a week that counts already', async () => {
    hall.world.goTo(START + 3_600_000 + WEEK);
    expect((await mei().command('leave-week')).message?.content).toBe(taken(2, 1));
    expect((await mei().command('leave-week', { week: 'next' })).message?.content).toBe(
      taken(3, 0),
    );
    hall.world.goTo(START + 3_600_000 + 3 * WEEK);
    await mei().command('done', { item: ITEM });
    expect((await mei().command('leave-week')).message?.content).toBe(
      words('leaveWeek.met', { week: 4 }),
    );
    expect((await mei().command('leave-week', { week: 'next' })).message?.content).toBe(
      words('leaveWeek.noneLeft', { group: NAME, allowed: 3 }),
    );
    const past = await hall.forge(name, locale).press(`leave-week:back:${group}:2`);
    expect(past.message?.content).toBe(words('leaveWeek.past', { week: 2 }));
  });

  test('is told when the group is over', async () => {
    hall.world.goTo(START + 60 * WEEK);
    const { content = '' } = (await mei().command('leave-week')).message ?? {};
    const weeks = Number(/\d+/.exec(content)?.[0]);
    expect(weeks).toBeGreaterThan(4);
    expect(content).toBe(words('leaveWeek.over', { group: NAME, weeks }));
  });
});

describe('before the group begins', () => {
  test.each(LANGUAGES)('no leave is needed, nor in a pause (%s)', async (language, locale) => {
    const words = wordsOf(language);
    hall.world.goTo(START);
    await hall.startGroup(`Later ${language}`, { 'first-day': '2026-04-06' });
    const groups = await hall.as('Noor', locale).autocomplete('leave-week', 'group', '');
    expect(groups.choices).toEqual([]);
    const joining = await hall.as('Lin').autocomplete('roadmap join', 'group', `Later ${language}`);
    const value = String(joining.choices?.[0]?.value);
    await hall.as('Noor').command('roadmap join', { group: value });
    const early = await hall.as('Noor', locale).command('leave-week', { group: value });
    const { content = '' } = early.message ?? {};
    const [when = ''] = /<t:\d+:F> \(<t:\d+:R>\)/.exec(content) ?? [];
    expect(when).not.toBe('');
    expect(content).toBe(words('leaveWeek.notYet', { group: `Later ${language}`, when }));
    await hall.as('Lin').command('group pause', { group: value });
    const paused = await hall.as('Noor', locale).command('leave-week', { group: value });
    expect(paused.message?.content).toBe(words('leaveWeek.paused', { group: `Later ${language}` }));
    await hall.as('Noor').command('roadmap leave', { group: value });
    await hall.forge('Noor').press(`roadmap.leave:yes:${value}`);
  });
});
