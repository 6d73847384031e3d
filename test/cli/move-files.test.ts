import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableName, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection, Database } from '../../src/store/database/database.ts';
import { onOneConnection } from '../../src/store/database/one-connection.ts';
import { rowsOf } from '../../src/store/database/rows-of.ts';
import { dataTables } from '../../src/store/moving/data-tables.ts';
import { createStore } from '../../src/store/store.ts';
import { groups, guilds, halts, schedulers } from '../../src/store/tables/schema.ts';
import { openEmpty } from '../store/empty-database.ts';
import { makeGroup, newId, STARTED } from '../store/fixture.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { contentOf, exportTo, forge, importFrom, linesOf, pack } from './data-file.ts';
import { fillServer } from './full-server.ts';

const HERE = 'Here-canary-7313';
const THERE = 'There-canary-4177';

const folder = mkdtempSync(join(tmpdir(), 'roadmate-move-'));
const file = (name: string) => join(folder, name);
let server: RealPostgres;
let embedded: Connection;
let here: Awaited<ReturnType<typeof fillServer>>;
let there: Awaited<ReturnType<typeof fillServer>>;

beforeAll(async () => {
  server = await startPostgres();
  embedded = await openEmpty();
  here = await fillServer(embedded.db, HERE);
  there = await fillServer(embedded.db, THERE);
  // The program's own rows stay where they are.
  await createStore(embedded.db).schedulers.seen('a-process-7313', STARTED, 60_000);
  await createStore(embedded.db).halts.begin('global-limit', 60);
  expect(await exportTo(embedded.db, file('all'))).toMatchObject({ kind: 'exported', guilds: 2 });
  const one = await exportTo(embedded.db, file('here'), { guildId: here.guildId });
  expect(one).toMatchObject({ kind: 'exported', guilds: 1 });
});
afterAll(async () => {
  await embedded.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** Runs with an empty database of real Postgres that is up to date. */
async function onPostgres<T>(work: (db: Database) => Promise<T>): Promise<T> {
  return onOneConnection(await server.create(), work);
}

async function countOf(db: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table, name } of dataTables()) counts[name] = await db.$count(table);
  return counts;
}

describe('a file of data', () => {
  test('has all tables but the program’s own, and this test a row in each of them', async () => {
    const rows = rowsOf(
      await embedded.db.execute(sql`select table_name as name from information_schema.tables
        where table_schema = 'public' order by table_name`),
    );
    const names = dataTables().map(({ name }) => name);
    const own = [getTableName(halts), getTableName(schedulers)];
    expect(rows).toEqual([...names, ...own].sort().map((name) => ({ name })));
    expect(Object.values(await countOf(embedded.db))).not.toContain(0);
  });

  test('comes through Postgres and back as it was, byte for byte', async () => {
    const back = await openEmpty();
    await onPostgres(async (db) => {
      expect(await importFrom(db, file('all'))).toMatchObject({ kind: 'imported' });
      expect(await countOf(db)).toEqual(await countOf(embedded.db));
      await exportTo(db, file('postgres'));
    });
    expect(contentOf(file('postgres'))).toEqual(contentOf(file('all')));
    expect(await importFrom(back.db, file('postgres'))).toMatchObject({ kind: 'imported' });
    await exportTo(back.db, file('back'));
    expect(contentOf(file('back'))).toEqual(contentOf(file('all')));
    await back.close();
  });

  test('of one server has not one byte of another', async () => {
    const text = linesOf(file('here')).join('\n');
    expect(text.split(HERE).length).toBeGreaterThan(8);
    for (const foreign of [THERE, there.guildId, there.memberId]) {
      expect(text).not.toContain(foreign);
    }
    expect(linesOf(file('all')).join('\n')).toContain(THERE);
  });

  test('can be read by its owner alone, and replaces none', async () => {
    expect(statSync(file('all')).mode & 0o777).toBe(0o600);
    const before = readFileSync(file('all'));
    expect(await exportTo(embedded.db, file('all'))).toEqual({ kind: 'exists' });
    expect(readFileSync(file('all'))).toEqual(before);
  });

  test('is not written where there is nothing to write', async () => {
    const none = await exportTo(embedded.db, file('none'), { guildId: newId() });
    expect(none).toEqual({ kind: 'nothing' });
    const empty = await onOneConnection(await server.createEmpty(), (db) =>
      exportTo(db, file('none')),
    );
    expect(empty).toEqual({ kind: 'no-tables' });
    expect(await exportTo(embedded.db, file('none'), { known: ['one'] })).toEqual({
      kind: 'newer',
    });
    expect(() => statSync(file('none'))).toThrow('ENOENT');
  });
});

