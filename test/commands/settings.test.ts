import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGE_NAMES } from '../../src/i18n/language.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { createStore } from '../../src/store/store.ts';
import { readMessage } from '../fakes/read-message.ts';
import { type Hall, idsOf, LANGUAGES, need, openHall } from './hall.ts';

let hall: Hall;

beforeAll(async () => {
  hall = await openHall();
  await hall.startGroup('Async crew');
  await hall.world.pass('next');
  for (const name of ['Mei', 'Sam', 'Kai']) await hall.as(name).command('roadmap join');
});
afterAll(() => hall.world.close());

const store = () => createStore(hall.world.connection.db);
const chosen = (name: string) => store().members.find(hall.hall.id, need(hall.hall.members[name]));
const panelOf = (outcome: Outcome) => need(outcome.message);
const fieldsOf = (outcome: Outcome) =>
  Object.fromEntries(
    (outcome.message?.embeds[0]?.fields ?? []).map(({ name, value }) => [name, value]),
  );

describe.each(LANGUAGES)('a member’s settings, read in %s,', (language, locale) => {
  const words = wordsOf(language);
  const open = (name: string) => hall.as(name, locale).command('me settings');

  beforeAll(async () => {
    const forget = 'truncate members';
    await hall.world.connection.db.execute(forget);
  });

  test('are one private panel: nothing is sent, everybody sees a name, until it is chosen', async () => {
    const panel = await open('Mei');
    expect(panel.ephemeral).toBe(true);
    expect(readMessage(panel.message).title).toBe(words('settings.title'));
    expect(fieldsOf(panel)).toMatchObject({
      [words('settings.remind')]: words('settings.remindNone'),
      [words('settings.quiet')]: words('settings.quietNow', { from: '22:00', to: '08:00' }),
      [words('settings.zone')]: words('settings.zoneGroup'),
      [words('settings.visibility')]: words('settings.visible.shown'),
      [words('settings.helps')]: words('settings.helpsOff'),
      [words('settings.reviews')]: words('settings.reviewsOff'),
    });
    expect(await chosen('Mei')).toBeUndefined();
  });

  test('are changed by menus and buttons, in the same message', async () => {
    const mei = hall.as('Mei', locale);
    const panel = panelOf(await open('Mei'));
    const remind = await mei.choose(panel, 'me.settings:remind', ['week', 'standup']);
    expect(remind.message?.id).toBe(panel.id);
    expect(fieldsOf(remind)[words('settings.remind')]).toBe(
      `${words('settings.remind.week')}\n${words('settings.remind.standup')}`,
    );
    await mei.choose(panel, 'me.settings:language', ['zh-CN']);
    await mei.click(panel, 'me.settings:helps:on');
    await mei.click(panel, 'me.settings:reviews:on');
    const hidden = await mei.choose(panel, 'me.settings:visibility', ['hidden']);
    expect(fieldsOf(hidden)).toMatchObject({
      [words('settings.language')]: LANGUAGE_NAMES['zh-CN'],
      [words('settings.visibility')]: words('settings.visible.hidden'),
      [words('settings.helps')]: words('settings.helpsOn'),
      [words('settings.reviews')]: words('settings.reviewsOn'),
    });
    expect(await chosen('Mei')).toMatchObject({
      remindWeek: true,
      remindStandup: true,
      remindReview: false,
      language: 'zh-CN',
      hidden: true,
      helps: true,
      reviews: true,
    });
    await mei.choose(panel, 'me.settings:remind', []);
    await mei.choose(panel, 'me.settings:language', ['server']);
    await mei.click(panel, 'me.settings:helps:off');
    await mei.click(panel, 'me.settings:reviews:off');
    await mei.choose(panel, 'me.settings:visibility', ['shown']);
    expect(await chosen('Mei')).toMatchObject({
      remindWeek: false,
      language: null,
      hidden: false,
      helps: false,
      reviews: false,
    });
  });

  test('hold a time zone: typed, chosen from the list, or left to the group', async () => {
    const sam = hall.as('Sam', locale);
    const panel = panelOf(await open('Sam'));
    const { modal } = await sam.click(panel, 'me.settings:zone');
    const submit = (zone: string) => sam.submit(need(modal), { fields: { zone } });
    expect(fieldsOf(await submit('Asia/Shanghai'))[words('settings.zone')]).toContain(
      'Asia/Shanghai',
    );
    const bad = await submit('Middle/Earth');
    expect(bad.message?.content).toBe(words('refuse.badZone', { text: 'Middle/Earth' }));
    expect(readMessage(bad.message).title).toBe(words('settings.title'));
    expect((await chosen('Sam'))?.zone).toBe('Asia/Shanghai');
    expect(fieldsOf(await submit(''))[words('settings.zone')]).toBe(words('settings.zoneGroup'));
    const offered = await sam.autocomplete('me settings', 'time-zone', 'berl');
    expect(offered.choices).toEqual([{ name: 'Europe/Berlin', value: 'Europe/Berlin' }]);
    await sam.command('me settings', { 'time-zone': 'Europe/Berlin' });
    expect((await chosen('Sam'))?.zone).toBe('Europe/Berlin');
    const option = await sam.command('me settings', { 'time-zone': 'Nowhere' });
    expect(option.message?.content).toBe(words('refuse.badZone', { text: 'Nowhere' }));
  });

  test('hold quiet hours, or none', async () => {
    const sam = hall.as('Sam', locale);
    const { modal } = await sam.click(panelOf(await open('Sam')), 'me.settings:quiet');
    const submit = (from: string, to: string) => sam.submit(need(modal), { fields: { from, to } });
    const set = await submit('23：30', '7:00');
    const shown = words('settings.quietNow', { from: '23:30', to: '07:00' });
    expect(fieldsOf(set)[words('settings.quiet')]).toBe(shown);
    for (const [from, to, text] of [
      ['25:00', '07:00', '25:00'],
      ['23:00', 'noon', 'noon'],
      ['23:00', '', '–'],
    ] as const) {
      const bad = await submit(from, to);
      expect(bad.message?.content).toBe(words('settings.badTime', { text }));
    }
    expect(await chosen('Sam')).toMatchObject({ quietFrom: '23:30', quietTo: '07:00' });
    expect(fieldsOf(await submit('', ''))[words('settings.quiet')]).toBe(
      words('settings.quietNone'),
    );
  });

  test('hold an alias that is nobody else’s and no mention', async () => {
    const [sam, kai] = [hall.as('Sam', locale), hall.as('Kai', locale)];
    const panel = panelOf(await open('Sam'));
    expect(idsOf(await open('Sam'))).not.toContain('me.settings:alias');
    const { modal } = await sam.choose(panel, 'me.settings:visibility', ['alias']);
    const submit = (alias: string) => sam.submit(need(modal), { fields: { alias } });
    const good = await submit('  Night\u200b   Owl ');
    expect(fieldsOf(good)[words('settings.visibility')]).toBe(
      words('settings.visibleAs', { alias: 'Night Owl' }),
    );
    expect(await chosen('Sam')).toMatchObject({ alias: 'Night Owl', hidden: false });
    for (const [alias, key] of [
      ['x', 'settings.alias.bad'],
      ['owl '.repeat(10), 'settings.alias.bad'],
      ['!!!', 'settings.alias.bad'],
      ['@everyone', 'settings.alias.mention'],
      ['Everyone', 'settings.alias.mention'],
      ['<@123456>', 'settings.alias.mention'],
      ['https://owl.example', 'settings.alias.mention'],
    ] as const) {
      expect((await submit(alias)).message?.content).toBe(words(key));
    }
    expect((await chosen('Sam'))?.alias).toBe('Night Owl');
    const other = await kai.choose(panelOf(await open('Kai')), 'me.settings:visibility', ['alias']);
    const same = await kai.submit(need(other.modal), { fields: { alias: 'ＮＩＧＨＴ owl' } });
    expect(same.message?.content).toBe(words('settings.alias.taken'));
    // One's own may be changed by the button that is there now.
    const again = await sam.click(panelOf(await open('Sam')), 'me.settings:alias');
    await sam.submit(need(again.modal), { fields: { alias: '夜猫子' } });
    expect((await chosen('Sam'))?.alias).toBe('夜猫子');
  });

  test('what a forger sends changes nothing', async () => {
    const noor = hall.forge('Noor', locale);
    for (const [id, values] of [
      ['me.settings:language', ['tlh']],
      ['me.settings:visibility', ['naked']],
      ['me.settings:visibility', undefined],
    ] as const) {
      const answer = await noor.press(id, values && [...values]);
      expect(readMessage(answer.message).title).toBe(words('settings.title'));
    }
    const outdated = await noor.press('me.settings:helps:perhaps');
    expect(outdated.message?.content).toBe(words('refuse.outdated'));
    expect(await chosen('Noor')).toBeUndefined();
  });
});

test('settings are of one server', async () => {
  const mei = hall.as('Mei');
  await mei.click(panelOf(await mei.command('me settings')), 'me.settings:helps:on');
  const elsewhere = await store().members.find(hall.foreign.id, need(hall.hall.members.Mei));
  expect(elsewhere).toBeUndefined();
});
