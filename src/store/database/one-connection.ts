import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database } from './database.ts';
import { pause } from './deadline.ts';

/**
 * Runs long work on one connection to Postgres of its own, which it holds throughout: session locks
 * and `begin … commit` by hand are safe on it, and no statement has a deadline. Rejects with code
 * `CONNECTION_CLOSED` when it ends midway: the client would open another one and go on, without the
 * lock, or wait for ever. `url` must reach Postgres directly, not through a pooler.
 */
export async function onOneConnection<T>(
  url: string,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const lost = new AbortController();
  const onclose = () => lost.abort();
  const client = postgres(url, {
    max: 1,
    // Asked for by nobody, their failure would be heard by nobody, and end the process.
    fetch_types: false,
    onnotice: () => {},
    connect_timeout: 10,
    onclose,
    connection: { application_name: 'roadmate cli' },
  });
  try {
    return await Promise.race([work(drizzle({ client })), whenLost(lost.signal)]);
  } finally {
    await client.end({ timeout: 1 });
  }
}

/** Rejects a little after the end, for the statement under way knows better why. */
function whenLost(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () =>
      reject(Object.assign(new Error('connection lost'), { code: 'CONNECTION_CLOSED' }));
    signal.addEventListener('abort', () => void pause(50).then(fail));
  });
}
