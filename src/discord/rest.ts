import { DiscordAPIError, HTTPError, REST, RateLimitError } from '@discordjs/rest';

/** Waits longer than this, in milliseconds, are the caller's to plan around. */
const PATIENCE = 1_500;

/**
 * Discord's REST API. Its own retries are off: a POST that timed out may have been accepted, so
 * whoever sent it decides what to do next.
 */
export function createRest(token: string, apiBase: string): REST {
  return new REST({
    api: apiBase,
    version: '10',
    retries: 0,
    timeout: 15_000,
    // A 429 without the bucket's headers, as for a limit below the route's, tells only its retry.
    rejectOnRateLimit: ({ timeToReset, retryAfter, sublimitTimeout }) =>
      Math.max(timeToReset, retryAfter, sublimitTimeout) > PATIENCE,
  }).setToken(token);
}

/** What came of a request to Discord. */
export type Outcome<T> =
  | { kind: 'done'; value: T }
  /** Refused for good; `code` is Discord's own. */
  | { kind: 'refused'; status: number; code: number }
  | { kind: 'unauthorised' }
  | { kind: 'limited'; retryAfterMs: number }
  /** No answer, or a 5xx: it may have happened, or not. */
  | { kind: 'unknown'; why: string };

/** Runs a request; whatever Discord or the network does comes back as a value. */
export async function outcomeOf<T>(request: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await request() };
  } catch (error) {
    if (error instanceof RateLimitError) {
      return { kind: 'limited', retryAfterMs: error.retryAfter };
    }
    if (error instanceof DiscordAPIError) {
      if (error.status === 401) return { kind: 'unauthorised' };
      return { kind: 'refused', status: error.status, code: Number(error.code) };
    }
    if (error instanceof HTTPError) return { kind: 'unknown', why: `HTTP ${error.status}` };
    return { kind: 'unknown', why: error instanceof Error ? error.name : 'error' };
  }
}
