import { Hono } from 'hono';
import type { Dispatch } from '../discord/dispatch.ts';
import { Interaction } from '../discord/interaction.ts';
import { FILE_TYPE, type TextFile } from '../discord/message.ts';
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
  /** Whether the database answers. */
  isReady: () => Promise<boolean>;
};

/** The HTTP side: Discord's interactions, and whether the program is well. */
export function createApp(parts: HttpParts): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) =>
    (await parts.isReady())
      ? c.json({ status: 'ready' })
      : c.json({ status: 'database unavailable' }, 503),
  );

  app.post('/interactions', async (c) => {
    const { verify } = parts;
    if (verify === null) return c.json({ error: 'DISCORD_PUBLIC_KEY is not set' }, 404);
    const body = await readBody(c.req.raw, LARGEST_BODY);
    if (body === null) return c.json({ error: 'too large' }, 413);
    const signature = c.req.header('x-signature-ed25519') ?? '';
    const timestamp = c.req.header('x-signature-timestamp') ?? '';
    if (!(await verify(body, signature, timestamp, parts.now()))) {
      return c.json({ error: 'invalid request signature' }, 401);
    }
    const interaction = parse(body);
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
function formOf(response: object, files: readonly TextFile[]): FormData {
  const form = new FormData();
  form.set('payload_json', JSON.stringify(response));
  for (const [index, { name, text }] of files.entries()) {
    form.set(`files[${index}]`, new Blob([text], { type: FILE_TYPE }), name);
  }
  return form;
}
