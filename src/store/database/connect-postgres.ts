import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type Options } from 'postgres';
import type { Connection } from './database.ts';
import { type Asked, healingPool, type PoolEvent } from './healing-pool.ts';

/** The server gives up on a statement after this long, in milliseconds: before this program does. */
const STATEMENT_TIMEOUT = 4_500;

const SHARED = { fetch_types: false, onnotice: () => {} } satisfies Options<never>;

/**
 * A pool for a process that stays up. Connects on first use; `notice` is told of trouble once,
 * `asked` of each statement.
 */
export function connectPostgres(
  url: string,
  connections = 10,
  notice: (event: PoolEvent) => void = () => {},
  asked?: Asked,
): Connection {
  const client = healingPool({
    open: (onclose) =>
      postgres(url, {
        ...SHARED,
        onclose,
        max: connections,
        // Seconds. A connection that took longer would leave no time for its statement.
        connect_timeout: 2,
        // Seconds. Its own pauses grow to 20 s, and go on when the server is long back.
        backoff: () => 0.05,
        idle_timeout: 60,
        connection: { application_name: 'roadmate', statement_timeout: STATEMENT_TIMEOUT },
      }),
    discard: (old) => {
      // Seconds: long enough for all but stuck statements, short enough to run those again in time.
      old.end({ timeout: 1 }).catch(() => {});
    },
    notice,
    asked,
  });
  return { db: drizzle({ client }), close: () => client.end({ timeout: 5 }) };
}

/**
 * One connection for one request in a Worker. Nothing is closed there: Hyperdrive owns the pool,
 * and `end()` would keep the request waiting.
 */
export function connectHyperdrive(url: string): Connection {
  const client = healingPool({
    open: () => postgres(url, { ...SHARED, max: 1, connect_timeout: 2 }),
    discard: () => {},
    notice: () => {},
  });
  return { db: drizzle({ client }), close: async () => {} };
}
