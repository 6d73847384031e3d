import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { checkIns, enrolments, groups } from './tables/schema.ts';

/** What belongs to check-ins that are there already. */
export function checkInNotes(db: Database) {
  /** A member's own check-ins of a group that have not been taken back. */
  const live = (guildId: string, groupId: number, memberId: string) =>
    and(
      eq(checkIns.guildId, guildId),
      eq(checkIns.groupId, groupId),
      eq(checkIns.memberId, memberId),
      eq(checkIns.kind, 'done'),
      isNull(checkIns.undoneAt),
    );

  return {
    /**
     * Writes a member's note and link to their own check-in of an item, in place of what stood
     * there; null takes it away. False when the item is not done, or the member or the group not at
     * it any more. Sent twice, it writes the same.
     */
    annotate: async (
      guildId: string,
      about: { groupId: number; memberId: string; itemId: string },
      { note, link }: { note: string | null; link: string | null },
    ): Promise<boolean> => {
      const rows = await db
        .update(checkIns)
        .set({ note, link })
        .where(
          and(
            live(guildId, about.groupId, about.memberId),
            eq(checkIns.itemId, about.itemId),
            sql`exists (select 1 from ${enrolments} e join ${groups} g
              on g.guild_id = e.guild_id and g.group_id = e.group_id
              where e.guild_id = ${guildId}::bigint and e.group_id = ${about.groupId}::int
                and e.member_id = ${about.memberId}::bigint and e.status = 'active'
                and g.status in ('running', 'paused'))`,
          ),
        )
        .returning({ itemId: checkIns.itemId });
      return rows.length > 0;
    },

    /** The items that one interaction checked in and that are still done. */
    ofInteraction: async (
      guildId: string,
      groupId: number,
      memberId: string,
      interactionId: string,
    ): Promise<string[]> => {
      const rows = await db
        .select({ itemId: checkIns.itemId })
        .from(checkIns)
        .where(and(live(guildId, groupId, memberId), eq(checkIns.interactionId, interactionId)));
      return rows.map(({ itemId }) => itemId);
    },
  };
}
