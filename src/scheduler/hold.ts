import type { Post } from '../store/outbox/outbox.ts';
import type { Store } from '../store/store.ts';

/** How long a claimed post is one's own, in seconds: longer than its requests take together. */
export const LEASE = 90;
/** In milliseconds; from then on nothing leaves, so that an answer is there before the lease ends. */
const LEAVE_WITHIN = (LEASE * 1_000 * 2) / 3;

/**
 * A claimed post, and until when a request of it may leave, by `elapsed`. Every step that is recorded
 * renews it; false when somebody else has taken the post over.
 */
export type Hold = {
  until: () => number;
  renew: () => Promise<boolean>;
  recordMessage: (channelId: string, messageId: string) => Promise<boolean>;
  recordThread: (threadId: string) => Promise<boolean>;
};

/** `since`: what `elapsed` said before the claim. */
export function holdOf({ outbox }: Store, elapsed: () => number, post: Post, since: number): Hold {
  const state = { since };
  const renewed = async (write: () => Promise<boolean>): Promise<boolean> => {
    // Read before the statement: the lease can only last longer than is thought here.
    const before = elapsed();
    const held = await write();
    if (held) state.since = before;
    return held;
  };
  return {
    until: () => state.since + LEAVE_WITHIN,
    renew: () => renewed(() => outbox.renew(post, LEASE)),
    recordMessage: (channelId, messageId) =>
      renewed(() => outbox.recordMessage(post, channelId, messageId, LEASE)),
    recordThread: (threadId) => renewed(() => outbox.recordThread(post, threadId, LEASE)),
  };
}
