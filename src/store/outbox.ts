import type { Database } from './database.ts';
import { postClaims } from './post-claims.ts';
import { postReads } from './post-reads.ts';
import { postSlots } from './post-slots.ts';

export type { ClaimedPost, NewPost, Post, PostKey } from './post.ts';

/** Scheduled posts: made when due, claimed under a lease, recorded when sent. */
export function outboxStore(db: Database) {
  return { ...postSlots(db), ...postClaims(db), ...postReads(db) };
}