describe('what comes in', () => {
  test('is marked as arrived, and its numbers go on', async () => {
    await onPostgres(async (db) => {
      await importFrom(db, file('all'));
      const rows = await db.select({ at: guilds.arrivedAt }).from(guilds);
      expect(rows).toEqual([{ at: STARTED }, { at: STARTED }]);
      const next = await makeGroup(createStore(db), { guildId: here.guildId });
      expect(next.groupId).toBeGreaterThan(Math.max(here.groupId, there.groupId));
    });
  });

  test('leaves numbers alone that are further on already', async () => {
    await onPostgres(async (db) => {
      const others: number[] = [];
      while (others.length < 5) others.push((await makeGroup(createStore(db))).groupId);
      await importFrom(db, file('all'));
      const next = await makeGroup(createStore(db));
      expect(next.groupId).toBe(Math.max(...others) + 1);
    });
  });

  test('may be one server of many', async () => {
    await onPostgres(async (db) => {
      const one = await importFrom(db, file('all'), { guildId: there.guildId });
      expect(one).toMatchObject({ kind: 'imported', guilds: [there.guildId] });
      await exportTo(db, file('there'));
      const text = linesOf(file('there')).join('\n');
      expect(text).toContain(THERE);
      expect(text).not.toContain(HERE);
      expect(await importFrom(db, file('all'))).toEqual({
        kind: 'occupied',
        guilds: [there.guildId],
      });
      expect(await importFrom(db, file('here'))).toMatchObject({ kind: 'imported' });
      expect(await countOf(db)).toEqual(await countOf(embedded.db));
    });
  });

  test('is refused as a part of the same bot, for which both programs would post', async () => {
    const bot = '1234567890123456789';
    await onPostgres(async (db) => {
      expect(await importFrom(db, file('here'), { bot })).toEqual({ kind: 'same-bot' });
      const part = await importFrom(db, file('all'), { bot, guildId: here.guildId });
      expect(part).toEqual({ kind: 'same-bot' });
      const other = '1234567890123456780';
      expect(await importFrom(db, file('here'), { bot: other })).toMatchObject({
        kind: 'imported',
      });
    });
  });

  test('is refused from another version, which is named', async () => {
    const { db } = embedded;
    const known = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o'];
    const program = '9.9.9';
    expect(await importFrom(db, file('all'), { known })).toEqual({ kind: 'older-file', program });
    expect(await importFrom(db, file('all'), { known: ['a'] })).toEqual({
      kind: 'newer-file',
      program,
    });
    expect(await importFrom(db, file('all'), { guildId: newId() })).toEqual({
      kind: 'not-in-file',
    });
  });
});

