import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { idOn, startLoaf } from '../fakes/loaf.ts';
import { type Hall, idsOf, LANGUAGES, need, openHall, START } from './hall.ts';
import { expectNothingWritten, expectRefused } from './refusal.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const WEEKS = 6;
let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
  group = await startLoaf(hall, 'Bakers');
  await hall.world.pass('next');
});
afterAll(() => hall.world.close());

const body = ({ message }: Outcome) => message?.embeds[0]?.description ?? '';
const says = ({ message }: Outcome) => message?.content ?? '';
const day = (at: number) => `<t:${at / 1000}:D>`;
/** The end of the group's last week: the weeks start an hour after `START`. */
const END = START + HOUR + WEEKS * WEEK;

describe.each(LANGUAGES)('a member who reads %s and falls behind', (language, locale) => {
  const words = wordsOf(language);
  const name = language === 'en' ? 'Mei' : 'Sam';
  const me = () => hall.as(name, locale);
  const forge = () => hall.forge(name, locale);
  const inWeek = (week: number) => hall.world.goTo(START + 2 * HOUR + (week - 1) * WEEK);

  beforeAll(async () => {
    inWeek(1);
    await me().command('roadmap join');
  });

  test('is offered nothing while there is nothing to catch up with', async () => {
    const panel = await me().command('plan');
    for (const offer of ['plan:shift', 'plan:skip', 'leave-week:take']) {
      expect(idsOf(panel).some((id) => id.startsWith(offer))).toBe(false);
    }
  });

  test('is offered three ways in the panel and under the progress', async () => {
    inWeek(4);
    for (const shown of [await me().command('plan'), await me().command('roadmap progress')]) {
      expect(body(shown)).toContain(words('progress.behind', { items: 3 }));
      const offers = idsOf(shown).filter((id) => /^(plan:s|leave-week)/.test(id));
      expect(offers).toEqual([
        `plan:shift:${group}:0:1`,
        `plan:skip:${group}:1`,
        `leave-week:take:${group}`,
      ]);
    }
  });

  test('shifts the plan by a week, once however often it is pressed, and back', async () => {
    inWeek(4);
    const progress = await me().command('roadmap progress');
    const shift = idOn(progress, 'plan:shift:');
    const shifted = await me().click(need(progress.message), shift);
    expect(shifted.message?.id).toBe(progress.message?.id);
    const until = day(END + WEEK);
    expect(says(shifted).split('\n')).toEqual([
      words('pace.shifted', { shift: 1, when: until }),
      words('progress.finishUnknown'),
    ]);
    // Of week 3 now; weeks 1 and 2 are late.
    expect(body(shifted)).toContain('Knead by hand');
    expect(body(shifted)).toContain(words('pace.behindOwn', { items: 2 }));
    expect(body(shifted)).toContain(words('pace.ownWeek', { shift: 1, week: 3, weeks: WEEKS }));
    const late = await forge().press(`done:scope:${group}:late`);
    expect(body(late)).toContain('Weigh the flour');
    expect(body(late)).not.toContain('Knead by hand');
    expect(body(await me().command('roadmap progress'))).toContain(
      words('pace.ownEnds', { when: until }),
    );
    const twice = await expectNothingWritten(hall.world, () => forge().press(shift));
    expect(says(twice)).toBe(words('pace.unchanged'));
    const back = await me().click(need(shifted.message), `plan:shift:${group}:1:0`);
    expect(says(back).split('\n')[0]).toBe(words('pace.unshifted', { when: day(END) }));
  });

  test('cannot shift further than eight weeks, nor by two at once', async () => {
    for (let shift = 0; shift < 8; shift++)
      await forge().press(`plan:shift:${group}:${shift}:${shift + 1}`);
    const most = await me().command('plan');
    expect(idsOf(most)).not.toContain(`plan:shift:${group}:8:9`);
    const further = () => forge().press(`plan:shift:${group}:8:9`);
    await expectRefused(hall.world, language, further, 'refuse.outdated');
    await expectNothingWritten(hall.world, () => forge().press(`plan:shift:${group}:8:6`));
    for (let shift = 8; shift > 0; shift--)
      await forge().press(`plan:shift:${group}:${shift}:${shift - 1}`);
  });

  test('leaves out what is optional, and takes it in again', async () => {
    inWeek(4);
    const panel = await me().command('plan');
    const skipped = await me().click(need(panel.message), `plan:skip:${group}:1`);
    expect(says(skipped).split('\n')[0]).toBe(words('pace.nowSkipping', { items: 2 }));
    expect(body(skipped)).toContain(words('pace.behindOwn', { items: 2 }));
    const late = await forge().press(`done:scope:${group}:late`);
    expect(body(late)).not.toContain('mill');
    const all = await forge().press(`done:scope:${group}:all`);
    expect(body(all)).toContain(`➖ (optional) Visit a mill *(${words('pace.skipped')})*`);
    // In week 5 nothing but an optional item is planned.
    inWeek(5);
    const done = await me().command('done', { item: 'Weigh the flour' });
    expect(says(done)).toContain(words('done.left', { left: 0 }));
    await me().command('undo');
    const twice = await expectNothingWritten(hall.world, () =>
      forge().press(`plan:skip:${group}:1`),
    );
    expect(says(twice)).toBe(words('pace.unchanged'));
    const again = await forge().press(`plan:skip:${group}:0`);
    expect(says(again).split('\n')[0]).toBe(words('pace.nowIncluding', { items: 2 }));
    const full = await me().command('done', { item: 'Weigh the flour' });
    expect(says(full)).toContain(words('done.left', { left: 1 }));
    await me().command('undo');
  });

  test('goes on by the own plan when the group’s weeks are over', async () => {
    inWeek(6);
    await forge().press(`plan:shift:${group}:0:1`);
    hall.world.goTo(END + HOUR);
    const panel = await me().command('plan');
    expect(body(panel)).toContain('Bake the loaf');
    expect(body(panel)).toContain(`<t:${(END + WEEK) / 1000}:F>`);
    hall.world.goTo(END + WEEK + HOUR);
    expect(body(await me().command('plan'))).toContain(words('panel.after'));
    await forge().press(`plan:shift:${group}:1:0`);
  });

  test('takes a leave week by the button, which is gone then', async () => {
    inWeek(4);
    const panel = await me().command('plan');
    const taken = await me().click(need(panel.message), `leave-week:take:${group}`);
    expect(says(taken)).toBe(words('leaveWeek.taken', { group: 'Bakers', week: 4, left: 2 }));
    const after = await me().command('plan');
    expect(body(after)).toContain(words('panel.onLeave'));
    expect(idsOf(after)).not.toContain(`leave-week:take:${group}`);
  });

  test('who is not in the group changes nothing', async () => {
    for (const id of [`plan:shift:${group}:0:1`, `plan:skip:${group}:1`]) {
      const press = () => hall.forge('Noor', locale).press(id);
      await expectRefused(hall.world, language, press, 'refuse.notEnrolledHere', {
        group: 'Bakers',
      });
    }
  });
});

test('a late joiner starts at the group’s week, sees the late items and the group’s end', async () => {
  hall.world.goTo(START + 2 * HOUR + 3 * WEEK);
  const { message } = await hall.as('Kai').command('roadmap join');
  const words = wordsOf('en');
  expect(message?.content).toContain(words('join.late', { items: 3 }));
  expect(message?.content).toContain(words('join.groupEnds', { when: day(END) }));
  const chosen = await hall.as('Kai').choose(need(message), `roadmap.join:hours:${group}:0`, ['4']);
  expect(says(chosen)).toContain('At 4 hours a week you would finish around');
  const panel = await hall.as('Kai').command('plan');
  expect(body(panel)).toContain('Heat the oven');
});
