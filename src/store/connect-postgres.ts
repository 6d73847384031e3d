import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Connection } from './database.ts';
import { withDeadline } from './deadline.ts';

/** The server gives up on a statement after this long, in milliseconds. */
const STATEMENT_TIMEOUT = 5_000;
/** And this program, should not even that answer come. */
const DEADLINE = 8_000;

/** A pool for a process that stays up. Connects on first use. */
export function connectPostgres(url: string, connections = 10): Connection {
  const client = postgres(url, {
    max: connections,
    connect_timeout: 5,
    idle_timeout: 60,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'roadmate', statement_timeout: STATEMENT_TIMEOUT },
  });
  return {
    db: drizzle({ client: withDeadline(client, DEADLINE) }),
    close: () => client.end({ timeout: 5 }),
  };
}

/**
 * One connection for one request in a Worker. Nothing is closed there: Hyperdrive owns the pool,
 * and `end()` would keep the request waiting.
 */
export function connectHyperdrive(url: string): Connection {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  return { db: drizzle({ client: withDeadline(client, DEADLINE) }), close: async () => {} };
}
