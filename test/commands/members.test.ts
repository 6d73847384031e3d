import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { type Hall, ITEM, LANGUAGES, openHall } from './hall.ts';
import { expectNothingWritten, expectRefused } from './refusal.ts';

let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew');
  await hall.world.pass('next');
  await hall.as('Mei').command('roadmap join');
});
afterAll(() => hall.world.close());

describe.each(LANGUAGES)('a member who reads %s', (language, locale) => {
  const words = wordsOf(language);
  const refused = (
    act: () => Promise<Outcome>,
    key: Parameters<typeof expectRefused>[3],
    params?: Parameters<typeof expectRefused>[4],
  ) => expectRefused(hall.world, language, act, key, params);
  const mei = () => hall.as('Mei', locale);
  const sam = () => hall.as('Sam', locale);

  test('names an item that nobody knows', async () => {
    const item = 'Quantum knitting';
    await refused(() => mei().command('done', { item }), 'refuse.unknownItem', { item });
    await refused(() => mei().command('undo', { item }), 'refuse.unknownItem', { item });
  });

  test('writes a hostile text as an item, and gets it back disarmed', async () => {
    const item = '@everyone **\u202eloud\u200b** <@1>';
    const shown = '\\@everyone \\*\\*loud\\*\\* \\<\\@1\\>';
    await refused(() => mei().command('done', { item }), 'refuse.unknownItem', { item: shown });
  });

  test('names an item in words that fit several', async () => {
    const { content = '' } =
      (await expectNothingWritten(hall.world, () => mei().command('done', { item: 'test' })))
        .message ?? {};
    const count = Number(/\d+/.exec(content)?.[0]);
    expect(count).toBeGreaterThan(1);
    expect(content).toBe(words('refuse.ambiguousItem', { item: 'test', count }));
  });

  test('is in no group', async () => {
    await refused(() => sam().command('done', { item: ITEM }), 'refuse.notEnrolled');
    for (const command of ['done', 'undo', 'plan', 'leaderboard', 'standup']) {
      await refused(() => sam().command(command), 'refuse.notEnrolled');
    }
    await refused(() => sam().command('roadmap progress'), 'refuse.notEnrolled');
    await refused(() => sam().command('roadmap leave'), 'refuse.notEnrolled');
  });

  test('names a group that they are not in', async () => {
    const here = { group: String(group) };
    const name = { group: 'Async crew' };
    for (const command of ['done', 'undo', 'plan', 'leaderboard', 'standup']) {
      await refused(() => sam().command(command, here), 'refuse.notEnrolledHere', name);
    }
    await refused(
      () => sam().command('done', { item: ITEM, ...here }),
      'refuse.notEnrolledHere',
      name,
    );
  });

  test('presses the buttons of a group that they are not in', async () => {
    const name = { group: 'Async crew' };
    for (const id of [
      `done:open:${group}:1`,
      `done:panel:${group}:week:0`,
      `done:scope:${group}:all`,
      `plan:open:${group}:1`,
      `leaderboard:open:${group}:1`,
      `leaderboard:page:${group}:all:points:1`,
      `standup:open:${group}:1`,
      `roadmap.join:page:${group}:0`,
      `roadmap.leave:yes:${group}`,
    ]) {
      const press = () => hall.forge('Sam', locale).press(id);
      await refused(press, 'refuse.notEnrolledHere', name);
    }
    for (const id of [`roadmap.join:known:${group}:0`, `roadmap.join:hours:${group}:0`]) {
      const press = () => hall.forge('Sam', locale).press(id, ['2']);
      await refused(press, 'refuse.notEnrolledHere', name);
    }
  });

  test('names a group that does not exist', async () => {
    for (const name of ['999999', '0', '-1', '1.5', 'nobody', '2147483648', '1e400']) {
      const call = () => mei().command('plan', { group: name });
      await refused(call, 'refuse.unknownGroup');
    }
    await refused(() => sam().command('roadmap join', { group: '999999' }), 'refuse.unknownGroup');
  });

  test('joins a second time', async () => {
    const { message } = await expectNothingWritten(hall.world, () => mei().command('roadmap join'));
    expect(message?.content.split('\n')[0]).toBe(words('join.already', { group: 'Async crew' }));
  });

  test('has nothing to take back', async () => {
    await refused(() => mei().command('undo'), 'undo.nothing');
    await refused(() => mei().command('undo', { item: ITEM }), 'undo.notDone', { item: ITEM });
  });

  test('asks for a standup when none is open', async () => {
    const outcome = await expectNothingWritten(hall.world, () => mei().command('standup'));
    const [none, next] = outcome.message?.content.split('\n') ?? [];
    expect(none).toBe(words('standup.none', { group: 'Async crew' }));
    const when = /<t:\d+:F> \(<t:\d+:R>\)/.exec(next ?? '')?.[0] ?? 'never';
    const phase = 'Phase 1: Core skills';
    expect([
      words('standup.nextOpens', { phase, when }),
      words('standup.nextOpens', { phase: 'Core skills', when }),
    ]).toContain(next);
  });

  test('presses "Answer" on a standup that is not open', async () => {
    for (const phase of [1, 2, 999]) {
      await refused(
        () => hall.forge('Mei', locale).press(`standup:open:${group}:${phase}`),
        'standup.closed',
      );
      await refused(
        () => hall.forge('Mei', locale).submit(`standup:answer:${group}:${phase}`, { next: 'x' }),
        'standup.closed',
      );
    }
  });

  test('asks for a roadmap that is not there', async () => {
    for (const roadmap of ['nothing of the kind', '.', 'fastapi-next-steps']) {
      const call = () => mei().command('roadmap show', { roadmap });
      await refused(call, 'refuse.unknownRoadmap');
    }
    await refused(
      () => hall.forge('Mei', locale).press('roadmap.show:phase:gone.en', ['1']),
      'refuse.unknownRoadmap',
    );
  });
});
