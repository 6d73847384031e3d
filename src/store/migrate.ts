import { sql } from 'drizzle-orm';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { bigint, pgSchema, text } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database } from './database.ts';
import { pause } from './deadline.ts';
import { codeOf, troubleOf } from './trouble.ts';

/** Any number that no other program would choose for its advisory lock. */
const LOCK = 7_263_518_204;
/** How often a migration is begun when its connection breaks. */
const TRIES = 5;

const applied = pgSchema('drizzle').table('__drizzle_migrations', {
  hash: text('hash').notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
});

/**
 * Brings a Postgres database up to date. The lock is held on a connection of its own from before
 * the first look to after the last statement, so that replicas that start together migrate once:
 * drizzle's own migrator takes none. `url` must reach Postgres directly, not through a pooler.
 */
export async function migratePostgres(url: string, folder: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await migrateUnderLock(url, folder);
      return;
    } catch (error) {
      // A migration and the note of it are one transaction: it can be begun again.
      const canTryAgain = troubleOf(error) === 'cut' || codeOf(error) === '57P03';
      if (!canTryAgain || tries === TRIES) throw error;
      await pause(tries * 500);
    }
  }
}

async function migrateUnderLock(url: string, folder: string): Promise<void> {
  const lost = new AbortController();
  const onclose = () => lost.abort();
  const client = postgres(url, {
    max: 1,
    // Asked for by nobody, their failure would be heard by nobody, and end the process.
    fetch_types: false,
    onnotice: () => {},
    connect_timeout: 10,
    onclose,
  });
  const work = async () => {
    await client`select pg_advisory_lock(${LOCK}::bigint)`;
    await migrateAlone(drizzle({ client }), folder);
  };
  try {
    await Promise.race([work(), whenLost(lost.signal)]);
  } finally {
    await client.end({ timeout: 1 });
  }
}

/**
 * Rejects when the only connection has ended: the lock went with it, while the client would open
 * another one and go on, or wait for ever.
 */
function whenLost(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () =>
      reject(Object.assign(new Error('connection lost'), { code: 'CONNECTION_CLOSED' }));
    // A little later, for the statement under way knows better why.
    signal.addEventListener('abort', () => void pause(50).then(fail));
  });
}

/**
 * Brings a database up to date that nobody else has open. Refuses migration files that come before
 * one already applied, or that were changed since: drizzle's migrator would pass over them silently.
 */
export async function migrateAlone(db: Database, folder: string): Promise<void> {
  await db.execute(sql`create schema if not exists drizzle`);
  await db.execute(sql`create table if not exists drizzle.__drizzle_migrations (
    id serial primary key, hash text not null, created_at bigint)`);
  const done = await db.select().from(applied).orderBy(applied.createdAt);
  const files = readMigrationFiles({ migrationsFolder: folder });
  for (const file of pending(files, done)) {
    await db.transaction(async (tx) => {
      for (const statement of file.sql) await tx.execute(sql.raw(statement));
      await tx.insert(applied).values({ hash: file.hash, createdAt: file.folderMillis });
    });
  }
}

function pending(
  files: MigrationMeta[],
  done: { hash: string; createdAt: number }[],
): MigrationMeta[] {
  done.forEach(({ hash }, place) => {
    const file = files[place];
    if (file !== undefined && file.hash !== hash) {
      throw new Error(
        `Migration ${place + 1} is not the one this database was built with: ` +
          'a file was changed or added out of order. Nothing was applied.',
      );
    }
  });
  const rest = files.slice(done.length);
  const newest = done.at(-1)?.createdAt ?? 0;
  if (rest.some(({ folderMillis }) => folderMillis <= newest)) {
    throw new Error(
      'A migration is older than the newest one this database has: it was added out of order. ' +
        'Nothing was applied.',
    );
  }
  return rest;
}
