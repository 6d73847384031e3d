import type { SessionState } from './session.ts';

/** All in milliseconds. */
export type GatewayLimits = {
  /** Between two looks. */
  check: number;
  /** Without a word from Discord. Heartbeats are answered every 41 s, so this is several missed. */
  silence: number;
  /** Without being ready, though words do come: a RESUME, for one, may never be answered. */
  stuck: number;
  /** Before each login after a failed one; the last counts on. Discord allows 1,000 logins a day. */
  backOff: readonly number[];
  /** Before another login once Discord refused the token: it may have been Discord's own trouble. */
  refused: number;
};

export const GATEWAY_LIMITS: GatewayLimits = {
  check: 15_000,
  silence: 180_000,
  stuck: 300_000,
  backOff: [0, 5_000, 30_000, 60_000, 300_000],
  refused: 600_000,
};

/** What was seen of a session, on a clock that only goes on. */
export type Seen = { state: SessionState; heardAt: number; readyAt: number; checkedAt: number };

export type Verdict = 'well' | 'waiting' | 'silent' | 'stuck' | 'failed' | 'refused';

/** What a look at the session tells. A look that comes far too late tells of this process, not of Discord. */
export function judge(seen: Seen, now: number, limits: GatewayLimits): Verdict {
  if (seen.state === 'refused' || seen.state === 'failed') return seen.state;
  if (now - seen.checkedAt > limits.check + limits.silence) return 'waiting';
  if (now - seen.heardAt > limits.silence) return 'silent';
  if (seen.state === 'ready') return 'well';
  return now - seen.readyAt > limits.stuck ? 'stuck' : 'waiting';
}
