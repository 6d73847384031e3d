import type { Sql } from 'postgres';
import { type Candidate, firstGuild } from './ids.ts';

export type Kept = {
  /** Check-ins in the database. */
  rows: number;
  /** Items in the members' totals. */
  totals: number;
  /** Whether the points of the check-ins, the totals and the histogram agree. */
  pointsAgree: boolean;
};

/** What stands in the database for a candidate; `past` check-ins of it were there before. */
export async function readKept(
  sql: Sql,
  candidate: Candidate,
  guilds: number,
  past: number,
): Promise<Kept> {
  const first = String(firstGuild(candidate));
  const range = sql`guild_id between ${first}::bigint and ${first}::bigint + ${guilds - 1}::int`;
  const [row] = await sql<{ rows: number; totals: number; agree: boolean }[]>`
    select
      (select count(*) from check_ins where ${range})::int as rows,
      (select coalesce(sum(items), 0) from totals where ${range} and period = 'all')::int as totals,
      (select coalesce(sum(points), 0) from check_ins where ${range})
        = (select coalesce(sum(points), 0) from totals where ${range} and period = 'all')
      and (select coalesce(sum(points * members), 0) from point_counts where ${range})
        = (select coalesce(sum(points), 0) from totals where ${range} and period = 'all') as agree`;
  if (row === undefined) throw new Error('no row');
  return { rows: row.rows - past, totals: row.totals - past, pointsAgree: row.agree };
}
