import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MemberExport } from '../../src/export/member-file.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import { createPictures } from '../../src/pictures/create-pictures.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { createStore } from '../../src/store/store.ts';
import { type Hall, ITEM, idsOf, LANGUAGES, need, openHall, START } from './hall.ts';
import { expectNothingWritten, expectPrivate, expectRefused } from './refusal.ts';

const WEEK = 7 * 86_400_000;
const NOTE = '=HYPERLINK("https://example.org","fixtures")';
const drawing = await createPictures();
let hall: Hall;

const store = () => createStore(hall.world.connection.db);
const inWeek = (week: number) => hall.world.goTo(START + 2 * 3_600_000 + (week - 1) * WEEK);
const textOf = (outcome: Outcome) =>
  need(outcome.message)
    .embeds.flatMap(({ title, description }) => [title, description])
    .join('\n');

beforeAll(async () => {
  hall = await openHall({ pictures: null });
  await hall.startGroup('Async crew');
  inWeek(1);
  await hall.as('Mei').command('roadmap join');
  await hall.as('Mei').command('done', { item: ITEM, note: NOTE });
  inWeek(2);
  await hall.as('Mei').command('leave-week');
  await hall.as('Sam').command('roadmap join');
  inWeek(4);
});
afterAll(() => hall.world.close());

describe.each(LANGUAGES)('a member who reads %s', (language, locale) => {
  const words = wordsOf(language);
  const mei = () => hall.as('Mei', locale);

  test('sees why each week counts, and what earned what', async () => {
    const shown = await expectNothingWritten(hall.world, () => mei().command('me show'));
    const text = textOf(shown);
    const week = (number: number, what: string) => words('me.week', { week: number, what });
    const items = { items: 1, target: 1 };
    expect(text).toContain(
      [
        week(4, words('me.why.running', { items: 0, target: 1 })),
        week(3, words('me.why.missed', { items: 0, target: 1 })),
        week(2, words('me.why.leave', items)),
        week(1, words('me.why.met', items)),
      ].join('\n'),
    );
    expect(text).toContain(words('me.streak', { now: 0, best: 1 }));
    expect(text).toContain(ITEM);
    expect(text).toContain(words('me.place', { place: 1, of: 2 }));
    expect(need(shown.message).attachments).toEqual([]);
    expect(idsOf(shown)).toEqual(['me.settings:open', 'me.export:open', 'me.delete:open']);
    for (const id of idsOf(shown)) {
      const profile = await mei().command('me show');
      const opened = await mei().click(need(profile.message), id);
      expectPrivate(hall.world, opened);
      expect(opened.message?.content).not.toBe(words('refuse.outdated'));
    }
  });

  test('who joined later is asked for nothing before', async () => {
    const text = textOf(await hall.as('Sam', locale).command('me show'));
    expect(text).toContain(words('me.week', { week: 1, what: words('me.before') }));
    expect(text).toContain(words('me.noCheckIns'));
    expect(text).toContain(words('me.noPlace'));
  });

  test('gets everything that is kept, as records and as a table', async () => {
    const handed = await expectNothingWritten(hall.world, () => mei().command('me export'));
    expect(handed.message?.content).toBe(words('me.exported'));
    const [json, csv] = await Promise.all(
      need(handed.message).attachments.map(async ({ url }) => (await fetch(url)).arrayBuffer()),
    );
    const records = MemberExport.parse(JSON.parse(new TextDecoder().decode(need(json))));
    expect(records.memberId).toBe(hall.hall.members.Mei);
    expect(records.checkIns.map(({ note }) => note)).toEqual([NOTE]);
    expect(records.leaves.map(({ week }) => week)).toEqual([2]);
    expect(records.totals.map(({ period }) => period).sort()).toContain('all');
    // The byte order mark is what Excel knows UTF-8 by.
    expect([...new Uint8Array(need(csv)).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head = '', line = ''] = new TextDecoder().decode(need(csv)).split('\r\n');
    expect(head.startsWith(`${words('me.csv.group')},${words('me.csv.item')}`)).toBe(true);
    expect(line).toContain(`"'${NOTE.replaceAll('"', '""')}"`);
  });

  test('who is not known here has no profile and nothing to export or delete', async () => {
    const noor = hall.as('Noor', locale);
    await expectRefused(hall.world, language, () => noor.command('me show'), 'refuse.notEnrolled');
    await expectRefused(hall.world, language, () => noor.command('me export'), 'me.nothing');
    await expectRefused(hall.world, language, () => noor.command('me delete'), 'me.nothing');
    const named = () => noor.command('me show', { group: '999' });
    await expectRefused(hall.world, language, named, 'refuse.unknownGroup');
  });

  test('is asked before anything is deleted, and may change their mind', async () => {
    const asked = await expectNothingWritten(hall.world, () => mei().command('me delete'));
    const text = textOf(asked);
    expect(text).toContain(words('me.deleteTitle'));
    expect(text).toContain(words('me.deleteGone', { checkIns: 1, answers: 0, groups: 1 }));
    expect(text).toContain(words('me.deleteStays'));
    const no = () => hall.forge('Mei', locale).press('me.delete:no');
    await expectRefused(hall.world, language, no, 'me.kept');
    const [yes = ''] = idsOf(asked);
    const at = hall.world.now();
    hall.world.goTo(at + 16 * 60_000);
    const late = () => hall.forge('Mei', locale).press(yes);
    await expectRefused(hall.world, language, late, 'me.deleteExpired');
    const ahead = `me.delete:yes:${(at + WEEK).toString(36)}`;
    const early = () => hall.forge('Mei', locale).press(ahead);
    await expectRefused(hall.world, language, early, 'me.deleteExpired');
    const odd = () => hall.forge('Mei', locale).press('me.delete:yes');
    await expectRefused(hall.world, language, odd, 'refuse.outdated');
    hall.world.goTo(at);
  });
});

test('a hidden member and one with an alias are told how others see them', async () => {
  const words = wordsOf('en');
  const mei = need(hall.hall.members.Mei);
  await store().members.change(hall.hall.id, mei, { alias: 'Plum' });
  expect(textOf(await hall.as('Mei').command('me show'))).toContain(
    words('me.alias', { alias: 'Plum' }),
  );
  await store().members.change(hall.hall.id, mei, { hidden: true });
  expect(textOf(await hall.as('Mei').command('me show'))).toContain(words('me.hidden'));
});

test.skipIf(drawing === null).each(LANGUAGES)(
  'where there is a canvas, the profile is a picture that is told in words too (%s)',
  async (_, locale) => {
    const drawn = await openHall({ pictures: drawing });
    await drawn.startGroup('Async crew');
    drawn.world.goTo(START + 2 * 3_600_000);
    await drawn.as('Mei').command('roadmap join');
    await drawn.as('Mei').command('done', { item: ITEM });
    const { message } = await drawn.as('Mei', locale).command('me show');
    const [picture] = need(message).attachments;
    expect(picture?.content_type).toBe('image/png');
    expect(picture?.description).toContain('Mei');
    expect(need(message).embeds[0]?.image?.url).toContain('profile.png');
    await drawn.world.close();
  },
);
