import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { checkIns, enrolments, leaves, totals } from './tables/schema.ts';

/**
 * What organisers see of a member: enrolment, progress, the last check-in and whether this week is a
 * leave. Notes, links, answers, reviews and settings are not read here.
 */
export function groupReportStore(db: Database) {
  return {
    /** The active members, in the order of joining. */
    members: async (guildId: string, groupId: number, week: number) => {
      const own = (alias: string) =>
        sql.raw(`${alias}.guild_id = enrolments.guild_id and ${alias}.group_id = enrolments.group_id
          and ${alias}.member_id = enrolments.member_id`);
      const rows = await db
        .select({
          memberId: enrolments.memberId,
          joinedAt: enrolments.joinedAt,
          shiftWeeks: enrolments.shiftWeeks,
          skipOptional: enrolments.skipOptional,
          /** Item, kind and week of each check-in that counts: `6m9x6x:done:3`. */
          done: sql<
            string | null
          >`(select string_agg(c.item_id || ':' || c.kind || ':' || c.week, ',')
            from ${checkIns} c where ${own('c')} and c.undone_at is null)`,
          lastAt: sql`(select max(c.at) from ${checkIns} c where ${own('c')}
            and c.undone_at is null and c.kind = 'done')`.mapWith({
            mapFromDriverValue: (at: string | null) =>
              at === null ? null : new Date(at).getTime(),
          }),
          points: sql<number>`coalesce((select t.points from ${totals} t where ${own('t')}
            and t.period = 'all'), 0)::int`,
          isOnLeave: sql<boolean>`exists (select 1 from ${leaves} l where ${own('l')}
            and l.week = ${week}::int)`,
        })
        .from(enrolments)
        .where(
          and(
            eq(enrolments.guildId, guildId),
            eq(enrolments.groupId, groupId),
            eq(enrolments.status, 'active'),
          ),
        )
        .orderBy(asc(enrolments.joinedAt), asc(enrolments.memberId));
      return rows.map((row) => ({ ...row, done: readDone(row.done) }));
    },
  };
}

function readDone(text: string | null) {
  return (text ?? '')
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const [itemId = '', kind, week] = part.split(':');
      return {
        itemId,
        kind: kind === 'known' ? ('known' as const) : ('done' as const),
        week: Number(week),
      };
    });
}
