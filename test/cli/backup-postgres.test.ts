import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupPostgres } from '../../src/cli/backup-postgres.ts';
import { findTool } from '../../src/cli/pg-tools.ts';
import { contentOf, readBackup } from '../../src/cli/read-backup.ts';
import { finishPostgres, restorePostgres } from '../../src/cli/restore-postgres.ts';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import { migratePostgres } from '../../src/store/database/migrate.ts';
import { UNFINISHED_RESTORE } from '../../src/store/database/unfinished-restore.ts';
import { createStore } from '../../src/store/store.ts';
import { doneOf, enrol, fewItems, makeGroup } from '../store/fixture.ts';
import { MIGRATIONS } from '../store/real-postgres.ts';
import { listeningConsole } from './listening-console.ts';
import { runCli } from './run-cli.ts';
import { type SystemPostgres, startSystemPostgres, systemPostgres } from './system-postgres.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const WHOLE = { guilds: 1, groups: 1, checkIns: 2 };

describe.skipIf(systemPostgres === null)('a Postgres', () => {
  let root: string;
  let file: string;
  let server: SystemPostgres;
  let origin: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'roadmate-dump-'));
    file = join(root, 'a.backup');
    server = await startSystemPostgres(systemPostgres ?? '');
    origin = await server.createEmpty();
    await migratePostgres(origin, MIGRATIONS);
    const { db, close } = connectPostgres(origin);
    const store = createStore(db);
    const group = await makeGroup(store, { items: fewItems(4) });
    const member = await enrol(store, group);
    await store.checkIns.record(group.guildId, doneOf(group, member, ['item-1', 'item-2']));
    await close();
    const { console } = listeningConsole(NOW);
    const taken = await backupPostgres(console, origin, file);
    expect(taken).toMatchObject({ kind: 'written', head: { contains: WHOLE } });
  });
  afterAll(async () => {
    await server.stop();
    await rm(root, { recursive: true, force: true });
  });

  const restoreInto = async (url: string, from = file) => {
    const read = await readBackup(from);
    if (read.kind !== 'backup' && read.kind !== 'dump') throw new Error(read.kind);
    const listening = listeningConsole(NOW);
    return { restored: await restorePostgres(listening.console, url, from, read), ...listening };
  };
  const ask = async (url: string, statement: string) => {
    const client = postgres(url, { max: 1, onnotice: () => {} });
    return client.unsafe(statement).finally(() => client.end());
  };

  test('comes back in an empty database, and every server as one that has just come', async () => {
    const url = await server.createEmpty();
    expect((await restoreInto(url)).restored).toEqual(WHOLE);
    const [guild] = await ask(url, 'select arrived_at from guilds');
    expect(guild?.arrived_at).toEqual(new Date(NOW));
  });

  test('comes back in a database where the bot was only ever started', async () => {
    const url = await server.createEmpty();
    await migratePostgres(url, MIGRATIONS);
    expect((await restoreInto(url)).restored).toEqual(WHOLE);
  });

  test('comes back from a file of pg_dump’s own, as the backup service keeps them', async () => {
    const dump = join(root, 'service.dump');
    await writeFile(dump, contentOf(file));
    const url = await server.createEmpty();
    expect((await restoreInto(url, dump)).restored).toEqual(WHOLE);
  });

  test('brought back by pg_restore alone is finished by hand', async () => {
    const url = await server.createEmpty();
    await restoreInto(url);
    await ask(url, 'update guilds set arrived_at = null');
    const { console } = listeningConsole(NOW);
    expect(await finishPostgres(console, url)).toEqual(WHOLE);
    const [guild] = await ask(url, 'select arrived_at from guilds');
    expect(guild?.arrived_at).toEqual(new Date(NOW));
  });

  test('is nothing for the bot while a restore is not finished', async () => {
    const url = await server.createEmpty();
    await restoreInto(url);
    // As it stands when the restore was killed behind pg_restore.
    await ask(url, 'update guilds set arrived_at = null');
    await ask(url, `create schema ${UNFINISHED_RESTORE}`);
    await expect(migratePostgres(url, MIGRATIONS)).rejects.toThrow('restore --finish');
    const unfinished = join(root, 'unfinished.backup');
    await backupPostgres(listeningConsole(NOW).console, url, unfinished);
    expect(await finishPostgres(listeningConsole(NOW).console, url)).toEqual(WHOLE);
    await migratePostgres(url, MIGRATIONS);
    // A backup of it comes back like any other.
    const again = await server.createEmpty();
    expect((await restoreInto(again, unfinished)).restored).toEqual(WHOLE);
    await migratePostgres(again, MIGRATIONS);
  });

  test('is said to be unfinished from before the first row comes in', async () => {
    const url = await server.createEmpty();
    const client = postgres(url, { max: 1, onnotice: () => {} });
    // pg_restore waits for this table's name, and is killed there.
    await client.unsafe('begin; create table guilds (id int)');
    const restoring = restoreInto(url);
    const waits = `select pid from pg_stat_activity
      where datname = current_database() and application_name = 'pg_restore' and state = 'active'
        and wait_event_type = 'Lock'`;
    const found = async (): Promise<number> => {
      const [row] = await ask(url, waits);
      return row === undefined ? found() : row.pid;
    };
    const pid = await found();
    const marks = `select from pg_namespace where nspname = '${UNFINISHED_RESTORE}'`;
    expect(await ask(url, marks)).toHaveLength(1);
    await ask(url, `select pg_terminate_backend(${pid})`);
    await client.unsafe('rollback');
    await client.end();
    // Nothing came in: a bot may start here, and a restore may begin again.
    expect((await restoring).said).toContain('restoreToolFailed');
    await migratePostgres(url, MIGRATIONS);
    expect((await restoreInto(url)).restored).toEqual(WHOLE);
  });

  test('is not restored over what is there', async () => {
    const { restored, said, text } = await restoreInto(origin);
    expect([restored, said]).toEqual([null, ['notEmpty']]);
    expect(text()).toContain('1 server, 1 group, 2 check-ins');
  });

  test('is not restored beside another program’s tables', async () => {
    const url = await server.createEmpty();
    await ask(url, 'create table shop (id int)');
    const { restored, text } = await restoreInto(url);
    expect([restored, text().includes('public.shop')]).toEqual([null, true]);
  });

  test('is not restored under a bot', async () => {
    const url = await server.createEmpty();
    const bot = connectPostgres(url);
    await bot.db.execute('select 1');
    expect((await restoreInto(url)).said).toEqual(['botConnected']);
    await bot.close();
  });

  test('that was dumped by a newer program is refused, and the database stays empty', async () => {
    const newer = await server.createEmpty();
    await restoreInto(newer);
    await ask(
      newer,
      `insert into drizzle.__drizzle_migrations (hash, created_at)
        values ('${'f'.repeat(64)}', 4102444800000)`,
    );
    const future = join(root, 'future.backup');
    await backupPostgres(listeningConsole(NOW).console, newer, future);
    const url = await server.createEmpty();
    const { restored, said } = await restoreInto(url, future);
    expect([restored, said]).toEqual([null, ['backupNewer']]);
    expect(await ask(url, `select from pg_tables where schemaname = 'public'`)).toHaveLength(0);
  });

  test('is not backed up by a tool that is older than the server', async () => {
    expect(await findTool('pg_dump', 10)).toMatchObject({ kind: 'found' });
    expect(await findTool('pg_dump', 99)).toMatchObject({ kind: 'old' });
  });

  test('asks for the tools where there are none, and shows no password', async () => {
    const environment = { PATH: '/nowhere', DATABASE_URL: origin };
    const { code, output } = await runCli(['backup', '--to', 'b.backup'], environment, root);
    expect(code).toBe(1);
    expect(output).toMatch(/pg_dump is not on the PATH.*apt install postgresql-client-\d+/);
    expect(output).not.toContain('canary');
    expect((await readdir(root)).filter((name) => name.startsWith('b.'))).toEqual([]);
  });

  test('that is not there is told by its code, without its password', async () => {
    const environment = { DATABASE_URL: 'postgres://roadmate:canary@127.0.0.1:1/none' };
    const { code, output } = await runCli(['backup'], environment, root);
    expect([code, output]).toEqual([1, '✗ There is no backup: ECONNREFUSED.\n']);
  });
});
