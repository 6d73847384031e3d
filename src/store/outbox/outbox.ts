import type { Database } from '../database/database.ts';
import { postClaims } from './claims.ts';
import { postReads } from './reads.ts';
import { postSlots } from './slots.ts';

export type { ClaimedPost, NewPost, Post, PostKey } from './post.ts';

/** Scheduled posts: made when due, claimed under a lease, recorded when sent. */
export function outboxStore(db: Database) {
  return { ...postSlots(db), ...postClaims(db), ...postReads(db) };
}
