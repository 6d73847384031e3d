import type { RequestData, RouteLike } from '@discordjs/rest';
import { PATIENCE, TIME_OUT } from './patience.ts';
import type { Rest } from './rest.ts';
import { createBuckets, type Limit } from './rest-buckets.ts';

/** What a runtime has to give. */
type Ground = {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds. */
  now: () => number;
  wait: (ms: number) => Promise<void>;
};

/** Discord wants a name of this form. https://docs.discord.com/developers/reference#user-agent */
const USER_AGENT = 'DiscordBot (https://discord.com/developers, 10)';

/**
 * Discord's REST API as `rest.ts` gives it, on nothing but `fetch`: a Worker makes it anew for each
 * event, and `@discordjs/rest` would be a tenth of all that is uploaded. One request at a time for
 * each limit, no retry but after a short rate limit, errors that `outcomeOf` can read.
 */
export function createWebRest(token: string, apiBase: string, ground: Ground): Rest {
  const buckets = createBuckets(ground.now);

  async function send(method: string, route: RouteLike, data: RequestData): Promise<Response> {
    if (isCallback(route)) return refuse(await leave(method, route, data));
    const bucket = buckets.of(method, route);
    return bucket.inTurn(async () => {
      await outwait(bucket.limit());
      const first = await leave(method, route, data);
      const limit = bucket.learn(first);
      if (limit === null) return refuse(first);
      await outwait(limit);
      const second = await leave(method, route, data);
      const still = bucket.learn(second);
      if (still !== null) throw limited(still);
      return refuse(second);
    });
  }

  async function outwait(limit: Limit | null): Promise<void> {
    if (limit === null) return;
    if (limit.global || limit.ms > PATIENCE) throw limited(limit);
    await ground.wait(limit.ms);
  }

  async function leave(method: string, route: RouteLike, data: RequestData): Promise<Response> {
    const query = data.query?.toString() ?? '';
    const url = `${apiBase}/v10${route}${query === '' ? '' : `?${query}`}`;
    const headers = new Headers({ 'user-agent': USER_AGENT });
    if (data.auth !== false) headers.set('authorization', `Bot ${token}`);
    const body = bodyOf(data, headers);
    // Read as late as can be: see leaveUnless.
    if (data.signal?.aborted === true) throw new DOMException('It came too late', 'AbortError');
    return ground.fetch(url, { method, headers, body, signal: AbortSignal.timeout(TIME_OUT) });
  }

  const ask =
    (method: string): Rest['get'] =>
    async (route, data = {}) => {
      const response = await send(method, route, data);
      const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
      return isJson ? response.json() : response.arrayBuffer();
    };
  return {
    get: ask('GET'),
    post: ask('POST'),
    patch: ask('PATCH'),
    put: ask('PUT'),
    delete: ask('DELETE'),
    queueRequest: (request) => send('GET', request.fullRoute, request),
  };
}

/** Answers to interactions have no limit. */
function isCallback(route: string): boolean {
  return route.startsWith('/interactions/') && route.endsWith('/callback');
}

/** With files a form, else JSON; the headers learn of the latter. */
function bodyOf({ body, files = [] }: RequestData, headers: Headers): FormData | string | null {
  const json = body == null ? null : JSON.stringify(body);
  if (files.length === 0) {
    if (json !== null) headers.set('content-type', 'application/json');
    return json;
  }
  const form = new FormData();
  for (const [place, { name, data, contentType: type = '' }] of files.entries()) {
    const bytes = data instanceof Uint8Array ? new Uint8Array(data) : String(data);
    form.append(`files[${place}]`, new Blob([bytes], { type }), name);
  }
  if (json !== null) form.append('payload_json', json);
  return form;
}

/** Throws what `outcomeOf` reads as a refusal; a 5xx has no code, for it refuses nothing for good. */
async function refuse(response: Response): Promise<Response> {
  const { status } = response;
  if (status < 400) return response;
  const text = await response.text();
  throw Object.assign(new Error(`Discord answered HTTP ${status}`), {
    status,
    ...(status < 500 && { code: codeIn(text) }),
  });
}

/** Discord's own code, or NaN where something else has answered. */
function codeIn(text: string): number {
  try {
    const told: unknown = JSON.parse(text);
    return typeof told === 'object' && told !== null && 'code' in told ? Number(told.code) : NaN;
  } catch {
    return Number.NaN;
  }
}

function limited({ ms, global }: Limit): Error {
  return Object.assign(new Error('Discord limits requests'), { retryAfter: ms, global });
}
