import type { MiddlewareHandler } from 'hono';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Lets only this server's own page in: the Host must be a loopback name (or one that was allowed),
 * so that another site's name resolved to this machine is refused, and a request with an Origin
 * must come from that same host.
 */
export function guardPage(allowedHosts: readonly string[] = []): MiddlewareHandler {
  const allowed = new Set([...LOOPBACK, ...allowedHosts]);
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site') ?? 'none';
    const foreign =
      !allowed.has(host.replace(/:\d+$/, '').toLowerCase()) ||
      (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) ||
      (c.req.path.startsWith('/playground/') && !['same-origin', 'none'].includes(site));
    if (foreign)
      return c.json({ error: 'foreign-page', message: 'Open the playground itself.' }, 403);
    await next();
  };
}
