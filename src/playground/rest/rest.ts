import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { getPath } from 'hono/utils/url';
import { REFUSALS } from '../rules/refusals.ts';
import { addApplicationRoutes } from './application.ts';
import { addChannelRoutes } from './channels.ts';
import { addCommandRoutes } from './commands.ts';
import { type RestContext, type RestEnv, type RestParts, refuse } from './context.ts';
import type { Fault, Faults } from './faults.ts';
import { addGuildRoutes } from './guilds.ts';
import { addInteractionRoutes } from './interactions.ts';
import { addMessageRoutes } from './messages.ts';
import { limitRates, type RateLimits } from './rate-limits.ts';
import type { RequestLog } from './request-log.ts';
import { addThreadRoutes } from './threads.ts';

const BASE = '/api/v10';

/** Discord's REST API, version 10, over the state. Everything is logged; faults come before all else. */
export function createRest(
  parts: RestParts,
  faults: Faults,
  log: RequestLog,
  limits: RateLimits | null,
): Hono<RestEnv> {
  const root = new Hono<RestEnv>({ getPath: readPath });
  root.use(`${BASE}/*`, async (c, next) => {
    const path = c.req.path.slice(BASE.length);
    const fault = faults.pick({ method: c.req.method, path });
    const answered = await applyFault(c, fault, next);
    // Discord's clock, by which the product checks its own.
    c.res.headers.set('date', new Date(parts.core.now()).toUTCString());
    const response = await readResponse(c.res);
    const query = new URL(c.req.url).search.slice(1);
    const json = c.get('json') ?? null;
    log.add({
      method: c.req.method,
      path,
      ...(query === '' ? {} : { query }),
      body: json,
      status: answered ? c.res.status : 0,
      response,
    });
    if (!answered) cut(c);
  });
  const app = new Hono<RestEnv>();
  addInteractionRoutes(app, parts);
  // The only route of the others that asks for no token.
  app.get('/gateway', (c) => c.json({ url: parts.gatewayUrl() }));
  app.use(async (c, next) => {
    if (c.req.header('authorization') !== `Bot ${parts.token}`) refuse(REFUSALS.unauthorized);
    await next();
  });
  if (limits !== null) app.use(limitRates(limits));
  addApplicationRoutes(app, parts);
  addCommandRoutes(app, parts);
  addGuildRoutes(app, parts);
  addChannelRoutes(app, parts);
  addMessageRoutes(app, parts);
  addThreadRoutes(app, parts);
  root.route(BASE, app);
  root.notFound(() => Response.json({ message: '404: Not Found', code: 0 }, { status: 404 }));
  root.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    return Response.json({ message: `500: ${error.message}`, code: 0 }, { status: 500 });
  });
  return root;
}

/** discord-api-types writes `@me` and `@original` as `%40me`; to routes and log they are the same. */
function readPath(request: Request): string {
  return getPath(request).replaceAll('%40', '@');
}

/** Returns whether the answer may go out. */
async function applyFault(
  c: RestContext,
  fault: Fault | undefined,
  next: () => Promise<void>,
): Promise<boolean> {
  if (fault === 'drop-request') return false;
  if (fault === undefined || fault === 'drop-answer') {
    await next();
    return fault === undefined;
  }
  if ('delayMs' in fault) {
    if (fault.late === true) await next();
    await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault.late !== true) await next();
    return true;
  }
  const { status, body, headers = {} } = fault;
  c.res =
    body === undefined
      ? new Response(null, { status, headers })
      : Response.json(body, { status, headers });
  return true;
}

/** Over a socket the connection is cut; called in the process, the request fails. */
function cut(c: RestContext): void {
  const socket = c.env?.incoming?.socket;
  if (socket === undefined) throw new Error('socket hang up');
  socket.destroy();
}

async function readResponse(response: Response): Promise<unknown> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return null;
  return response.clone().json();
}
