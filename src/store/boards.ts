import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { readLeaves } from './leaves.ts';
import { checkIns, enrolments, leaves, totals } from './tables/schema.ts';

export type BoardLine = { memberId: string; points: number; items: number };

/** Boards, read from running totals; no check-in is ever counted here. */
export function boardStore(db: Database) {
  const guildId = sql.placeholder('guildId');
  const groupId = sql.placeholder('groupId');
  const period = sql.placeholder('period');
  const inPeriod = and(
    eq(totals.guildId, guildId),
    eq(totals.groupId, groupId),
    eq(totals.period, period),
    gt(totals.points, 0),
    totals.active,
  );

  const page = db
    .select({ memberId: totals.memberId, points: totals.points, items: totals.items })
    .from(totals)
    .where(inPeriod)
    // The very order of the index `totals_board`, nulls included: else every total is sorted.
    .orderBy(sql`${totals.points} desc nulls last`, asc(totals.reachedAt), asc(totals.memberId))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare('board_page');

  const guild = sql`${guildId}::bigint`;
  const group = sql`${groupId}::int`;
  const member = sql`${sql.placeholder('memberId')}::bigint`;
  const own = db
    .$with('own', {
      points: sql<number>`points`.as('points'),
      items: sql<number>`items`.as('items'),
      rank: sql<number>`rank`.as('rank'),
    })
    .as(sql`
      select t.points, t.items, 1
        + (select coalesce(sum(h.members), 0) from point_counts h where h.guild_id = ${guild}
            and h.group_id = ${group} and h.points > t.points)::int
        + (select count(*) from ${totals} o where o.guild_id = ${guild} and o.group_id = ${group}
            and o.period = 'all' and o.points = t.points and o.active
            and (o.reached_at, o.member_id) < (t.reached_at, t.member_id))::int as rank
      from ${totals} t
      where t.guild_id = ${guild} and t.group_id = ${group} and t.period = 'all'
        and t.member_id = ${member} and t.points > 0 and t.active`);
  const ownLine = db.with(own).select().from(own).prepare('board_own_line');

  const ownIn = db
    .$with('own_in', {
      points: sql<number>`points`.as('points'),
      items: sql<number>`items`.as('items'),
      rank: sql<number>`rank`.as('rank'),
    })
    .as(sql`
      select t.points, t.items, 1 + (select count(*) from ${totals} o
          where o.guild_id = ${guild} and o.group_id = ${group}
          and o.period = ${period} and o.points > 0 and o.active and (o.points > t.points or (o.points = t.points
          and (o.reached_at, o.member_id) < (t.reached_at, t.member_id))))::int as rank
      from ${totals} t
      where t.guild_id = ${guild} and t.group_id = ${group} and t.period = ${period}
        and t.member_id = ${member} and t.points > 0 and t.active`);
  const ownLineIn = db.with(ownIn).select().from(ownIn).prepare('board_own_line_in_period');

  return {
    /**
     * A page of the board by points, ties to who got there first. Nobody with 0 points, nobody who
     * left.
     */
    page: (
      guildId: string,
      ask: { groupId: number; period: string; limit: number; offset: number },
    ): Promise<BoardLine[]> => page.execute({ guildId, ...ask }),

    /** One member's own line, or undefined without points. For `all` the histogram gives the rank. */
    ownLine: async (
      guildId: string,
      ask: { groupId: number; period: string; memberId: string },
    ): Promise<{ points: number; items: number; rank: number } | undefined> => {
      const rows =
        ask.period === 'all'
          ? await ownLine.execute({ guildId, ...ask })
          : await ownLineIn.execute({ guildId, ...ask });
      return rows[0];
    },

    /** Each active member's totals by period, for boards by share and by streak. */
    periods: async (guildId: string, groupId: number) => {
      const rows = await db
        .select({
          memberId: enrolments.memberId,
          joinedWeek: enrolments.joinedWeek,
          period: totals.period,
          points: totals.points,
          items: totals.items,
          reachedAt: totals.reachedAt,
          known: sql<number>`(select count(*) from ${checkIns} k where k.guild_id = ${enrolments.guildId}
            and k.group_id = ${enrolments.groupId} and k.member_id = ${enrolments.memberId}
            and k.kind = 'known' and k.undone_at is null)::int`,
          leaves: sql<string | null>`(select string_agg(l.week || ':' || l.kind, ',')
            from ${leaves} l where l.guild_id = ${enrolments.guildId}
            and l.group_id = ${enrolments.groupId} and l.member_id = ${enrolments.memberId})`,
        })
        .from(enrolments)
        .leftJoin(
          totals,
          and(
            eq(totals.guildId, enrolments.guildId),
            eq(totals.groupId, enrolments.groupId),
            eq(totals.memberId, enrolments.memberId),
          ),
        )
        .where(
          and(
            eq(enrolments.guildId, guildId),
            eq(enrolments.groupId, groupId),
            eq(enrolments.status, 'active'),
          ),
        )
        .orderBy(asc(enrolments.joinedAt), asc(enrolments.memberId));
      return rows.map((row) => ({ ...row, leaves: readLeaves(row.leaves) }));
    },
  };
}