describe('a file that is not as it was written', () => {
  const lines = () => linesOf(file('here')).slice(0, -1);
  const changed = (change: (all: string[]) => string[]) => forge(file('forged'), change(lines()));
  const replace = (from: RegExp, to: string) => (all: string[]) => {
    expect(all.join('\n')).toMatch(from);
    return all.map((line) => line.replace(from, to));
  };
  const swap = (all: string[], table: string, row: string) =>
    all.flatMap((line) => (line === `{"table":"${table}"}` ? [line, row] : [line]));

  test('is refused wherever it is cut off', async () => {
    const whole = readFileSync(file('here'));
    for (const share of [0, 0.01, 0.3, 0.7, 0.99]) {
      writeFileSync(file('cut'), whole.subarray(0, Math.floor(whole.length * share)));
      const read = await importFrom(embedded.db, file('cut'));
      expect([share, read.kind]).toEqual([share, 'cut-off']);
    }
    writeFileSync(file('cut'), whole.subarray(0, whole.length - 1));
    expect(await importFrom(embedded.db, file('cut'))).toEqual({ kind: 'cut-off' });
  });

  test('is refused for any byte that is another', async () => {
    const whole = readFileSync(file('here'));
    for (let place = 20; place < whole.length - 8; place += 97) {
      const other = Buffer.from(whole);
      other[place] = (other[place] ?? 0) ^ 0x10;
      writeFileSync(file('flipped'), other);
      const { kind } = await importFrom(embedded.db, file('flipped'));
      expect(['damaged', 'no-data', 'newer', 'cut-off']).toContain(kind);
    }
  });

  test.each([
    ['is no archive', 'no-data', (path: string) => writeFileSync(path, 'hello')],
    ['is empty', 'cut-off', (path: string) => writeFileSync(path, '')],
    ['is another program’s', 'no-data', (path: string) => forge(path, ['{"a":1}'])],
    [
      'is of a later format',
      'newer',
      (path: string) => forge(path, ['{"roadmate":"data","format":2}']),
    ],
    ['is not there', 'failed', (path: string) => rmSync(path, { force: true })],
  ])('is refused when it %s', async (_, kind, write) => {
    write(file('odd'));
    expect((await importFrom(embedded.db, file('odd'))).kind).toBe(kind);
  });

  test('is refused for its checksum or its counts alone, and for what follows its end', async () => {
    const all = linesOf(file('here'));
    const end = all.at(-1) ?? '';
    const withEnd = (...last: string[]) => pack(file('packed'), [...all.slice(0, -1), ...last]);
    const what = async (path: string) => importFrom(embedded.db, path);
    expect(await what(withEnd(end))).toMatchObject({ kind: 'occupied' });
    const sum = end.replace(/"sha256":"(.)/, (_, digit) => `"sha256":"${digit === '0' ? 1 : 0}`);
    expect(await what(withEnd(sum))).toMatchObject({ kind: 'damaged', what: 'checksum' });
    const count = end.replace(/"posts":2/, '"posts":3');
    expect(await what(withEnd(count))).toMatchObject({ kind: 'damaged', what: 'count' });
    expect(await what(withEnd(end, end))).toMatchObject({ what: 'out-of-order' });
  });

  const hostile: [string, (all: string[]) => string[]][] = [
    ['a row of a server that it does not name', replace(/"guild_id": "\d+"/, '"guild_id": "9"')],
    ['a column that there is not', replace(/\{"row":\{/, '{"row":{"x": 1, ')],
    ['a column less', replace(/"zone": "Asia\/Shanghai"/, '"zone2": "Asia/Shanghai"')],
    ['a number where an id is', replace(/"member_id": "(\d+)"/, '"member_id": $1')],
    ['a state that there is not', replace(/"state": "due"/, '"state": "sleeping"')],
    ['a plan that is none', replace(/"basis": "laid"/, '"basis": "lost"')],
    ['a number that leaves no room', replace(/"group_id": \d+/, '"group_id": 2147483647')],
    ['another table', (all) => all.map((l) => l.replace('"table":"guilds"', '"table":"halts"'))],
    ['a table less', (all) => all.filter((l) => l !== '{"table":"blockers"}')],
    ['a row before any table', (all) => [all[0] ?? '', '{"row":{}}', ...all.slice(1)]],
    ['no JSON', (all) => swap(all, 'guilds', '{"row":')],
    ['JSON without end', (all) => swap(all, 'guilds', `{"row":${'['.repeat(1_000_000)}`)],
    ['a line of 40 MB', (all) => swap(all, 'guilds', 'x'.repeat(40_000_000))],
  ];
  test.each(hostile)('is refused for %s', async (_, change) => {
    const before = await countOf(embedded.db);
    await onPostgres(async (db) => {
      expect((await importFrom(db, changed(change))).kind).toBe('damaged');
      expect(new Set(Object.values(await countOf(db)))).toEqual(new Set([0]));
    });
    expect(await countOf(embedded.db)).toEqual(before);
  });

  test('changes nothing when the database refuses its last row', async () => {
    const all = lines();
    const row = all.findLast((line) => line.startsWith('{"row":') && line.includes('"due_at"'));
    const orphan = (row ?? '').replace(/"group_id": \d+/, '"group_id": 77');
    const forged = changed((each) => each.map((line) => (line === row ? orphan : line)));
    await onPostgres(async (db) => {
      const failed = importFrom(db, forged);
      await expect(failed).rejects.toMatchObject({ cause: { code: '23503' } });
      expect(new Set(Object.values(await countOf(db)))).toEqual(new Set([0]));
    });
    const empty = await openEmpty();
    await expect(importFrom(empty.db, forged)).rejects.toMatchObject({ cause: { code: '23503' } });
    expect(new Set(Object.values(await countOf(empty.db)))).toEqual(new Set([0]));
    await empty.close();
  });

  test('leaves the servers alone that are there', async () => {
    await onPostgres(async (db) => {
      await importFrom(db, file('here'));
      const before = await db.select().from(groups);
      expect((await importFrom(db, changed(replace(/"week": 1/, '"week": 2')))).kind).toBe(
        'occupied',
      );
      expect(await db.select().from(groups)).toEqual(before);
    });
  });
});
