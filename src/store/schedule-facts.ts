import { and, desc, eq, inArray, isNull, lt, max, ne, notInArray, sql } from 'drizzle-orm';
import { APART, PRIVATE } from '../study/post-kinds.ts';
import type { Database } from './database/database.ts';
import { isPublic } from './outbox/post.ts';
import { posts, schedulers } from './tables/schema.ts';

export type PostHealth = {
  /** Due before the given instant and never sent, though nobody has refused them. */
  stuck: number;
  /** Since when the oldest of those is due. */
  stuckSince: number | null;
  blocked: number;
  lastSentAt: number | null;
};

/** What `/schedule` and `/doctor` ask of the outbox and of those who sweep; nothing is changed here. */
export function scheduleFacts(db: Database) {
  const isStuck = (before: number) =>
    and(
      inArray(posts.state, ['due', 'sending']),
      isNull(posts.sentAt),
      lt(posts.dueAt, before),
      ne(posts.kind, 'erasure'),
    );
  // A notice that could not be told is told by what it is about.
  const isBlocked = and(eq(posts.state, 'blocked'), notInArray(posts.kind, [...APART]));
  return {
    /** A group's posts, newest first; what members are told in private is not among them. */
    history: async (guildId: string, groupId: number, limit: number) => {
      const rows = await db
        .select()
        .from(posts)
        .where(
          and(
            eq(posts.guildId, guildId),
            eq(posts.groupId, groupId),
            notInArray(posts.kind, [...PRIVATE]),
          ),
        )
        .orderBy(desc(posts.dueAt), desc(posts.kind), desc(posts.number), desc(posts.subject))
        .limit(limit);
      return rows.filter(isPublic);
    },

    /** How a server's posts do; stuck are those due before `before`, epoch ms. */
    health: async (guildId: string, before: number): Promise<PostHealth> => {
      const [row] = await db
        .select({
          stuck: sql<number>`count(*) filter (where ${isStuck(before)})::int`,
          stuckSince: sql`min(${posts.dueAt}) filter (where ${isStuck(before)})`.mapWith(
            posts.dueAt,
          ),
          blocked: sql<number>`count(*) filter (where ${isBlocked})::int`,
          lastSentAt: max(posts.sentAt),
        })
        .from(posts)
        .where(eq(posts.guildId, guildId));
      return row ?? { stuck: 0, stuckSince: null, blocked: 0, lastSentAt: null };
    },

    /** Until when anybody has swept last, by the sweepers' own clock; null before the first sweep. */
    sweptTo: async (): Promise<number | null> =>
      (await db.select({ at: max(schedulers.sweptTo) }).from(schedulers))[0]?.at ?? null,
  };
}
