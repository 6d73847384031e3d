import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { reporter } from '../../src/logging/report.ts';
import { ITEM, LANGUAGES, need } from '../commands/hall.ts';
import { dump, expectPrivate } from '../commands/refusal.ts';
import { gatedGroup } from './gated-group.ts';

/** What must never be in a log: a member's words, and what opens doors. */
const NOTE = 'canary-note-7f3a';
const LINK = 'https://canary-link.example/7f3a';

const { as, world, database } = gatedGroup();

/** Lets every statement fail, as a database does that is away, or (57P01) goes away. */
async function whileBroken<T>(act: () => Promise<T>, code = 'ECONNREFUSED'): Promise<T> {
  database().gate.before = async (_, params) => {
    throw Object.assign(new Error('connection lost'), { params, code });
  };
  try {
    return await act();
  } finally {
    database().gate.before = async () => {};
  }
}

/** The log's lines for everything that was reported since. */
function logged(from: number): string {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const write = reporter(log);
  for (const event of world().reports.slice(from)) write(event);
  return lines.join('');
}

describe.each(LANGUAGES)('when the database is away, somebody who reads %s', (language, locale) => {
  test('is told that nothing was saved, with a reference that is in the log once', async () => {
    const before = await dump(world());
    for (const [command, options] of [
      ['done', { item: ITEM, note: NOTE, link: LINK }],
      ['roadmap join', {}],
      ['plan', {}],
      ['undo', {}],
    ] as const) {
      const from = world().reports.length;
      const outcome = await whileBroken(() => as('Mei', locale).command(command, { ...options }));
      expectPrivate(world(), outcome);
      const id = need(world().local.discord.sent.at(-1)).id;
      const reference = id.slice(-6);
      expect(outcome.message?.content).toBe(wordsOf(language)('refuse.notSaved', { reference }));
      expect(world().reports.slice(from)).toHaveLength(1);
      const line = logged(from);
      expect(line.split(id)).toHaveLength(2);
    }
    expect(await dump(world())).toEqual(before);
  });

  test('is told that nobody knows when the answer to a write was lost, and only then', async () => {
    for (const [command, options, words] of [
      ['done', { item: ITEM }, 'refuse.maybeSaved'],
      ['plan', {}, 'refuse.notSaved'],
    ] as const) {
      const act = () => as('Mei', locale).command(command, { ...options });
      const outcome = await whileBroken(act, '57P01');
      const reference = need(world().local.discord.sent.at(-1)).id.slice(-6);
      expect(outcome.message?.content, command).toBe(wordsOf(language)(words, { reference }));
    }
  });

  test.each(['53100', '25006', '53300', '57P03'])(
    'is told that nothing was saved when the database says %s',
    async (code) => {
      const act = () => as('Mei', locale).command('done', { item: ITEM });
      const outcome = await whileBroken(act, code);
      const reference = need(world().local.discord.sent.at(-1)).id.slice(-6);
      expect(outcome.message?.content).toBe(wordsOf(language)('refuse.notSaved', { reference }));
    },
  );

  test('gets an empty list of suggestions', async () => {
    const typing = () => as('Mei', locale).autocomplete('done', 'item', 'py');
    const { choices, failed } = await whileBroken(typing);
    expect([choices, failed]).toEqual([[], undefined]);
  });
});

test('no secret and nothing that members wrote gets into the log', async () => {
  const from = world().reports.length;
  await whileBroken(() => as('Mei').command('done', { item: ITEM, note: NOTE, link: LINK }));
  database().gate.before = async () => {
    throw new Error('boom', { cause: new Error('deeper') });
  };
  await as('Mei').command('done', { item: ITEM, note: NOTE });
  database().gate.before = async () => {};
  const token = need(world().local.discord.sent.at(-1)).token;
  const line = logged(from);
  expect(line).toContain('interaction failed');
  for (const secret of [NOTE, 'canary-link', world().local.token, token]) {
    expect(line).not.toContain(secret);
  }
});

test('afterwards everything goes on', async () => {
  const done = await as('Mei').command('done', { item: ITEM, note: NOTE });
  expectPrivate(world(), done);
  expect(done.message?.content).toContain(ITEM);
});
