import type { MiddlewareHandler } from 'hono';
import type { RestEnv } from './context.ts';

/** So many requests within so many milliseconds of real time. */
export type Allowance = { requests: number; ms: number };

export type RateLimits = {
  /** All requests of the bot, within any such time. */
  global: Allowance;
  /** One route of one channel, counted from its first request on. */
  channel: Allowance;
};

/**
 * https://docs.discord.com/developers/topics/rate-limits#global-rate-limit documents the first; the
 * second is what Discord's headers tell of messages, and is promised nowhere.
 */
export const DISCORD_RATE_LIMITS: RateLimits = {
  global: { requests: 50, ms: 1_000 },
  channel: { requests: 5, ms: 5_000 },
};

type Verdict = {
  headers: Record<string, string>;
  refusal: { global: boolean; after: number } | null;
};

/**
 * Refuses what comes too fast with Discord's 429, and tells on every answer what is left. Refused
 * requests use nothing up. The routes of interactions have no part in it: they come without a token.
 */
export function limitRates(limits: RateLimits): MiddlewareHandler<RestEnv> {
  const judge = createJudge(limits, () => performance.now());
  return async (c, next) => {
    const { headers, refusal } = judge(c.req.method, c.req.path);
    if (refusal === null) await next();
    else {
      const { global, after } = refusal;
      const body = { message: 'You are being rate limited.', retry_after: after, global };
      c.res = Response.json(body, { status: 429 });
    }
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  };
}

/** Counts requests; `elapsed` in milliseconds. */
function createJudge({ global, channel }: RateLimits, elapsed: () => number) {
  const recent: number[] = [];
  const buckets = new Map<string, { used: number; until: number }>();
  return (method: string, path: string): Verdict => {
    const now = elapsed();
    while ((recent[0] ?? now) <= now - global.ms) recent.shift();
    if (recent.length >= global.requests) {
      const after = ((recent[0] ?? now) + global.ms - now) / 1_000;
      const headers = { ...retry(after, 'global'), 'x-ratelimit-global': 'true' };
      return { headers, refusal: { global: true, after } };
    }
    const route = routeOf(method, path);
    if (route === null) {
      recent.push(now);
      return { headers: {}, refusal: null };
    }
    const known = buckets.get(route.key);
    const bucket = known && known.until > now ? known : { used: 0, until: now + channel.ms };
    buckets.set(route.key, bucket);
    const after = (bucket.until - now) / 1_000;
    const refused = bucket.used >= channel.requests;
    if (!refused) {
      bucket.used += 1;
      recent.push(now);
    }
    const headers = {
      'x-ratelimit-limit': String(channel.requests),
      'x-ratelimit-remaining': String(channel.requests - bucket.used),
      'x-ratelimit-reset': (Date.now() / 1_000 + after).toFixed(3),
      'x-ratelimit-reset-after': after.toFixed(3),
      'x-ratelimit-bucket': route.bucket,
      ...(refused ? retry(after, 'user') : {}),
    };
    return { headers, refusal: refused ? { global: false, after } : null };
  };
}

function retry(after: number, scope: 'global' | 'user') {
  return { 'retry-after': String(Math.ceil(after)), 'x-ratelimit-scope': scope };
}

/** The bucket of a channel's route, and its key for this one channel; null for other routes. */
function routeOf(method: string, path: string): { bucket: string; key: string } | null {
  const [, channel, rest = ''] = /\/channels\/(\d+)(\/.*)?$/.exec(path) ?? [];
  if (channel === undefined) return null;
  const words = rest.split('/').map((part) => (/^\d+$/.test(part) ? 'id' : part));
  const bucket = `${method.toLowerCase()}-channel${words.join('-')}`;
  return { bucket, key: `${bucket} ${channel}` };
}
