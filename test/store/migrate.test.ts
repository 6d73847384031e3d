import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { migratePostgres } from '../../src/store/database/migrate.ts';
import { runTypeScript } from './child.ts';
import { MIGRATIONS, type RealPostgres, startPostgres } from './real-postgres.ts';

const Journal = z.looseObject({
  entries: z.array(z.looseObject({ idx: z.int(), when: z.int(), tag: z.string() })),
});

describe('migrations', () => {
  let server: RealPostgres;
  let root: string;
  let url: string;

  beforeAll(async () => {
    server = await startPostgres();
    root = await mkdtemp(join(tmpdir(), 'roadmate-migrations-'));
  });
  beforeEach(async () => {
    url = await server.createEmpty();
  });
  afterAll(async () => {
    await server?.stop();
    await rm(root, { recursive: true, force: true });
  });

  /** A folder with the real migrations and more; `when` counts milliseconds from the last real one. */
  async function folderWith(
    ...more: { tag: string; when: number; sql: string }[]
  ): Promise<string> {
    const folder = await mkdtemp(join(root, 'folder-'));
    await cp(MIGRATIONS, folder, { recursive: true });
    const file = join(folder, 'meta/_journal.json');
    const journal = Journal.parse(JSON.parse(await readFile(file, 'utf8')));
    const newest = journal.entries.at(-1)?.when ?? 0;
    for (const { tag, when, sql } of more) {
      const entry = { idx: journal.entries.length, version: '7', when: newest + when, tag };
      journal.entries.push({ ...entry, breakpoints: true });
      await writeFile(join(folder, `${tag}.sql`), sql);
    }
    await writeFile(file, JSON.stringify(journal));
    return folder;
  }

  async function rows(query: string): Promise<readonly object[]> {
    const client = postgres(url, { max: 1, onnotice: () => {} });
    try {
      return [...(await client.unsafe(query))];
    } finally {
      await client.end();
    }
  }

  const slow = {
    tag: '9001_slow',
    when: 10,
    sql: `create table notes (text text);--> statement-breakpoint
      select pg_sleep(0.5);--> statement-breakpoint
      insert into notes values ('once')`,
  };
  const late = { tag: '9002_late', when: 20, sql: `insert into notes values ('late')` };

  test('of three processes that start together are applied once', async () => {
    const folder = await folderWith(slow, late);
    const script = new URL('./migrate-once.ts', import.meta.url);
    const processes = [0, 1, 2].map(() => runTypeScript(script, [url, folder]));
    const codes = await Promise.all(processes.map(({ ended }) => ended));
    expect(codes, processes.map(({ output }) => output()).join('\n')).toEqual([0, 0, 0]);
    expect(await rows('select text from notes')).toEqual([{ text: 'once' }, { text: 'late' }]);
    const applied = await rows('select hash from drizzle.__drizzle_migrations');
    const journal = Journal.parse(
      JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')),
    );
    expect(applied).toHaveLength(journal.entries.length);
  });

  test('applied already are left alone; new ones follow', async () => {
    await migratePostgres(url, MIGRATIONS);
    await migratePostgres(url, MIGRATIONS);
    await migratePostgres(url, await folderWith(slow));
    await migratePostgres(url, await folderWith(slow, late));
    expect(await rows('select text from notes')).toHaveLength(2);
  });

  test('of a newer version do not stop an older one from starting', async () => {
    await migratePostgres(url, await folderWith(slow));
    await migratePostgres(url, MIGRATIONS);
    expect(await rows('select text from notes')).toHaveLength(1);
  });

  test('that were changed after they were applied are refused', async () => {
    await migratePostgres(url, await folderWith(slow));
    const changed = await folderWith({ ...slow, sql: `${slow.sql}, ('twice')` }, late);
    await expect(migratePostgres(url, changed)).rejects.toThrow('Nothing was applied');
    expect(await rows('select text from notes')).toHaveLength(1);
  });

  test.each([
    ['in between', (early: typeof late) => [early, late]],
    ['at the end', (early: typeof late) => [late, early]],
  ])('older than one applied are refused, put %s', async (_, order) => {
    const early = { tag: '9003_early', when: 15, sql: `insert into notes values ('early')` };
    await migratePostgres(url, await folderWith(slow, late));
    const folder = await folderWith(slow, ...order(early));
    await expect(migratePostgres(url, folder)).rejects.toThrow('out of order');
    expect(await rows('select text from notes')).toHaveLength(2);
  });

  test('that fail leave nothing behind and can be tried again', async () => {
    const sql = `insert into notes values ('x');--> statement-breakpoint\nnonsense`;
    const folder = await folderWith(slow, { ...late, sql });
    await expect(migratePostgres(url, folder)).rejects.toThrow();
    expect(await rows('select text from notes')).toHaveLength(1);
    await migratePostgres(url, await folderWith(slow, late));
    expect(await rows('select text from notes')).toHaveLength(2);
  });
});
