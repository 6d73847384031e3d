import { and, eq } from 'drizzle-orm';
import { posts } from '../tables/schema.ts';
import type { PostKey } from './post.ts';

/** The one row of a slot. */
export function isPost(key: PostKey) {
  return and(
    eq(posts.guildId, key.guildId),
    eq(posts.groupId, key.groupId),
    eq(posts.kind, key.kind),
    eq(posts.number, key.number),
    eq(posts.subject, key.subject),
  );
}
