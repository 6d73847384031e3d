import { and, inArray } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { isPost } from './outbox/is-post.ts';
import type { PostKey } from './outbox/outbox.ts';
import { posts } from './tables/schema.ts';

/** The reason of a post that an organiser asked for, until it is sent. */
const BY_HAND = 'by-hand';

/** What organisers do to posts by hand. */
export function byHandStore(db: Database) {
  return {
    /** A copy of a post, due at once. Its subject makes it one, however often it is asked for. */
    copy: async (key: PostKey, at: number): Promise<void> => {
      await db
        .insert(posts)
        .values({ ...key, dueAt: at, state: 'due' })
        .onConflictDoNothing();
    },

    /** Has a post tried again that was refused for good, or came up too late; false for any other. */
    retry: async (key: PostKey): Promise<boolean> => {
      const rows = await db
        .update(posts)
        // That it was asked for by hand keeps it from being too late again.
        .set({ state: 'due', reason: BY_HAND, leaseUntil: null })
        .where(and(isPost(key), inArray(posts.state, ['blocked', 'missed'])))
        .returning({ fence: posts.fence });
      return rows.length > 0;
    },
  };
}
