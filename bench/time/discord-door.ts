import { DiscordAPIError, HTTPError, RateLimitError, type RequestData } from '@discordjs/rest';
import type { Answer, Discord, Request } from './discord.ts';
import type { Weather } from './faults.ts';
import type { Loop } from './loop.ts';
import type { Process } from './process.ts';
import type { Random } from './random.ts';

/** After so long without an answer a request is given up, in ms: `createRest`'s own time-out. */
const TIME_OUT = 15_000;
/**
 * How long after it left a request that is still on its way may be accepted, in ms: mostly soon after
 * the time-out; now and then so late that only the nonce tells it from the next attempt.
 */
const LATEST = { mostly: 28_000, ever: 100_000 };

/** What becomes of a request on its way. */
type Fate =
  | { kind: 'answered'; arrives: number; returns: number }
  /** Accepted at `arrives`, or never; no answer before the time-out. */
  | { kind: 'silent'; arrives: number | null }
  | { kind: 'server-error'; status: number; accepted: boolean }
  | { kind: 'limited'; ms: number; global: boolean }
  | { kind: 'unauthorised' };

/**
 * Discord's REST API as one process reaches it, in virtual time, with the errors of
 * `@discordjs/rest`: its own retries are off, and it reads `signal.aborted` as a request leaves.
 */
export function discordDoor(parts: {
  discord: Discord;
  process: Process;
  loop: Loop;
  random: Random;
  weather: Weather;
  /** Each request as it leaves, for the oracles. */
  watch: (request: Request, fate: Fate['kind']) => void;
}) {
  const { discord, process, loop, random, weather, watch } = parts;
  const send = (method: string, route: string, data: RequestData = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const request = {
        method,
        route,
        query: data.query ?? new URLSearchParams(),
        body: data.body,
      };
      const what = `${method} ${route}`;
      const answer = (settle: () => void) => process.arrive(what, settle);
      const settle = ({ status, body }: Answer) => {
        if (status < 400) resolve(body);
        else reject(refused(method, route, status, body));
      };
      process.leave(what, () => {
        if (data.signal?.aborted === true) return reject(aborted());
        const fate = fateOf(request, data.auth !== false, random, weather);
        watch(request, fate.kind);
        switch (fate.kind) {
          case 'answered':
            loop.after(fate.arrives, () => {
              const given = accept(discord, request, random, weather);
              loop.after(fate.returns, () => answer(() => settle(given)));
            });
            return;
          case 'silent':
            if (fate.arrives !== null) {
              loop.after(fate.arrives, () => void accept(discord, request, random, weather));
            }
            loop.after(TIME_OUT, () => answer(() => reject(aborted())));
            return;
          case 'server-error':
            if (fate.accepted) {
              loop.after(50, () => void accept(discord, request, random, weather));
            }
            loop.after(random.int(60, 4_000), () =>
              answer(() => reject(new HTTPError(fate.status, 'error', method, route, {}))),
            );
            return;
          case 'limited':
            loop.after(30, () => answer(() => reject(limited(method, route, fate))));
            return;
          case 'unauthorised':
            loop.after(60, () =>
              answer(() => reject(refused(method, route, 401, { code: 0, message: '401' }))),
            );
        }
      });
    });
  return {
    get: (route: string, data?: RequestData) => send('GET', route, data),
    post: (route: string, data?: RequestData) => send('POST', route, data),
    patch: (route: string, data?: RequestData) => send('PATCH', route, data),
    put: (route: string, data?: RequestData) => send('PUT', route, data),
    delete: (route: string, data?: RequestData) => send('DELETE', route, data),
    /** Discord's own time is in the headers of every answer. */
    queueRequest: async (request: { fullRoute: string } & RequestData) => {
      const body = await send('GET', request.fullRoute, request);
      const headers = { date: new Date(loop.now()).toUTCString() };
      return new Response(JSON.stringify(body), { headers });
    },
  };
}

function fateOf(
  { method, route }: Request,
  withToken: boolean,
  random: Random,
  { strikes }: Weather,
): Fate {
  // The messages of members' answers take another way and are not limited.
  const scheduled = route.startsWith('/channels');
  if (withToken && strikes('unauthorised', 1)) return { kind: 'unauthorised' };
  if (strikes('outage', 0.97)) {
    if (random.chance(0.5)) return { kind: 'server-error', status: 503, accepted: false };
    return { kind: 'silent', arrives: random.chance(0.3) ? random.int(50, 10_000) : null };
  }
  if (scheduled && strikes('global-limit', 0.02)) {
    return { kind: 'limited', ms: random.int(2_000, 60_000), global: true };
  }
  if (scheduled && method !== 'GET' && strikes('channel-limit', 0.15)) {
    return { kind: 'limited', ms: random.int(2_000, 60_000), global: false };
  }
  if (strikes('server-error', 0.15)) {
    const status = random.pick([500, 502, 503, 504]);
    return { kind: 'server-error', status, accepted: random.chance(0.5) };
  }
  if (strikes('timeout-accepted', 0.15)) return { kind: 'silent', arrives: random.int(20, 14_000) };
  if (strikes('timeout-lost', 0.1)) return { kind: 'silent', arrives: null };
  if (strikes('late-arrival', 0.12)) {
    const latest = random.chance(0.3) ? LATEST.ever : LATEST.mostly;
    return { kind: 'silent', arrives: random.int(TIME_OUT, latest) };
  }
  return { kind: 'answered', arrives: random.int(20, 150), returns: random.int(20, 150) };
}

function accept(discord: Discord, request: Request, random: Random, weather: Weather): Answer {
  const answer = discord.accept(request);
  const [, root, channelId = '', part] = request.route.split('/');
  const sent = request.method === 'POST' && root === 'channels' && part === 'messages';
  if (sent && request.route.endsWith('/messages') && weather.strikes('busy-channel', 0.5)) {
    discord.chatter(channelId, random.int(40, 260));
  }
  return answer;
}

/** As a request that was given up ends in `fetch`. */
function aborted(): Error {
  return new DOMException('This operation was aborted', 'AbortError');
}

function refused(method: string, route: string, status: number, body: unknown): Error {
  const raw = { code: 0, message: 'refused', ...(typeof body === 'object' ? body : {}) };
  return new DiscordAPIError(raw, raw.code, status, method, route, {});
}

function limited(method: string, url: string, { ms, global }: { ms: number; global: boolean }) {
  return new RateLimitError({
    timeToReset: ms,
    retryAfter: ms,
    sublimitTimeout: 0,
    limit: 5,
    method,
    hash: 'hash',
    url,
    route: url,
    majorParameter: '0',
    global,
    scope: global ? 'global' : 'shared',
  });
}
