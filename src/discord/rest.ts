import {
  DiscordAPIError,
  HTTPError,
  type InternalRequest,
  RateLimitError,
  REST,
  type ResponseLike,
} from '@discordjs/rest';

/** Waits longer than this, in milliseconds, are the caller's to plan around. */
const PATIENCE = 1_500;

/** What the product asks of @discordjs/rest; a stand-in in other time can take its place. */
export type Rest = Pick<REST, 'get' | 'post' | 'patch' | 'put' | 'delete'> & {
  queueRequest: (request: InternalRequest) => Promise<Pick<ResponseLike, 'headers'>>;
};

/** How long a request may go without an answer, in milliseconds. */
const TIME_OUT = 15_000;

/**
 * Discord's REST API. Its own retries are off: a POST that timed out may have been accepted, so
 * whoever sent it decides what to do next.
 */
export function createRest(token: string, apiBase: string): Rest {
  const rest = new REST({
    api: apiBase,
    version: '10',
    retries: 0,
    timeout: TIME_OUT,
    // The scheduler keeps to the global limit for all processes together; answers don't count to it.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    // A 429 without the bucket's headers, as for a limit below the route's, tells only its retry.
    rejectOnRateLimit: ({ global, timeToReset, retryAfter, sublimitTimeout }) =>
      global || Math.max(timeToReset, retryAfter, sublimitTimeout) > PATIENCE,
  });
  // The library forgets a token that met a 401; whether to ask again is decided by the scheduler.
  const known = () => rest.setToken(token);
  return {
    get: (...request) => known().get(...request),
    post: (...request) => known().post(...request),
    patch: (...request) => known().patch(...request),
    put: (...request) => known().put(...request),
    delete: (...request) => known().delete(...request),
    queueRequest: (request) => known().queueRequest(request),
  };
}

/** What came of a request to Discord. */
export type Outcome<T> =
  | { kind: 'done'; value: T }
  /** Refused for good; `code` is Discord's own. */
  | { kind: 'refused'; status: number; code: number }
  | { kind: 'unauthorised' }
  /** `global`: the limit of all requests together is spent, not that of one route. */
  | { kind: 'limited'; retryAfterMs: number; global: boolean }
  /** No answer, or a 5xx: it may have happened, or not. */
  | { kind: 'unknown'; why: string };

/** Runs a request; whatever Discord or the network does comes back as a value. */
export async function outcomeOf<T>(request: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await request() };
  } catch (error) {
    if (error instanceof RateLimitError) {
      return { kind: 'limited', retryAfterMs: error.retryAfter, global: error.global };
    }
    if (error instanceof DiscordAPIError) {
      if (error.status === 401) return { kind: 'unauthorised' };
      const code = Number(error.code);
      // Without a code of Discord's it came from something in between, and says nothing for good.
      if (Number.isNaN(code)) return { kind: 'unknown', why: `HTTP ${error.status}` };
      return { kind: 'refused', status: error.status, code };
    }
    if (error instanceof HTTPError) return { kind: 'unknown', why: `HTTP ${error.status}` };
    return { kind: 'unknown', why: error instanceof Error ? error.name : 'error' };
  }
}
