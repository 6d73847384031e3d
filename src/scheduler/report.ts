import type { Post } from '../store/outbox/outbox.ts';

/** What became of a post that was taken on. */
export type Delivered =
  | 'sent'
  | 'skipped'
  | 'blocked'
  | 'missed'
  | 'postponed'
  /** Its time is another by now. */
  | 'moved'
  | 'unauthorised'
  /** It was held for too long to send, or the process is about to end: somebody else will. */
  | 'stale'
  /** Somebody else has taken it over. */
  | 'lost';

/** What became of one attempt at a post. */
export type PostReport = {
  event: 'posted';
  post: Post;
  outcome: Delivered | 'failed';
  /** How long after its time, in milliseconds. */
  lagMs: number;
  error?: unknown;
};

export type SweepReport =
  | PostReport
  /** Nobody sends anything for now. Told once, not while it goes on. */
  | { event: 'halted'; reason: 'unauthorised' | 'global-limit' }
  /** This clock is so far ahead of Discord's (behind, when negative): nothing is swept. */
  | { event: 'clock-wrong'; aheadMs: number }
  /** Discord did not say what time it is, and the clock may be wrong: the next sweep asks again. */
  | { event: 'clock-unknown' }
  /** The slots of one group could not be made rows; they are tried again in an hour. */
  | { event: 'group-failed'; guildId: string; groupId: number; error: unknown };

/** A post that appears so long after its time, in milliseconds, is late and says so. */
export const LATE = 15 * 60_000;

/** What a sweep did: rows made, and what became of the posts that it took on. */
export type SweepSummary = Record<
  'made' | 'sent' | 'late' | 'blocked' | 'missed' | 'skipped' | 'postponed',
  number
>;

export function emptySummary(): SweepSummary {
  return { made: 0, sent: 0, late: 0, blocked: 0, missed: 0, skipped: 0, postponed: 0 };
}
