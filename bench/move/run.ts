import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { onOneConnection } from '../../src/store/database/one-connection.ts';
import { fillServer } from '../../test/cli/full-server.ts';
import { startPostgres } from '../../test/store/real-postgres.ts';
import { figure, table } from '../lab/table.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
/** How often each process's memory is looked at, in milliseconds. */
const LOOK = 100;

/**
 * Moves `MOVE_CHECK_INS` check-ins (a million) of a hundred servers from Postgres to Postgres, and
 * with `MOVE_EMBEDDED=1` on into an embedded database, each step as the command line does it.
 */
async function main(): Promise<void> {
  const checkIns = Number(process.env.MOVE_CHECK_INS ?? 1_000_000);
  const folder = await mkdtemp(join(tmpdir(), 'roadmate-move-'));
  const server = await startPostgres();
  try {
    const [from, to] = [await server.create(), await server.create()];
    await fill(from, checkIns);
    const file = join(folder, 'roadmate.data');
    const steps = [
      ['export from Postgres', ['export-data', '--to', file], { DATABASE_URL: from }],
      ['import into Postgres', ['import-data', file], { DATABASE_URL: to }],
      ['import into PGlite', ['import-data', file], { ROADMATE_DATA: join(folder, 'data') }],
    ] as const;
    const lines: string[][] = [];
    for (const [name, args, settings] of steps.slice(0, process.env.MOVE_EMBEDDED ? 3 : 2)) {
      const { seconds, peak } = await run(folder, args, settings);
      lines.push([name, figure(seconds), figure(peak)]);
    }
    const { size } = await stat(file);
    print(table(['step', 'seconds', 'most memory, MB'], lines));
    print(`${checkIns} check-ins: ${(size / 1e6).toFixed(1)} MB`);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

async function fill(url: string, checkIns: number): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  for (let guild = 0; guild < 100; guild++) {
    const { guildId, groupId, memberId } = await onOneConnection(url, (db) =>
      fillServer(db, `Server ${guild}`),
    );
    await sql`insert into check_ins (guild_id, interaction_id, item_id, group_id, member_id, kind,
        points, week, phase, month, note, at)
      select ${guildId}::bigint, 1400000000000000000 + n, 'item-' || n, ${groupId}::int,
        ${memberId}::bigint, 'done', 3, 1, 1, '2026-01', md5(n::text), now()
      from generate_series(10, ${Math.round(checkIns / 100)}::int + 9) n`;
  }
  await sql.end();
}

/** Runs the command line; gives how long it took and its most memory, in MB. */
async function run(
  cwd: string,
  args: readonly string[],
  settings: Record<string, string>,
): Promise<{ seconds: number; peak: number }> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', join(ROOT, 'node_modules/tsx/dist/loader.mjs'), join(ROOT, 'src/cli.ts'), ...args],
    { cwd, env: { PATH: process.env.PATH, ...settings }, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  let peak = 0;
  const look = setInterval(async () => {
    peak = Math.max(peak, await memoryOf(child.pid));
  }, LOOK);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  return { seconds: (performance.now() - began) / 1000, peak };
}

/** As the system counts it, in MB; 0 where it does not say. */
async function memoryOf(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();
