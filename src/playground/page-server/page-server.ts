import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import type { Discord } from '../discord.ts';
import type { RestEnv } from '../rest/context.ts';
import { isRefusal } from '../rules/refusals.ts';
import { sendMessage } from '../state/send.ts';
import type { PageClock, Persona } from './api.ts';
import { ClockBody, InteractBody, LanguageBody, SayBody } from './bodies.ts';
import { guardPage } from './guard.ts';
import { interact } from './interact.ts';
import { createPageStreams } from './stream.ts';
import { listPersonas } from './views.ts';

/** The product behind the page: its clock and schedule. */
export type PageHost = {
  /** Unix milliseconds. */
  now(): number;
  nextPostAt(): Promise<number | null>;
  /** Turns the clock on and resolves when everything that came due has been posted. */
  advance(to: 'next' | 'day' | 'week'): Promise<void>;
};

export type PageOptions = {
  host: PageHost;
  /** The built page by path, `/` included. */
  assets: ReadonlyMap<string, { type: string; body: Uint8Array | string }>;
  /** Sent with every file of the page. */
  headers?: Record<string, string>;
  /** Host names besides loopback by which the page may be opened. */
  allowedHosts?: string[];
};

/** Serves the page and its side of `page-api.ts`. */
export function addPageRoutes(
  root: Hono<RestEnv>,
  discord: Discord,
  { host, assets, headers = {}, allowedHosts }: PageOptions,
): { close(): void } {
  const readClock = async (): Promise<PageClock> => ({
    now: host.now(),
    nextPostAt: await host.nextPostAt(),
  });
  const streams = createPageStreams(discord, readClock);
  const app = new Hono<RestEnv>();
  app.use(guardPage(allowedHosts));
  app.get('/playground/events', async (c) => {
    const persona = findPersona(discord, c.req.query('persona'));
    return persona === undefined ? unknownPersona(c) : streams.open(persona);
  });
  app.post('/playground/interact', async (c) => {
    const body = await read(c, InteractBody);
    if (body instanceof Response) return body;
    if (findPersona(discord, body.persona) === undefined) return unknownPersona(c);
    const answer = await interact(discord, body);
    void streams.tellClock().catch(() => undefined);
    return c.json(answer);
  });
  app.post('/playground/say', async (c) => {
    const body = await read(c, SayBody);
    if (body instanceof Response) return body;
    if (findPersona(discord, body.persona) === undefined) return unknownPersona(c);
    const input = { json: { content: body.content }, files: [] };
    const sent = sendMessage(discord, body.channelId, body.persona, input);
    if (isRefusal(sent)) return c.json({ error: 'refused', message: sent.message }, sent.status);
    return c.body(null, 204);
  });
  app.post('/playground/clock', async (c) => {
    const body = await read(c, ClockBody);
    if (body instanceof Response) return body;
    await host.advance(body.advance);
    await streams.tellClock();
    return c.json(await readClock());
  });
  app.post('/playground/language', async (c) => {
    const body = await read(c, LanguageBody);
    if (body instanceof Response) return body;
    const locale = body.language === 'en' ? 'en-US' : body.language;
    for (const { id } of Object.values(discord.state.guilds)) discord.setGuildLocale(id, locale);
    for (const { id } of listPersonas(discord)) discord.setLocale(id, locale);
    return c.body(null, 204);
  });
  for (const [path, { type, body }] of assets) {
    const bytes = typeof body === 'string' ? body : new Uint8Array(body);
    app.get(path, (c) => c.body(bytes, 200, { ...headers, 'content-type': type }));
  }
  root.route('/', app);
  return { close: () => streams.close() };
}

/** Without an id, the first. */
function findPersona(discord: Discord, id: string | undefined): Persona | undefined {
  const personas = listPersonas(discord);
  return id === undefined ? personas[0] : personas.find((persona) => persona.id === id);
}

function unknownPersona(c: Context): Response {
  return c.json({ error: 'unknown-persona', message: 'There is no such persona.' }, 404);
}

/** The body, or the answer that says what is wrong with it. */
async function read<Value>(c: Context, schema: z.ZodType<Value>): Promise<Value | Response> {
  if (!(c.req.header('content-type') ?? '').startsWith('application/json'))
    return c.json({ error: 'not-json', message: 'The body must be application/json.' }, 415);
  const json = await c.req.json().catch(() => undefined);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    message,
  }));
  return c.json({ error: 'bad-request', message: 'The body is not valid.', issues }, 400);
}
