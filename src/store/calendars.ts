import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { RestDraft } from '../study/rests.ts';
import type { Database } from './database/database.ts';
import type { Group } from './groups.ts';
import { groups } from './tables/schema.ts';

export type CalendarChange = Partial<
  Pick<Group, 'rests' | 'restDraft' | 'weekStarts' | 'nextDueAt'>
>;

/** When a group's weeks are: its rests, and what is derived from them. */
export function calendarStore(db: Database) {
  return {
    /**
     * Changes the calendar of a group that still has the status, rhythm, rests and weeks it was seen
     * with; false when somebody else was faster.
     */
    change: async (seen: Group, change: CalendarChange): Promise<boolean> => {
      const rows = await db
        .update(groups)
        .set(change)
        .where(
          and(
            eq(groups.guildId, seen.guildId),
            eq(groups.groupId, seen.groupId),
            eq(groups.status, seen.status),
            sql`${groups.rhythm} = ${JSON.stringify(seen.rhythm)}::jsonb`,
            sql`${groups.rests} = ${JSON.stringify(seen.rests)}::jsonb`,
            eq(groups.weekStarts, seen.weekStarts),
          ),
        )
        .returning({ groupId: groups.groupId });
      return rows.length > 0;
    },

    /** Keeps what an organiser was shown until it is confirmed; the newest of a group. */
    draft: async (guildId: string, groupId: number, draft: RestDraft | null): Promise<void> => {
      await db
        .update(groups)
        .set({ restDraft: draft })
        .where(and(eq(groups.guildId, guildId), eq(groups.groupId, groupId)));
    },

    /** Groups of all servers that have weeks to come, in pages: those behind `after`. */
    open: async (
      after: Pick<Group, 'guildId' | 'groupId'> | null,
      limit: number,
    ): Promise<Group[]> =>
      db
        .select()
        .from(groups)
        .where(
          and(
            inArray(groups.status, ['running', 'paused']),
            after === null
              ? undefined
              : gt(
                  sql`(${groups.guildId}, ${groups.groupId})`,
                  sql`(${after.guildId}::bigint, ${after.groupId}::int)`,
                ),
          ),
        )
        .orderBy(asc(groups.guildId), asc(groups.groupId))
        .limit(limit),
  };
}
