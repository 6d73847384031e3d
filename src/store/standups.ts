import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { posts, standupAnswers } from './schema.ts';

export type StandupAnswer = Pick<
  typeof standupAnswers.$inferSelect,
  'memberId' | 'finished' | 'next' | 'blockers' | 'answeredAt'
>;

/** Members' answers to standups. */
export function standupStore(db: Database) {
  return {
    /**
     * Keeps an answer and puts its message for the thread in the outbox, in one statement. A second
     * answer replaces the first; its message is edited.
     */
    answer: async (
      guildId: string,
      groupId: number,
      phase: number,
      answer: StandupAnswer,
    ): Promise<void> => {
      const kept = db.$with('kept').as(
        db
          .insert(standupAnswers)
          .values({ guildId, groupId, scope: 'phase', number: phase, ...answer })
          .onConflictDoUpdate({
            target: [
              standupAnswers.guildId,
              standupAnswers.groupId,
              standupAnswers.scope,
              standupAnswers.number,
              standupAnswers.memberId,
            ],
            set: {
              finished: answer.finished,
              next: answer.next,
              blockers: answer.blockers,
              answeredAt: answer.answeredAt,
            },
          })
          .returning({ memberId: standupAnswers.memberId }),
      );
      await db
        .with(kept)
        .insert(posts)
        .values({
          guildId,
          groupId,
          kind: 'answer',
          number: phase,
          subject: answer.memberId,
          dueAt: answer.answeredAt,
          state: 'due',
        })
        .onConflictDoUpdate({
          target: [posts.guildId, posts.groupId, posts.kind, posts.number, posts.subject],
          set: { state: 'due', leaseUntil: null, fence: sql`${posts.fence} + 1` },
        });
    },

    /** A phase's answers, first come first. */
    answers: async (guildId: string, groupId: number, phase: number): Promise<StandupAnswer[]> =>
      db
        .select({
          memberId: standupAnswers.memberId,
          finished: standupAnswers.finished,
          next: standupAnswers.next,
          blockers: standupAnswers.blockers,
          answeredAt: standupAnswers.answeredAt,
        })
        .from(standupAnswers)
        .where(
          and(
            eq(standupAnswers.guildId, guildId),
            eq(standupAnswers.groupId, groupId),
            eq(standupAnswers.scope, 'phase'),
            eq(standupAnswers.number, phase),
          ),
        )
        .orderBy(asc(standupAnswers.answeredAt), asc(standupAnswers.memberId)),
  };
}
