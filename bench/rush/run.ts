import { DISCORD_RATE_LIMITS } from '../../src/playground/rest/rate-limits.ts';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import { startPostgres } from '../../test/store/real-postgres.ts';
import { figure, table } from '../lab/table.ts';
import { type Rush, runRush } from './rush.ts';

/** Within so many seconds everything must be there: docs/reliability.md. */
const GOAL = 300;

/**
 * A thousand groups due at once, with one replica and with three, on a real Postgres and a local
 * Discord that has Discord's limits. Ends with 1 where a promise of docs/reliability.md is broken.
 */
async function main(): Promise<void> {
  const groups = Number(process.env.RUSH_GROUPS || 1_000);
  const counts = (process.env.RUSH_REPLICAS || '1,3').split(',').map(Number);
  const server = await startPostgres();
  try {
    const rows: string[][] = [];
    let broken = 0;
    for (const replicas of counts) {
      const url = await server.create();
      const first = connectPostgres(url, 5);
      const others = Array.from({ length: replicas - 1 }, () => connectPostgres(url, 5));
      const rushes = await runRush({
        groups,
        connections: [first, ...others],
        limits: DISCORD_RATE_LIMITS,
        tick: 60_000,
        weeks: 2,
        held: 60_000,
        patience: 600_000,
        note: (text) => process.stderr.write(`${text}\n`),
      });
      for (const each of [first, ...others]) await each.close();
      rows.push(...rushes.map((rush) => rowOf(replicas, rush)));
      const bad = rushes.filter((rush) => !isKept(rush));
      broken += bad.length;
      for (const { wrong, unsent, others: told } of bad) {
        process.stderr.write(`${JSON.stringify({ wrong: wrong.slice(0, 5), unsent })}\n`);
        process.stderr.write(`${JSON.stringify(told.slice(0, 5))}\n`);
      }
    }
    process.stdout.write(`${groups} groups due within ten seconds\n\n${table(HEAD, rows)}\n`);
    process.exitCode = broken > 0 ? 1 : 0;
  } finally {
    await server.stop();
  }
}

const HEAD = [
  ...['replicas', 'week', 'requests', 'flowed s', 'of 50/s', 'most in 1 s', '429 global'],
  ...[
    '429 channel',
    'lag p50 s',
    'p99',
    'most',
    'told most',
    'held up',
    'inversions',
    'overtaken s',
  ],
];

function rowOf(replicas: number, rush: Rush): string[] {
  const share = rush.requests / rush.flowed / 50;
  const { lag } = rush;
  return [
    ...[String(replicas), String(rush.week), figure(rush.requests, 0), figure(rush.flowed, 1)],
    ...[`${figure(share * 100, 0)}%`, String(rush.peak), String(rush.globalRefusals)],
    ...[String(rush.channelRefusals), figure(lag.p50, 1), figure(lag.p99, 1), figure(lag.most, 1)],
    ...[figure(rush.told.most, 1), rush.heldLag === null ? '' : figure(rush.heldLag, 1)],
    ...[figure(rush.inversions, 0), figure(rush.overtaken, 1)],
  ];
}

function isKept(rush: Rush): boolean {
  return (
    rush.unsent === 0 &&
    rush.wrong.length === 0 &&
    rush.globalRefusals === 0 &&
    rush.lag.most <= GOAL
  );
}

await main();
