import postgres, { type Sql } from 'postgres';
import { z } from 'zod';
import { openDatabase } from '../../src/store/database/open.ts';
import type { Statement } from '../lab/capture.ts';
import type { Lab } from '../lab/postgres.ts';
import { median, quantile } from '../lab/statistics.ts';
import type { Settings } from '../settings.ts';
import { BOARD, seedBoard } from './seed.ts';
import { type BoardStatements, type BoardWay, boardStatements } from './statements.ts';

const Explained = z.array(
  z.object({
    Plan: z.looseObject({ 'Shared Hit Blocks': z.number(), 'Shared Read Blocks': z.number() }),
  }),
);
/** Reads before those that count: Postgres settles on a plan in the first five. */
const WARM_UP = 10;

const Line = z.object({ points: z.number(), rank: z.number() });

export type Cost = {
  /** 8 KB pages touched, the worse of the plan made for these values and the general plan. */
  buffers: number;
  p50: number;
  p99: number;
};
export type BoardResult = { way: BoardWay; page: Cost; own: Cost; rank: number };
export type BoardReport = { members: number; checkIns: number; results: BoardResult[] };

/** The board of one large group, as the last-ranked member sees it, read in three ways. */
export async function benchBoard(
  lab: Lab,
  settings: Settings,
  note: (text: string) => void,
): Promise<BoardReport> {
  const url = await lab.create('board');
  const connection = await openDatabase({ url, folder: null });
  const sql = postgres(url, { max: 1, onnotice: () => {}, fetch_types: false });
  try {
    note(`filling a board of ${settings.boardMembers} members`);
    await seedBoard(sql, { members: settings.boardMembers, checkIns: settings.boardCheckIns });
    const ways = await boardStatements(await lastMember(sql));
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from check_ins`;
    note('reading it');
    const results: BoardResult[] = [];
    for (const way of ['product', 'totals', 'naive'] as const) {
      // One look at the naive board takes so long that a few are enough.
      const reads = way === 'naive' ? Math.ceil(settings.boardReads / 30) : settings.boardReads;
      results.push(await measureWay(sql, way, ways[way], reads));
    }
    return { members: settings.boardMembers, checkIns: row?.count ?? 0, results };
  } finally {
    await sql.end();
    await connection.close();
  }
}

async function measureWay(
  sql: Sql,
  way: BoardWay,
  statements: BoardStatements,
  reads: number,
): Promise<BoardResult> {
  const page = await cost(sql, statements.page, reads);
  const own = await cost(sql, statements.own, reads);
  const { text, params } = statements.own;
  const [line] = await sql.unsafe(text, params, { prepare: true });
  return { way, page, own, rank: Line.parse(line).rank };
}

async function cost(sql: Sql, statement: Statement, reads: number): Promise<Cost> {
  const { text, params } = statement;
  const latencies: number[] = [];
  for (let i = 0; i < reads + WARM_UP; i++) {
    const begun = performance.now();
    await sql.unsafe(text, params, { prepare: true });
    if (i >= WARM_UP) latencies.push(performance.now() - begun);
  }
  const buffers: number[] = [];
  for (const mode of ['force_custom_plan', 'force_generic_plan']) {
    await sql.unsafe(`set plan_cache_mode = ${mode}`);
    buffers.push(await touched(sql, statement));
  }
  await sql.unsafe('reset plan_cache_mode');
  return {
    buffers: Math.max(...buffers),
    p50: median(latencies),
    p99: quantile(latencies, 0.99),
  };
}

async function touched(sql: Sql, { text, params }: Statement): Promise<number> {
  const explain = `explain (analyze, buffers, format json) ${text}`;
  const [row] = await sql.unsafe(explain, params, { prepare: true });
  const [explained] = Explained.parse(row?.['QUERY PLAN']);
  if (explained === undefined) throw new Error('no plan');
  return explained.Plan['Shared Hit Blocks'] + explained.Plan['Shared Read Blocks'];
}

async function lastMember(sql: Sql): Promise<string> {
  const [last] = await sql<{ member_id: string }[]>`
    select member_id from totals
    where guild_id = ${BOARD.guildId} and group_id = ${BOARD.groupId} and period = 'all'
    order by points, reached_at desc, member_id desc limit 1`;
  if (last === undefined) throw new Error('nobody on the board');
  return last.member_id;
}
