/** How long requests have to wait, in ms; `global`: all of them, not those of one route. */
export type Limit = { ms: number; global: boolean };

/** Requests that share a limit of Discord's: one at a time, so that each knows what the last was told. */
export type Bucket = {
  inTurn: <T>(request: () => Promise<T>) => Promise<T>;
  /** What holds the next request up, or null. */
  limit: () => Limit | null;
  /** Takes in an answer's headers; what a 429 asks for is given, anything else is null. */
  learn: (answer: Response) => Limit | null;
};

/** Headers are of full seconds, and clocks differ: so many ms are waited on top. */
const MARGIN = 50;
/** A 429 that says nothing else. */
const UNSAID = 1_000;

/**
 * What is known of Discord's limits, from the headers of its answers.
 * https://docs.discord.com/developers/topics/rate-limits
 */
export function createBuckets(now: () => number) {
  /** Discord's own name of the limit of a route, once it is known: routes may share one. */
  const names = new Map<string, string>();
  const buckets = new Map<string, { last: Promise<unknown>; freeAt: number }>();
  let allFreeAt = 0;

  function of(method: string, route: string): Bucket {
    const path = route.split('?')[0] ?? '';
    const general = `${method} ${path.replace(/\d{17,20}/g, ':id').replace(/(\/webhooks\/:id\/)[^/]+/, '$1:token')}`;
    const name = `${names.get(general) ?? general} ${majorOf(path)}`;
    const bucket = buckets.get(name) ?? { last: Promise.resolve(), freeAt: 0 };
    buckets.set(name, bucket);
    return {
      inTurn: (request) => {
        const mine = bucket.last.then(request);
        bucket.last = mine.catch(() => undefined);
        return mine;
      },
      limit: () => {
        if (allFreeAt > now()) return { ms: allFreeAt - now(), global: true };
        return bucket.freeAt > now() ? { ms: bucket.freeAt - now(), global: false } : null;
      },
      learn: ({ status, headers }) => {
        const hash = headers.get('x-ratelimit-bucket');
        if (hash !== null) names.set(general, hash);
        const resetAfter = millis(headers.get('x-ratelimit-reset-after'));
        if (headers.get('x-ratelimit-remaining') === '0' && resetAfter !== null) {
          bucket.freeAt = now() + resetAfter;
        }
        if (status !== 429) return null;
        // A limit below the route's is longer than the route's own.
        const ms = Math.max(millis(headers.get('retry-after')) ?? UNSAID, bucket.freeAt - now());
        const global = headers.has('x-ratelimit-global');
        if (global) allFreeAt = now() + ms;
        return { ms, global };
      },
    };
  }

  return { of };
}

/** The part of a route by which Discord counts apart: a channel, a server, a webhook with its token. */
function majorOf(path: string): string {
  const found = /^\/(?:channels|guilds)\/\d+|^\/webhooks\/\d+\/[^/]+/.exec(path);
  return found?.[0] ?? '';
}

function millis(seconds: string | null): number | null {
  const value = seconds === null ? Number.NaN : Number(seconds);
  return Number.isFinite(value) ? value * 1_000 + MARGIN : null;
}
