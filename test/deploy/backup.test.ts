import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { migratePostgres } from '../../src/store/database/migrate.ts';
import {
  type SystemPostgres,
  startSystemPostgres,
  systemPostgres,
} from '../cli/system-postgres.ts';
import { freePort, MIGRATIONS } from '../store/real-postgres.ts';
import { ROOT } from './deploy-files.ts';

const DAY = 86_400_000;
const script = new URL('deploy/backup.sh', ROOT).pathname;

describe.skipIf(systemPostgres === null)('the backup job', () => {
  let server: SystemPostgres;
  let url: string;
  let folder: string;
  beforeAll(async () => {
    server = await startSystemPostgres(systemPostgres ?? '');
    url = await server.createEmpty();
    await migratePostgres(url, MIGRATIONS);
    const sql = postgres(url, { max: 1 });
    await sql`insert into guilds (guild_id, language, zone) values (4242, 'en', 'UTC')`;
    await sql.end();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'roadmate-dumps-'));
    return () => rmSync(folder, { recursive: true, force: true });
  });

  const start = (mode: readonly string[], change: Record<string, string> = {}) => {
    const { hostname, port, username, password, pathname } = new URL(url);
    const place = { PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password };
    const child = spawn('sh', [script, ...mode], {
      env: {
        PATH: `${systemPostgres}:${process.env.PATH}`,
        ...place,
        PGDATABASE: pathname.slice(1),
        BACKUP_FOLDER: folder,
        ...change,
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    const ended = once(child, 'close').then(([code]) => ({ code, said }));
    return { child, ended, said: () => said };
  };
  const run = (mode: string, change?: Record<string, string>) => start([mode], change).ended;
  const files = () => readdirSync(folder).sort();
  const old = (name: string, days: number) => {
    writeFileSync(join(folder, name), 'old');
    const at = new Date(Date.now() - days * DAY);
    utimesSync(join(folder, name), at, at);
  };

  test('what it writes can be restored elsewhere, and nobody else may read it', async () => {
    expect(await run('once')).toMatchObject({ code: 0 });
    const [file = '', ...more] = files();
    expect(file).toMatch(/^roadmate-\d{8}T\d{6}Z\.dump$/);
    expect(more).toEqual([]);
    expect(statSync(join(folder, file)).mode & 0o077).toBe(0);

    const elsewhere = await server.createEmpty();
    const restore = spawn(join(systemPostgres ?? '', 'pg_restore'), [
      ...['--single-transaction', '--exit-on-error', '--dbname', elsewhere, join(folder, file)],
    ]);
    expect(await once(restore, 'close')).toEqual([0, null]);
    const sql = postgres(elsewhere, { max: 1 });
    const rows = await sql`select guild_id::text as id from guilds`;
    await sql.end();
    expect(rows).toEqual([{ id: '4242' }]);
  });

  test('old dumps go once a new one is proved, and what is not a dump stays', async () => {
    old('roadmate-20200101T000000Z.dump', 20);
    old('roadmate-20200102T000000Z.dump', 13);
    old('somebody-elses.dump', 20);
    expect(await run('once')).toMatchObject({ code: 0 });
    expect(files()).toEqual([
      'roadmate-20200102T000000Z.dump',
      expect.stringMatching(/^roadmate-2\d{7}T/),
      'somebody-elses.dump',
    ]);
  });

  test('while the database is away nothing is deleted and no half dump is left', async () => {
    old('roadmate-20200101T000000Z.dump', 20);
    old('roadmate-20200103T000000Z.dump.partial', 1);
    const away = { PGPORT: String(await freePort()) };
    expect((await run('once', away)).code).not.toBe(0);
    expect(files().filter((name) => name.endsWith('.dump'))).toEqual([
      'roadmate-20200101T000000Z.dump',
    ]);
    expect((await run('healthy')).code).toBe(1);
  });

  test('it is healthy while its newest dump is young enough', async () => {
    expect((await run('healthy')).code).toBe(1);
    await run('once');
    expect((await run('healthy')).code).toBe(0);
    const [file = ''] = files();
    rmSync(join(folder, file));
    old('roadmate-20200101T000000Z.dump', 1);
    expect((await run('healthy')).code).toBe(0);
    old('roadmate-20200101T000000Z.dump', 1.2);
    expect((await run('healthy')).code).toBe(1);
  });

  test('left running it dumps at once, tries again after a failure, and ends when it is told', async () => {
    const away = start([], { PGPORT: String(await freePort()), BACKUP_RETRY_SECONDS: '1' });
    await expect.poll(away.said, { timeout: 20_000 }).toMatch(/no backup.*\n[\s\S]*no backup/);
    away.child.kill('SIGTERM');
    expect(await away.ended).toMatchObject({ code: 0 });

    const job = start([]);
    await expect.poll(job.said, { timeout: 20_000 }).toContain('saved');
    const begun = Date.now();
    job.child.kill('SIGTERM');
    expect(await job.ended).toMatchObject({ code: 0 });
    expect(Date.now() - begun).toBeLessThan(2_000);
    expect(existsSync(join(folder, files()[0] ?? ''))).toBe(true);

    const again = start([]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    again.child.kill('SIGTERM');
    await again.ended;
    expect(files()).toHaveLength(1);
  });
});
