import { Hono } from 'hono';
import type { Dispatch } from '../discord/dispatch.ts';
import { Interaction } from '../discord/interaction.ts';
import type { File } from '../discord/message.ts';
import type { Verify } from '../discord/verify.ts';
import { readBody } from './read-body.ts';

/** In bytes. Discord's largest interaction is far smaller. */
const LARGEST_BODY = 262_144;

export type HttpParts = {
  /** Null where interactions come through the gateway alone. */
  verify: Verify | null;
  dispatch: Dispatch;
  now: () => number;
  /** Keeps work going after the answer is out; `waitUntil` on Workers. */
  background: (work: Promise<void>) => void;
  /** What keeps the database from being used; null when nothing does. Answers within seconds. */
  databaseTrouble: () => Promise<string | null>;
  /** What `GET /metrics` answers; left out where nobody measures. */
  metrics?: MetricsPage;
  /** Told of a request that broke something here. */
  report?: (event: { event: string; error: unknown }) => void;
};

export type MetricsPage = {
  /** Whether a request with this `Authorization` may see them. */
  allows: (authorization: string) => boolean;
  contentType: string;
  scrape: () => Promise<string>;
};

/** No answer is a page: none may be kept, guessed to be another type, shown in a frame, or run anything. */
const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/** The HTTP side: Discord's interactions, and whether the program is well. */
export function createApp(parts: HttpParts): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
  });
  app.notFound((c) => c.json({ error: 'not found' }, 404));
  app.onError((error, c) => {
    parts.report?.({ event: 'request-failed', error });
    return c.json({ error: 'failed' }, 500);
  });
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const why = await parts.databaseTrouble();
    return why === null
      ? c.json({ status: 'ready' })
      : c.json({ status: 'database unavailable', why }, 503);
  });

  const { metrics } = parts;
  if (metrics !== undefined) {
    app.get('/metrics', async (c) => {
      if (!metrics.allows(c.req.header('authorization') ?? '')) {
        return c.json({ error: 'METRICS_TOKEN is asked for' }, 401);
      }
      return c.body(await metrics.scrape(), 200, { 'content-type': metrics.contentType });
    });
  }

  app.post('/interactions', async (c) => {
    const { verify } = parts;
    if (verify === null)
      return c.json(
        { error: 'no interactions here: see DISCORD_PUBLIC_KEY and ROADMATE_ROLES' },
        404,
      );
    const body = await readBody(c.req.raw, LARGEST_BODY);
    if (body === 'too large') return c.json({ error: 'too large' }, 413);
    // Who sent it is gone already; nothing of ours is wrong.
    if (body === 'broken off') return c.json({ error: 'broken off' }, 400);
    const signature = c.req.header('x-signature-ed25519') ?? '';
    const timestamp = c.req.header('x-signature-timestamp') ?? '';
    if (!(await verify(body.text, signature, timestamp, parts.now()))) {
      return c.json({ error: 'invalid request signature' }, 401);
    }
    const interaction = parse(body.text);
    if (interaction === null) return c.json({ error: 'not an interaction' }, 400);
    const { response, files, after } = await parts.dispatch(interaction);
    if (after !== undefined) parts.background(after());
    return files === undefined ? c.json(response) : new Response(formOf(response, files));
  });
  return app;
}

function parse(body: string) {
  try {
    return Interaction.parse(JSON.parse(body));
  } catch {
    return null;
  }
}

/** https://discord.com/developers/docs/reference#uploading-files */
function formOf(response: object, files: readonly File[]): FormData {
  const form = new FormData();
  form.set('payload_json', JSON.stringify(response));
  for (const [index, { name, data, type }] of files.entries()) {
    form.set(`files[${index}]`, new Blob([data], { type }), name);
  }
  return form;
}
