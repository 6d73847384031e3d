import type { Setback } from '../discord/door.ts';
import type { Post } from '../store/outbox/outbox.ts';
import type { DeliverParts } from './deliver-parts.ts';
import type { Delivered } from './report.ts';

/** Seconds until the next attempt when nobody knows what became of the last: past its time-out. */
const QUIET = [20, 30, 60, 120, 300];
/** Nobody sends for so many seconds after Discord refused the token. */
const UNAUTHORISED = 300;
/** So many failures of our own in a row, and a post is given up. */
const FAILURES = 10;

type Parts = Pick<DeliverParts, 'store' | 'report'>;

/** What follows from a request that was not done. */
export async function setback(
  { store, report }: Parts,
  post: Post,
  outcome: Setback,
  now: number,
): Promise<Delivered> {
  switch (outcome.kind) {
    case 'refused':
      return (await store.outbox.block(post, `Discord ${outcome.code}`, now)) ? 'blocked' : 'lost';
    case 'unauthorised':
      if (await store.halts.begin('unauthorised', UNAUTHORISED)) {
        report({ event: 'halted', reason: 'unauthorised' });
      }
      await store.outbox.putBack(post, reasonNow(post, 'unauthorised'), 0);
      return 'unauthorised';
    case 'limited': {
      const seconds = Math.max(1, Math.ceil(outcome.retryAfterMs / 1000));
      if (outcome.global && (await store.halts.begin('global-limit', seconds))) {
        report({ event: 'halted', reason: 'global-limit' });
      }
      await store.outbox.putBack(post, reasonNow(post, 'rate-limited'), seconds);
      return 'postponed';
    }
    case 'unknown':
      await store.outbox.postpone(post, reasonNow(post, outcome.why), quiet(post.attempts));
      return 'postponed';
    case 'stale':
      // It did not leave. Where somebody else has the post by now, this changes nothing.
      await store.outbox.putBack(post, post.reason, 0);
      return 'stale';
  }
}

/** An error of our own: tried again later, and given up when it stays. */
export async function fail(
  { store }: Parts,
  post: Post,
  now: number,
): Promise<'failed' | 'blocked'> {
  const failures = 1 + Number(/failed (\d+)$/.exec(post.reason ?? '')?.[1] ?? 0);
  if (failures >= FAILURES) {
    return (await store.outbox.block(post, 'failed', now)) ? 'blocked' : 'failed';
  }
  await store.outbox.postpone(post, reasonNow(post, `failed ${failures}`), quiet(failures));
  return 'failed';
}

function quiet(attempts: number): number {
  return QUIET[Math.min(Math.max(attempts, 1), QUIET.length) - 1] ?? 300;
}

/** That an organiser asked for a post is remembered until it is sent. */
function reasonNow({ reason }: Post, now: string): string {
  return reason?.startsWith('by-hand') === true ? `by-hand, ${now}` : now;
}
