import { eq } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { posts } from './tables/schema.ts';

/** The number of the celebration of a whole roadmap; the others are those of phases. */
export const WHOLE_ROADMAP = 0;

/** What the channel hears of a member's completed phases. */
export function celebrationStore(db: Database) {
  return {
    /**
     * Puts celebrations in the outbox, each once for a member however often a phase is completed. One
     * that was skipped, because what it celebrates had been taken back by then, is due again.
     */
    make: async (
      guildId: string,
      about: { groupId: number; memberId: string; at: number },
      numbers: readonly number[],
    ): Promise<void> => {
      const rows = numbers.map((number) => ({
        guildId,
        groupId: about.groupId,
        kind: 'celebration' as const,
        number,
        subject: about.memberId,
        dueAt: about.at,
        state: 'due' as const,
      }));
      if (rows.length === 0) return;
      await db
        .insert(posts)
        .values(rows)
        .onConflictDoUpdate({
          target: [posts.guildId, posts.groupId, posts.kind, posts.number, posts.subject],
          set: { state: 'due', reason: null, dueAt: about.at, leaseUntil: null },
          setWhere: eq(posts.state, 'skipped'),
        });
    },
  };
}
