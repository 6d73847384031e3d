import { sql } from 'drizzle-orm';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { applied } from './applied-migrations.ts';
import type { Database } from './database.ts';
import { pause } from './deadline.ts';
import { onOneConnection } from './one-connection.ts';
import { codeOf, troubleOf } from './trouble.ts';
import { refuseUnfinishedRestore } from './unfinished-restore.ts';

/** Any number that no other program would choose for its advisory lock. */
const LOCK = 7_263_518_204;
/** How often a migration is begun when its connection breaks. */
const TRIES = 5;

/**
 * Brings a Postgres database up to date. The lock is held on a connection of its own from before
 * the first look to after the last statement, so that replicas that start together migrate once:
 * drizzle's own migrator takes none. Rejects while a restore is not finished. `url` must reach
 * Postgres directly, not through a pooler.
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

function migrateUnderLock(url: string, folder: string): Promise<void> {
  return underMigrationLock(url, async (db) => {
    await refuseUnfinishedRestore(db);
    await migrateAlone(db, folder);
  });
}

/** Runs work on one connection while no process can begin to migrate: one that starts waits for it. */
export function underMigrationLock<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  return onOneConnection(url, async (db) => {
    await db.execute(sql`select pg_advisory_lock(${LOCK}::bigint)`);
    return work(db);
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
