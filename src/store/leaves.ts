import { and, asc, count, eq } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { leaves } from './tables/schema.ts';

export type Leave = Pick<typeof leaves.$inferSelect, 'week' | 'kind'>;

/** Weeks in which a member was off. */
export function leaveStore(db: Database) {
  const of = (guildId: string, groupId: number, memberId: string) =>
    and(eq(leaves.guildId, guildId), eq(leaves.groupId, groupId), eq(leaves.memberId, memberId));

  return {
    list: async (guildId: string, groupId: number, memberId: string): Promise<Leave[]> =>
      db
        .select({ week: leaves.week, kind: leaves.kind })
        .from(leaves)
        .where(of(guildId, groupId, memberId))
        .orderBy(asc(leaves.week)),

    /**
     * Takes a week off. Twice the same week is one leave. `allowed`: the most that may be taken;
     * of two at the same moment that are one too many together, at least one is taken back.
     */
    take: async (
      guildId: string,
      leave: { groupId: number; memberId: string; week: number; at: number },
      allowed: number,
    ): Promise<'taken' | 'already' | 'none-left'> => {
      const { groupId, memberId, week } = leave;
      const written = await db
        .insert(leaves)
        .values({ guildId, ...leave, kind: 'leave' })
        .onConflictDoNothing()
        .returning({ week: leaves.week });
      if (written.length === 0) return 'already';
      const [taken] = await db
        .select({ weeks: count() })
        .from(leaves)
        .where(and(of(guildId, groupId, memberId), eq(leaves.kind, 'leave')));
      if (Number(taken?.weeks ?? 0) <= allowed) return 'taken';
      await db
        .delete(leaves)
        .where(
          and(of(guildId, groupId, memberId), eq(leaves.week, week), eq(leaves.kind, 'leave')),
        );
      return 'none-left';
    },

    /** Takes a leave back; false when there was none. */
    cancel: async (
      guildId: string,
      groupId: number,
      memberId: string,
      week: number,
    ): Promise<boolean> => {
      const gone = await db
        .delete(leaves)
        .where(and(of(guildId, groupId, memberId), eq(leaves.week, week), eq(leaves.kind, 'leave')))
        .returning({ week: leaves.week });
      return gone.length > 0;
    },
  };
}

/** Leaves as a statement brings them along: `3:leave,7:away`. */
export function readLeaves(text: string | null): Leave[] {
  return (text ?? '').split(',').flatMap((part): Leave[] => {
    const [week, kind] = part.split(':');
    return kind === 'leave' || kind === 'away' ? [{ week: Number(week), kind }] : [];
  });
}
