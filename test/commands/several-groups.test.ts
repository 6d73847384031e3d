import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import type { MemberClient } from '../../src/playground/interactions/as-member.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { type Hall, ITEM, idsOf, LANGUAGES, need, openHall } from './hall.ts';
import { expectNothingWritten, expectPrivate, expectRefused } from './refusal.ts';

let hall: Hall;
let first: number;
let second: number;

beforeAll(async () => {
  hall = await openHall();
  first = await hall.startGroup('Early *birds*');
  second = await hall.startGroup('Night owls');
  await hall.world.pass('next');
  for (const group of [first, second]) {
    await hall.as('Mei').command('roadmap join', { group: String(group) });
  }
});
afterAll(() => hall.world.close());

/** Takes the menu that asks which group, and chooses one. */
async function chooseGroup(
  client: MemberClient,
  { message }: Outcome,
  group: number,
): Promise<Outcome> {
  const [menu] = idsOf({ ...empty, ...(message === undefined ? {} : { message }) });
  return client.choose(need(message), need(menu), [String(group)]);
}
const empty = { answer: null, ephemeral: false, thinking: false };

describe.each(LANGUAGES)('somebody with two groups who reads %s', (language, locale) => {
  const words = wordsOf(language);
  const mei = () => hall.as('Mei', locale);
  const lin = () => hall.as('Lin', locale);

  test.each([
    ['done', () => words('panel.title', { group: 'Night owls' })],
    ['plan', () => words('panel.title', { group: 'Night owls' })],
    ['leaderboard', () => words('board.title', { group: 'Night owls' })],
    ['roadmap progress', () => words('progress.title', { group: 'Night owls' })],
  ])('is asked which one by /%s, and the menu goes on', async (command, title) => {
    const asked = await expectRefused(
      hall.world,
      language,
      () => mei().command(command),
      'refuse.whichGroup',
    );
    const { message } = await expectNothingWritten(hall.world, () =>
      chooseGroup(mei(), asked, second),
    );
    expect(message?.embeds[0]?.title).toBe(title());
  });

  test('is asked which one by /standup and /roadmap leave', async () => {
    for (const [command, key] of [
      ['standup', 'standup.none'],
      ['roadmap leave', 'leave.sure'],
    ] as const) {
      const ask = () => mei().command(command);
      const asked = await expectRefused(hall.world, language, ask, 'refuse.whichGroup');
      const { message } = await expectNothingWritten(hall.world, () =>
        chooseGroup(mei(), asked, first),
      );
      const [line] = message?.content.split('\n') ?? [];
      expect(line).toBe(words(key, { group: 'Early \\*birds\\*' }));
    }
  });

  test('is asked which group to join', async () => {
    const ask = () => hall.as('Sam', locale).command('roadmap join');
    const asked = await expectRefused(hall.world, language, ask, 'join.which');
    expect(idsOf(asked)).toEqual(['roadmap.join:in']);
  });

  test('is asked which group an item is done for, and goes on through the menu', async () => {
    const item = language === 'en' ? ITEM : 'Unit tests (services, utilities)';
    const ask = () => mei().command('done', { item });
    const asked = await expectRefused(hall.world, language, ask, 'refuse.whichGroup');
    const done = await chooseGroup(mei(), asked, second);
    expectPrivate(hall.world, done);
    expect(done.message?.content).toContain(item);
    const again = () => mei().command('done', { item, group: String(second) });
    const { message } = await expectNothingWritten(hall.world, again);
    const when = /<t:\d+:f>/.exec(message?.content ?? '')?.[0] ?? 'never';
    expect(message?.content).toBe(words('done.already', { item, when }));
  });

  test('must name the group when there is a note or a link to keep', async () => {
    const item = 'Integration tests (API endpoints)';
    for (const extra of [{ note: 'hard' }, { link: 'https://example.org/' }]) {
      const call = () => mei().command('done', { item, ...extra });
      await expectRefused(hall.world, language, call, 'refuse.whichGroupForItem');
    }
  });

  test('as an organiser is asked which one to pause, resume or finish', async () => {
    for (const command of ['pause', 'resume', 'finish']) {
      const ask = () => lin().command(`group ${command}`);
      const asked = await expectRefused(hall.world, language, ask, 'refuse.whichOrganised');
      expect(idsOf(asked)).toEqual([`group.${command}:in`]);
    }
    const asked = await lin().command('group finish');
    const { message } = await expectNothingWritten(hall.world, () =>
      chooseGroup(lin(), asked, first),
    );
    expect(message?.content).toBe(words('group.finishSure', { group: 'Early \\*birds\\*' }));
  });

  test('as an organiser must name the group to edit', async () => {
    const call = () => lin().command('group edit', { time: '20:00' });
    await expectRefused(hall.world, language, call, 'refuse.whichGroupToEdit');
  });

  test('is told the name of a group that they are not in as it was written', async () => {
    const call = () => hall.as('Kai', locale).command('plan', { group: String(first) });
    const group = 'Early \\*birds\\*';
    await expectRefused(hall.world, language, call, 'refuse.notEnrolledHere', { group });
  });
});

test('an item done in both groups is taken back in the one that is named', async () => {
  const mei = hall.as('Mei');
  const item = 'Test database (TestClient + SQLite)';
  for (const group of [first, second]) {
    await mei.command('done', { item, group: String(group) });
  }
  await expectRefused(
    hall.world,
    'en',
    () => mei.command('undo', { item }),
    'refuse.whichGroupForItem',
  );
  const taken = await mei.command('undo', { item, group: String(first) });
  expect(taken.message?.content).toContain(item);
  const left = () => mei.command('undo', { item, group: String(first) });
  await expectRefused(hall.world, 'en', left, 'undo.notDone', { item });
  const other = await mei.command('undo', { item });
  expect(other.message?.content).toContain(item);
});

test('a newcomer joins through the menu, once', async () => {
  const noor = hall.as('Noor');
  const asked = await noor.command('roadmap join');
  const joined = await chooseGroup(noor, asked, second);
  expectPrivate(hall.world, joined);
  expect(joined.message?.content).toContain('Welcome to **Night owls**');
  const again = await expectNothingWritten(hall.world, () =>
    hall.forge('Noor').press('roadmap.join:in', [String(second)]),
  );
  expect(again.message?.content).toContain('already in **Night owls**');
});
