import { type SQL, sql } from 'drizzle-orm';
import { pointCounts, totals } from './tables/schema.ts';

/**
 * Adds to members' totals. `sums` selects server, group, period, member, points, items and when it
 * was told, in the order of the periods: two statements then never wait for each other in a circle.
 */
export function addToTotals(sums: SQL): SQL {
  return sql`
    insert into ${totals} (guild_id, group_id, period, member_id, points, items, reached_at)
    ${sums}
    on conflict (guild_id, group_id, period, member_id) do update set
      points = ${totals}.points + excluded.points,
      items = ${totals}.items + excluded.items,
      reached_at = greatest(${totals}.reached_at, excluded.reached_at)
    returning group_id, period, points, active`;
}

/**
 * Moves members on the histogram of points. `changes` selects server, group, points and by how many
 * members, in the order of the points. Never a plain update: it would not see points that another
 * statement was first to reach at the same moment.
 */
export function movePoints(changes: SQL): SQL {
  return sql`
    insert into ${pointCounts} (guild_id, group_id, points, members)
    ${changes}
    on conflict (guild_id, group_id, points) do update
      set members = ${pointCounts}.members + excluded.members
    returning 1`;
}
