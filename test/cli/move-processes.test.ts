import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database/open.ts';
import { checkIns } from '../../src/store/tables/schema.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { fillServer } from './full-server.ts';

const ROOT = join(import.meta.dirname, '../..');
const CANARY = 'Mover-canary-7313';
/** Enough to take a while. */
const CHECK_INS = 20_000;

const folder = mkdtempSync(join(tmpdir(), 'roadmate-move-'));
const file = join(folder, 'roadmate.data');
let server: RealPostgres;
let url: string;
let admin: postgres.Sql;

type Run = { code: number | null; out: string; problems: string };

/** Runs the command line as an operator does, in a folder without `.env`. */
function run(args: string[], settings: Record<string, string>, language = 'en_US.UTF-8') {
  const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
  const child = spawn(process.execPath, [tsx, join(ROOT, 'src/cli.ts'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, LANG: language, ...settings },
  });
  const result = { code: null as number | null, out: '', problems: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    result.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    result.problems += text;
  });
  const ended = new Promise<Run>((resolve) => {
    child.on('close', (code) => resolve({ ...result, code }));
  });
  return { ended, result };
}

const OLD = { ROADMATE_DATA: join(folder, 'old') };

beforeAll(async () => {
  server = await startPostgres();
  url = await server.create();
  admin = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  const { db, close } = await openDatabase({ url: null, folder: OLD.ROADMATE_DATA });
  const { guildId, groupId, memberId } = await fillServer(db, CANARY);
  await db.execute(sql`insert into ${checkIns} (guild_id, interaction_id, item_id, group_id,
      member_id, kind, points, week, phase, month, note, at)
    select ${guildId}::bigint, 1400000000000000000 + n, 'item-' || n, ${groupId}, ${memberId}::bigint,
      'done', 1, 1, 1, '2026-01', ${CANARY}, now() from generate_series(10, ${CHECK_INS}) n`);
  const held = await run(['export-data', '--to', file], OLD).ended;
  expect(held).toMatchObject({ code: 1, out: '' });
  expect(held.problems).toContain(`open in process ${process.pid}. Stop the bot`);
  await close();
});
afterAll(async () => {
  await admin.end();
  await server.stop();
  rmSync(folder, { recursive: true });
});

const rows = async () =>
  Number((await admin`select count(*)::int as n from groups`)[0]?.n) +
  Number((await admin`select count(*)::int as n from check_ins`)[0]?.n);

describe('the command line', { timeout: 120_000 }, () => {
  const said: string[] = [];
  const told = async (running: ReturnType<typeof run>) => {
    const result = await running.ended;
    said.push(result.out, result.problems);
    return result;
  };
  const into = (settings: Record<string, string>, language?: string) =>
    told(run(['import-data', file], settings, language));

  test('exports from the embedded database', async () => {
    const { code, out, problems } = await told(run(['export-data', '--to', file], OLD));
    expect({ code, problems }).toEqual({ code: 0, problems: 'Exporting …\n' });
    expect(out).toMatch(/^✓ \S+roadmate\.data: 1 server, 1 group, 19,993 check-ins, /);
    const again = await told(run(['export-data', '--to', file], OLD));
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.problems).toContain('is there already');
  });

  test('a connection that is lost midway leaves nothing behind', async () => {
    const running = run(['import-data', file], { DATABASE_URL: url });
    const lost = { backends: 0 };
    while (lost.backends === 0) {
      const killed = await admin`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query like 'insert into "check_ins"%'`;
      lost.backends = killed.length;
    }
    const { code, out, problems } = await told(running);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(problems.trim().split('\n').at(-1)).toMatch(/^✗ The database was lost/);
    expect(await rows()).toBe(0);
  });

  test('imports into Postgres, once', async () => {
    const first = await into({ DATABASE_URL: url });
    expect(first.out).toMatch(/^✓ 1 server, 1 group, 19,993 check-ins came in, /);
    expect(first.code).toBe(0);
    expect(await rows()).toBe(19_994);
    const second = await into({ DATABASE_URL: url });
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.problems).toMatch(/has something of this server already: \d+\. Nothing was/);
  });

  test('imports into the embedded database, and says so in Chinese', async () => {
    const settings = { ROADMATE_DATA: join(folder, 'new') };
    const first = await into(settings, 'zh_CN.UTF-8');
    expect(first.out).toMatch(/^✓ 已导入 1 个服务器，1 个小组，19,993 次打卡，/);
    const second = await into(settings, 'zh_CN.UTF-8');
    expect(second.problems).toContain('数据库里已有这些服务器的数据');
  });

  test('exports from Postgres while the bot runs, and says what that means', async () => {
    const to = join(folder, 'postgres.data');
    const { code, problems } = await told(run(['export-data', '--to', to], { DATABASE_URL: url }));
    expect(code).toBe(0);
    expect(problems).toContain('To move, stop it, and export once more.');
  });

  test.each([
    ['export without a file', ['export-data'], /^Usage: .*export-data --to FILE/],
    [
      'export of what is no server',
      ['export-data', '--to', file, '--guild', 'x'],
      /no server’s id/,
    ],
    ['export of nothing', ['export-data', '--to', `${file}2`], /no database of Roadmate/],
    ['import without a file', ['import-data'], /^Usage: .*import-data FILE/],
    ['import of a file that is not there', ['import-data', 'none'], /cannot be read \(ENOENT\)/],
    ['import of another file', ['import-data', join(ROOT, 'package.json')], /not written by/],
  ])('refuses an %s', async (_, args, message) => {
    const settings = { ROADMATE_DATA: join(folder, 'empty') };
    const { code, out, problems } = await told(run(args, settings));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(problems).toMatch(message);
  });

  test('tells nothing that members wrote, and no password', () => {
    const all = said.join('\n');
    expect(all.length).toBeGreaterThan(500);
    expect(all).not.toContain(CANARY);
    expect(all).not.toContain(new URL(url).password);
  });
});
