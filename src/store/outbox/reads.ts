import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { posts } from '../tables/schema.ts';
import { isPost } from './is-post.ts';
import { isOfGroup, type Post, type PostKey } from './post.ts';

export type PostStats = {
  state: Post['state'];
  kind: Post['kind'];
  posts: number;
  oldestDueAt: number | null;
};

/** What can be asked of the outbox without changing it. */
export function postReads(db: Database) {
  return {
    find: async (key: PostKey): Promise<Post | undefined> =>
      (await db.select().from(posts).where(isPost(key)))[0],

    /** The blocked posts of a server, with the reasons, the longest blocked first. */
    blocked: async (guildId: string) => {
      const rows = await db
        .select({
          groupId: posts.groupId,
          kind: posts.kind,
          number: posts.number,
          reason: posts.reason,
        })
        .from(posts)
        .where(and(eq(posts.guildId, guildId), eq(posts.state, 'blocked')))
        .orderBy(asc(posts.dueAt), asc(posts.kind), asc(posts.number));
      return rows.filter(isOfGroup);
    },

    /** How many posts there are by state and kind, of all servers; those sent are left out. */
    stats: async (): Promise<PostStats[]> =>
      db
        .select({
          state: posts.state,
          kind: posts.kind,
          posts: sql<number>`count(*)::int`,
          oldestDueAt: sql`min(${posts.dueAt})`.mapWith(posts.dueAt),
        })
        .from(posts)
        .where(inArray(posts.state, ['due', 'sending', 'blocked', 'missed', 'skipped']))
        .groupBy(posts.state, posts.kind),
  };
}
