import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { optionName } from '../../src/i18n/command-words.ts';
import type { Language } from '../../src/i18n/language.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import { type Hall, ITEM, LANGUAGES, openHall } from './hall.ts';
import { expectPrivate, expectRefused } from './refusal.ts';

let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew', { weeks: 4 });
  await hall.world.pass('next');
  await hall.as('Mei').command('roadmap join');
});
afterAll(() => hall.world.close());

/** Text of so many UTF-16 units, of characters that take two each. */
const emoji = (units: number) => '🚀'.repeat(units / 2);

/** Every text option: who may fill it in, and the most it holds in UTF-16 units. */
const OPTIONS: [string, string, string, number, Record<string, string>?][] = [
  ['Mei', 'done', 'note', 500, { item: ITEM }],
  ['Mei', 'done', 'link', 300, { item: ITEM }],
  ['Mei', 'done', 'item', 300],
  ['Mei', 'done', 'group', 100],
  ['Mei', 'undo', 'item', 300],
  ['Mei', 'roadmap.show', 'roadmap', 200],
  ['Mei', 'roadmap.join', 'group', 100],
  ['Mei', 'standup', 'group', 100],
  ['Lin', 'group.create', 'roadmap', 200],
  ['Lin', 'group.create', 'name', 80, { roadmap: 'fastapi-next-steps.en' }],
  ['Lin', 'group.create', 'first-day', 20, { roadmap: 'fastapi-next-steps.en' }],
  ['Lin', 'group.create', 'time', 10, { roadmap: 'fastapi-next-steps.en' }],
  ['Lin', 'group.create', 'time-zone', 100, { roadmap: 'fastapi-next-steps.en' }],
  ['Lin', 'group.edit', 'name', 80],
  ['Lin', 'group.edit', 'time', 10],
  ['Lin', 'setup', 'time-zone', 100],
];

describe.each(LANGUAGES)('to somebody who reads %s', (language, locale) => {
  test.each(OPTIONS)(
    '%s, /%s says how long `%s` may be',
    async (who, path, option, limit, rest) => {
      for (const text of [`${'x'.repeat(limit)}y`, `${emoji(limit)}!`, '@everyone'.repeat(1_200)]) {
        const call = () => hall.forge(who, locale).command(path, { ...rest, [option]: text });
        await expectRefused(hall.world, language, call, 'refuse.tooLong', {
          option: optionName(language, path, option),
          limit,
        });
      }
    },
  );

  test('a link must be a web address', async () => {
    for (const link of [
      'example.org',
      'ftp://example.org/',
      'javascript:alert(1)',
      'https://',
      'https://a b.example',
      'https://exa\u202emple.org/',
      'https://example.org/\u0000',
      'https://example.org/\u202egnp.exe',
      'http://[::1',
    ]) {
      const call = () => hall.forge('Mei', locale).command('done', { item: ITEM, link });
      await expectRefused(hall.world, language, call, 'refuse.badLink');
    }
  });

  test('each answer of a standup may be 1,000 characters long', async () => {
    const { world } = hall;
    const open = await openPhase();
    for (const field of ['finished', 'next', 'blockers'] as const) {
      for (const text of [`${'x'.repeat(1_000)}y`, `${emoji(1_000)}!`]) {
        const submit = () =>
          hall.forge('Mei', locale).submit(`standup:answer:${group}:${open}`, { [field]: text });
        const option = label(language, field);
        await expectRefused(world, language, submit, 'refuse.tooLong', { option, limit: 1000 });
      }
    }
    for (const text of ['', ' \n ', '\u200b\u202e']) {
      const submit = () =>
        hall
          .forge('Mei', locale)
          .submit(`standup:answer:${group}:${open}`, { finished: text, next: text });
      await expectRefused(world, language, submit, 'standup.empty');
    }
  });
});

test('a note of exactly 500 characters is kept', async () => {
  const kept = await hall.as('Mei').command('done', { item: ITEM, note: emoji(500) });
  expectPrivate(hall.world, kept);
  expect(kept.message?.content).toContain(ITEM);
});

function label(language: Language, field: 'finished' | 'next' | 'blockers'): string {
  return wordsOf(language)(`standup.${field}`);
}

/** Goes to the first standup that opens; gives its phase. */
async function openPhase(): Promise<number> {
  for (let phase = 1; phase <= 4; phase++) {
    const { modal } = await hall.forge('Mei').press(`standup:open:${group}:${phase}`);
    if (modal !== undefined) return phase;
  }
  await hall.world.pass('week');
  return openPhase();
}
