import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { Hono as Own } from '../../src/worker/hono.ts';

const KINDS = [
  ['the package', new Hono()],
  ['its stand-in', new Own()],
] as const;

/** All that src/http/app.ts asks of either. */
function lay(app: Hono | Own): (path: string, init?: RequestInit) => Promise<Response> {
  const calm = app as Hono;
  calm.use(async (c, next) => {
    await next();
    c.res.headers.set('x-around', c.res.headers.get('content-type') ?? 'none');
  });
  calm.notFound((c) => c.json({ error: 'not found' }, 404));
  calm.onError((error, c) => c.json({ error: error.message }, 500));
  calm.get('/well', (c) => c.json({ agent: c.req.header('X-Agent') ?? null }));
  calm.get('/text', (c) => c.body('a b', 201, { 'content-type': 'text/plain' }));
  calm.get('/broken', () => {
    throw new Error('broken');
  });
  calm.post('/said', async (c) => new Response(await c.req.raw.text()));
  return async (path, init) => app.fetch(new Request(`http://localhost${path}`, init));
}

describe('an app answers the same by the package and by its stand-in:', () => {
  const [theirs, own] = KINDS.map(([, app]) => lay(app));
  test.each<[string, string, RequestInit?]>([
    ['a route', '/well?x=1', { headers: { 'x-agent': 'me' } }],
    ['a text', '/text'],
    ['what broke', '/broken'],
    ['a body', '/said', { method: 'POST', body: '同路' }],
    ['nothing there', '/other'],
    ['a slash too many', '/well/'],
    ['another method', '/well', { method: 'DELETE' }],
    ['the head alone', '/text', { method: 'HEAD' }],
    ['the head of nothing', '/other', { method: 'HEAD' }],
    ['a post where one reads', '/well', { method: 'POST', body: '{}' }],
  ])('%s', async (_, path, init) => {
    const told = async (ask: typeof own) => {
      const answer = await ask?.(path, init);
      return [answer?.status, [...(answer?.headers ?? [])], await answer?.text()];
    };
    expect(await told(own)).toEqual(await told(theirs));
  });
});
