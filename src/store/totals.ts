import { type SQL, sql } from 'drizzle-orm';
import { pointCounts, totals } from './tables/schema.ts';

/**
 * Adds check-ins to the member's totals, or takes them off: each counts in four. `items` is a part of
 * the statement, with group, points, week, phase and month. In the order of the periods, so that two
 * statements never wait for each other in a circle.
 */
export function addToTotals(of: {
  items: 'written' | 'undone';
  sign: '+' | '-';
  guild: SQL;
  member: SQL;
  /** When it was told. */
  at: SQL;
}): SQL {
  const sign = sql.raw(of.sign);
  return sql`
    insert into ${totals} (guild_id, group_id, period, member_id, points, items, reached_at)
    select ${of.guild}, i.group_id, p.period, ${of.member}, ${sign}sum(i.points), ${sign}count(*),
      ${of.at}
    from ${sql.identifier(of.items)} i
    cross join lateral (values ('all'), ('m' || i.month), ('p' || i.phase), ('w' || i.week)) p(period)
    group by i.group_id, p.period order by p.period
    on conflict (guild_id, group_id, period, member_id) do update set
      points = ${totals}.points + excluded.points,
      items = ${totals}.items + excluded.items,
      reached_at = greatest(${totals}.reached_at, excluded.reached_at)
    returning group_id, period, points, active`;
}

/**
 * Moves members on the histogram of points. `changes` selects server, group, points and by how many
 * members, in the order of the table's key, for the same reason. Never a plain update: it would not
 * see points that another statement was first to reach at the same moment.
 */
export function movePoints(changes: SQL): SQL {
  return sql`
    insert into ${pointCounts} (guild_id, group_id, points, members)
    ${changes}
    on conflict (guild_id, group_id, points) do update
      set members = ${pointCounts}.members + excluded.members
    returning 1`;
}
