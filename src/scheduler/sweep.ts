import type { Post } from '../store/outbox.ts';
import { type Delivered, type DeliverParts, deliver } from './deliver.ts';
import { duePosts, slotsOf } from './due-posts.ts';

/** How many groups and posts one step takes on. */
const BATCH = 50;
/** Longer than a delivery's requests can take together, in seconds. */
const LEASE = 90;

export type SweepReport = {
  event: 'posted';
  post: Post;
  outcome: Delivered | 'failed';
  error?: unknown;
};
export type SweepParts = DeliverParts & { report: (report: SweepReport) => void };

/**
 * Makes rows of all slots that have come due by `now`, and delivers what can be claimed. May run
 * never, twice or late, in several processes at once: Postgres decides who posts what.
 */
export async function sweep(parts: SweepParts, now: number): Promise<void> {
  await makeDue(parts, now);
  for (;;) {
    const posts = await parts.store.outbox.claim(now, BATCH, LEASE);
    if (posts.length === 0) return;
    const outcomes = await Promise.all(posts.map((post) => attempt(parts, post, now)));
    if (outcomes.includes('unauthorised')) return;
  }
}

async function makeDue({ store, kinds }: SweepParts, now: number): Promise<void> {
  for (;;) {
    const groups = await store.outbox.dueGroups(now, BATCH);
    for (const group of groups) {
      const { rows, nextDueAt } = duePosts(slotsOf(kinds, group), group.sweptTo, now);
      await store.outbox.makeDue(group, rows, { sweptTo: now, nextDueAt });
    }
    if (groups.length < BATCH) return;
  }
}

/** One post's trouble holds up no other. */
async function attempt(parts: SweepParts, post: Post, now: number): Promise<Delivered | 'failed'> {
  try {
    const outcome = await deliver(parts, post, now);
    parts.report({ event: 'posted', post, outcome });
    return outcome;
  } catch (error) {
    parts.report({ event: 'posted', post, outcome: 'failed', error });
    return 'failed';
  }
}
