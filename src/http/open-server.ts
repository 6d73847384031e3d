import { once } from 'node:events';
import { Server } from 'node:http';
import { serve } from '@hono/node-server';

/** What a client may take of a server, in milliseconds and bytes. */
export const SERVER_LIMITS = {
  /** Until its headers are there, and until its whole request is: Discord itself waits 3 s for the answer. */
  headersTimeout: 8_000,
  requestTimeout: 12_000,
  /** How often those two are looked after. */
  connectionsCheckingInterval: 2_000,
  /** Longer than the proxies in front keep a connection that nobody uses, so that none is closed under them. */
  keepAliveTimeout: 75_000,
  maxHeaderSize: 8_192,
  /** Of all clients together; further ones are turned away, so that files and sockets do not run out. */
  maxConnections: 2_000,
  /** A connection on which nothing moves, such as one whose client does not read. */
  timeout: 90_000,
} as const;

export type ServerLimits = { readonly [Name in keyof typeof SERVER_LIMITS]: number };

/** Serves on a port (0: any free one) with limits for clients that are slow or many. Rejects when the port is taken. */
export async function openServer(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, hostname }: { port: number; hostname: string },
  limits: ServerLimits = SERVER_LIMITS,
): Promise<{ port: number; close: () => Promise<void>; hangUp: () => void }> {
  const { maxConnections, timeout, ...serverOptions } = limits;
  const server = serve({ fetch, port, hostname, serverOptions });
  if (!(server instanceof Server)) throw new Error('not a server of node:http');
  server.maxConnections = maxConnections;
  server.timeout = timeout;
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
    },
    hangUp: () => server.closeAllConnections(),
  };
}
