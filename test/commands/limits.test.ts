import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLimits, LIMITS } from '../../src/discord/limits.ts';
import { openGateway } from '../../src/gateway/gateway.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import { measureDispatch } from '../../src/metrics/measure-dispatch.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import * as schema from '../../src/store/tables/schema.ts';
import { wait } from '../../src/wait.ts';
import { type Hall, ITEM, LANGUAGES, need, openHall } from './hall.ts';
import { expectNothingWritten, expectPrivate } from './refusal.ts';

/** A clock that stands still unless a test moves it: what is refused now would be refused for ever. */
let elapsed = 0;
let hall: Hall;
let group: number;

beforeAll(async () => {
  const limits = createLimits();
  hall = await openHall({ limits: (who, effort) => limits(who, effort, elapsed) });
  group = await hall.startGroup('Async crew');
  await hall.world.pass('next');
  for (const name of ['Mei', 'Sam', 'Kai']) await hall.as(name).command('roadmap join');
});
afterAll(() => hall.world.close());

/** As many of them are refused as come after the first `most`. */
async function expectLimited(
  tries: number,
  most: number,
  ask: () => Promise<Outcome>,
): Promise<Outcome> {
  elapsed += 3_600_000;
  const answers: Outcome[] = [];
  for (let each = 0; each < tries; each += 1) answers.push(await ask());
  const refused = answers.filter(({ message }) => message?.content.startsWith(TOO_MUCH));
  expect(refused).toHaveLength(tries - most);
  expect(answers.slice(0, most).some((each) => refused.includes(each))).toBe(false);
  return need(refused.at(-1));
}
const TOO_MUCH = 'That was a lot at once';

describe('a member who lets a macro run', () => {
  test('is answered as often as people press, and then told to wait', async () => {
    const most = LIMITS.usual.member.burst;
    const mei = hall.as('Mei');
    const last = await expectLimited(most + 5, most, () => mei.command('plan'));
    expect(last.message?.content).toBe(wordsOf('en')('refuse.limited', { seconds: 1 }));
    expectPrivate(hall.world, last);
  });

  test.each(LANGUAGES)('is told in %s, and nothing is half written', async (language, locale) => {
    const mei = hall.as('Mei', locale);
    const said = wordsOf(language)('refuse.limited', { seconds: 1 });
    for (const ask of [
      () => mei.command('done', { item: ITEM }),
      () => hall.forge('Mei', locale).press(`done:open:${group}:1`),
      () => hall.forge('Mei', locale).submit(`standup:answer:${group}:1`, { finished: 'x' }),
    ]) {
      const { message } = await expectNothingWritten(hall.world, ask);
      expect(message?.content).toBe(said);
    }
  });

  test('keeps nobody else waiting, here or in another server', async () => {
    expect((await hall.as('Mei').command('help')).message?.content).toContain(TOO_MUCH);
    const done = await hall.as('Sam').command('done', { item: ITEM });
    expect(done.message?.content).toContain('is done');
    const there = await hall.asForeigner('Xyzzy7-Ada').command('help');
    expect(there.message?.embeds).toHaveLength(1);
  });

  test('finds their panel untouched, and goes on as soon as they were told', async () => {
    elapsed += 60_000;
    const mei = hall.as('Mei');
    const panel = await mei.command('plan');
    const most = LIMITS.usual.member.burst;
    for (let each = 1; each < most; each += 1) await mei.command('help');
    const button = `done:scope:${group}:all`;
    const press = () => mei.click(need(panel.message), button);
    const beside = await press();
    expect(beside.message?.content).toContain(TOO_MUCH);
    expect(beside.message?.id).not.toBe(panel.message?.id);
    elapsed += 1_000;
    expect((await press()).message?.id).toBe(panel.message?.id);
  });

  test('is refused before the database is asked for anything', async () => {
    const { db } = hall.world.connection;
    const tables = Object.values(schema).filter((value) => is(value, PgTable));
    const mei = hall.as('Mei');
    for (let each = 0; each < 40; each += 1) await mei.command('help');
    for (const table of tables) {
      await db.execute(`alter table ${getTableName(table)} rename to gone_${getTableName(table)}`);
    }
    try {
      expect((await mei.command('plan')).message?.content).toContain(TOO_MUCH);
      expect(hall.world.reports).toEqual([]);
    } finally {
      for (const table of tables) {
        const name = getTableName(table);
        await db.execute(`alter table gone_${name} rename to ${name}`);
      }
    }
  });
});

describe('what is dear', () => {
  test('has a smaller limit of its own', async () => {
    const most = LIMITS.dear.member.burst;
    const kai = hall.as('Kai');
    const last = await expectLimited(most + 2, most, () => kai.command('me export'));
    expect(last.message?.content).toBe(wordsOf('en')('refuse.limited', { seconds: 6 }));
    // What is not dear goes on.
    expect((await kai.command('plan')).message?.content).not.toContain(TOO_MUCH);
  });

  test('is whatever draws, fetches, or reads a whole history', async () => {
    const kai = hall.as('Kai');
    const lin = hall.as('Lin');
    for (let each = 0; each < 10; each += 1) await lin.command('doctor');
    for (const ask of [
      () => kai.command('me show'),
      () =>
        kai
          .command('leaderboard')
          .then(() => hall.forge('Kai').press(`leaderboard:picture:${group}:all:points:1`)),
      () => lin.command('group report'),
      () => lin.command('roadmap export', { roadmap: 'fastapi-next-steps.en' }),
      () => lin.command('roadmap import', { link: 'https://github.com/a/b' }),
      () => lin.command('roadmap update', { roadmap: 'Bread', link: 'https://github.com/a/b' }),
    ]) {
      expect((await ask()).message?.content).toContain(TOO_MUCH);
    }
  });
});

test('what is suggested while somebody types has its own limit, and is empty beyond it', async () => {
  elapsed += 3_600_000;
  const sam = hall.as('Sam');
  const most = LIMITS.typing.member.burst;
  const lengths: number[] = [];
  for (let each = 0; each < most + 3; each += 1) {
    lengths.push((await sam.autocomplete('done', 'item', 'p')).choices?.length ?? 0);
  }
  expect(lengths.map((length) => length > 0)).toEqual([
    ...Array<boolean>(most).fill(true),
    ...Array<boolean>(3).fill(false),
  ]);
  expect((await sam.command('plan')).message?.content).not.toContain(TOO_MUCH);
});

test('is the same over the gateway', async () => {
  const { local, product } = hall.world;
  const outcomes: string[] = [];
  const gateway = await openGateway({
    token: local.token,
    apiBase: local.apiBase,
    dispatch: measureDispatch({
      dispatch: product.dispatch,
      commands: ['help'],
      failed: new Set(),
      answered: (_, outcome) => void outcomes.push(outcome),
      elapsed: () => 0,
    }),
    answer: product.answerInteraction,
    background: (work) => void work,
    report: () => {},
    servers: { present: async () => {}, joined: async () => {}, left: async () => {} },
    wait,
    elapsed: () => performance.now(),
  });
  await local.useInteractions(null);
  try {
    const most = LIMITS.usual.member.burst;
    await expectLimited(most + 2, most, () => hall.as('Sam').command('help'));
    expect(outcomes.slice(-3)).toEqual(['answered', 'limited', 'limited']);
  } finally {
    await local.useInteractions((request) => hall.world.app.fetch(request));
    await gateway.close();
  }
});
