import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import postgres from 'postgres';
import { benchBoard } from './board/bench.ts';
import { benchCheckIns } from './check-in/bench.ts';
import { startPostgres } from './lab/postgres.ts';
import { goalsOf, type Report, reportText } from './report.ts';
import { readSettings } from './settings.ts';

const RESULTS = new URL('results/', import.meta.url);

/** Measures everything in one run, prints a table and keeps the figures. See docs/benchmarks.md. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const profile = process.env.BENCH_PROFILE || null;
  const [loadAverage = 0] = loadavg();
  const started = new Date();
  const note = (text: string) => {
    const seconds = Math.round((Date.now() - started.getTime()) / 1000);
    process.stderr.write(`${String(seconds).padStart(4)} s  ${text}\n`);
  };
  note('starting Postgres');
  const lab = await startPostgres();
  try {
    const version = await postgresVersion(await lab.create('version'));
    const checkIns = await benchCheckIns(lab, settings, note, profile);
    const board = await benchBoard(lab, settings, note);
    const report: Report = {
      date: started.toISOString(),
      machine: { cpus: cpus().length, node: process.version, postgres: version, loadAverage },
      settings,
      checkIns,
      board,
      goals: goalsOf(checkIns, board),
    };
    await mkdir(RESULTS, { recursive: true });
    const name = `${report.date.slice(0, 19).replaceAll(':', '-')}.json`;
    await writeFile(new URL(name, RESULTS), `${JSON.stringify(report, null, 2)}\n`);
    note(`done; figures in bench/results/${name}`);
    process.stdout.write(`\n${reportText(report)}\n`);
  } finally {
    await lab.close();
  }
}

async function postgresVersion(url: string): Promise<string> {
  const sql = postgres(url, { max: 1 });
  const [row] = await sql<
    { version: string }[]
  >`select current_setting('server_version') as version`;
  await sql.end();
  return `PostgreSQL ${row?.version ?? 'unknown'}`;
}

await main();
