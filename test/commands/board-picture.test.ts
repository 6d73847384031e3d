import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import type { BoardFacts } from '../../src/pictures/facts.ts';
import { createStore } from '../../src/store/store.ts';
import { type Hall, ITEM, idsOf, LANGUAGES, need, openHall, START } from './hall.ts';
import { expectNothingWritten } from './refusal.ts';

/** What was asked to be drawn; how it looks is another test's. */
const drawn: BoardFacts[] = [];
const picture = {
  name: 'board.png',
  data: new Uint8Array([137, 80, 78, 71]),
  type: 'image/png',
  description: 'A board.',
} as const;
let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall({
    pictures: {
      board: async (_, facts) => {
        drawn.push(facts);
        return picture;
      },
      profile: async () => picture,
      burnUp: async () => picture,
    },
  });
  group = await hall.startGroup('Async crew');
  hall.world.goTo(START + 2 * 3_600_000);
  for (const name of ['Mei', 'Sam', 'Kai', 'Noor']) {
    await hall.as(name).command('roadmap join');
    await hall.as(name).command('done', { item: ITEM });
  }
  const { members } = createStore(hall.world.connection.db);
  await members.change(hall.hall.id, need(hall.hall.members.Sam), { alias: 'Plum' });
  await members.change(hall.hall.id, need(hall.hall.members.Kai), { hidden: true });
});
afterAll(() => hall.world.close());

test.each(LANGUAGES)(
  'a board is drawn when asked for, as others may see it (%s)',
  async (language, locale) => {
    const words = wordsOf(language);
    const noor = hall.as('Noor', locale);
    const board = await noor.command('leaderboard');
    const id = `leaderboard:picture:${group}:all:points:1`;
    expect(idsOf(board)).toEqual([id]);
    expect(need(board.message).attachments).toEqual([]);
    const shown = await expectNothingWritten(hall.world, () => noor.click(need(board.message), id));
    expect(need(shown.message).attachments.map(({ filename }) => filename)).toEqual(['board.png']);
    const facts = need(drawn.at(-1));
    const somebody = words('person.hidden').replaceAll('*', '');
    expect(facts.lines.map(({ name }) => name)).toEqual(['Mei', 'Plum', somebody, 'Noor']);
    expect(facts.own).toMatchObject({ name: 'Noor', place: 4 });
    expect(facts.subtitle).toBe(`${words('board.period.all')} · ${words('board.by.points')}`);
    expect(facts.lines[0]?.share).toBeGreaterThan(0);
    const improved = await noor.command('leaderboard', { by: 'improved' });
    expect(idsOf(improved)).toEqual([]);
  },
);
