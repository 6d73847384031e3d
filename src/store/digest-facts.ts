import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { checkIns, enrolments, groupItems, leaves } from './tables/schema.ts';

/** What the organisers' digest of a week tells of members; nothing is changed here. */
export function digestFacts(db: Database) {
  const active = (guildId: string, groupId: number) =>
    and(
      eq(enrolments.guildId, guildId),
      eq(enrolments.groupId, groupId),
      eq(enrolments.status, 'active'),
    );
  return {
    /**
     * Members of the whole of two weeks, `week` and the one before, who have checked nothing in since
     * `since`, epoch ms, though something is left, and were on leave in neither.
     */
    silent: async (
      guildId: string,
      groupId: number,
      { week, since }: { week: number; since: number },
    ): Promise<string[]> => {
      const ownLive = sql`c.guild_id = ${enrolments.guildId} and c.group_id = ${enrolments.groupId}
        and c.member_id = ${enrolments.memberId} and c.undone_at is null`;
      const from = sql`${new Date(since).toISOString()}::timestamptz`;
      const rows = await db
        .select({ memberId: enrolments.memberId })
        .from(enrolments)
        .where(
          and(
            active(guildId, groupId),
            sql`${enrolments.joinedAt} <= ${from}`,
            sql`not exists (select 1 from ${checkIns} c where ${ownLive} and c.kind = 'done'
              and c.at >= ${from})`,
            sql`not exists (select 1 from ${leaves} l where l.guild_id = ${enrolments.guildId}
              and l.group_id = ${enrolments.groupId} and l.member_id = ${enrolments.memberId}
              and l.week in (${week}::int, ${week}::int - 1))`,
            sql`exists (select 1 from ${groupItems} i where i.guild_id = ${enrolments.guildId}
              and i.group_id = ${enrolments.groupId} and not i.retired
              and not exists (select 1 from ${checkIns} c where ${ownLive}
                and c.item_id = i.item_id))`,
          ),
        )
        .orderBy(asc(enrolments.joinedAt), asc(enrolments.memberId));
      return rows.map(({ memberId }) => memberId);
    },

    /** Who left the group at this very instant: when the digest found them gone from the server. */
    leftAt: async (guildId: string, groupId: number, at: number): Promise<string[]> => {
      const rows = await db
        .select({ memberId: enrolments.memberId })
        .from(enrolments)
        .where(
          and(
            eq(enrolments.guildId, guildId),
            eq(enrolments.groupId, groupId),
            eq(enrolments.status, 'left'),
            eq(enrolments.leftAt, at),
          ),
        )
        .orderBy(asc(enrolments.joinedAt), asc(enrolments.memberId));
      return rows.map(({ memberId }) => memberId);
    },
  };
}
