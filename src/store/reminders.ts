import { and, eq, isNull, or } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import type { Member } from './members.ts';
import type { NewPost, Post } from './outbox/post.ts';
import { enrolments, members, posts, standupAnswers } from './tables/schema.ts';

/** Who is reminded of what in private. */
export function reminderStore(db: Database) {
  return {
    /** Active members who want reminders of some kind, and whom Discord lets the bot write to. */
    audience: async (guildId: string, groupId: number): Promise<Member[]> => {
      const rows = await db
        .select({ member: members })
        .from(enrolments)
        .innerJoin(
          members,
          and(eq(members.guildId, enrolments.guildId), eq(members.memberId, enrolments.memberId)),
        )
        .where(
          and(
            eq(enrolments.guildId, guildId),
            eq(enrolments.groupId, groupId),
            eq(enrolments.status, 'active'),
            isNull(members.closedAt),
            or(members.remindWeek, members.remindStandup, members.remindReview),
          ),
        );
      return rows.map(({ member }) => member);
    },

    /** Puts reminders of a group in the outbox; those that are there stay as they are. */
    plan: async (guildId: string, groupId: number, rows: readonly NewPost[]): Promise<void> => {
      if (rows.length === 0) return;
      await db
        .insert(posts)
        .values(rows.map((row) => ({ guildId, groupId, ...row })))
        .onConflictDoNothing();
    },

    hasAnswered: async (
      guildId: string,
      groupId: number,
      standup: { scope: 'phase' | 'week'; number: number },
      memberId: string,
    ): Promise<boolean> => {
      const rows = await db
        .select({ memberId: standupAnswers.memberId })
        .from(standupAnswers)
        .where(
          and(
            eq(standupAnswers.guildId, guildId),
            eq(standupAnswers.groupId, groupId),
            eq(standupAnswers.scope, standup.scope),
            eq(standupAnswers.number, standup.number),
            eq(standupAnswers.memberId, memberId),
          ),
        );
      return rows.length > 0;
    },
  };
}

/** A reminder's row: one a member and week, due at a time of the member's own. */
export function reminderRow(
  week: number,
  memberId: string,
  { kind, at }: { kind: Post['kind']; at: number },
): NewPost {
  return { kind, number: week, subject: memberId, dueAt: at, state: 'due', reason: null };
}
