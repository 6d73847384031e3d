import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { bigint, pgSchema, text } from 'drizzle-orm/pg-core';
import type { Database } from './database.ts';

/** drizzle's own list of what was applied. */
export const applied = pgSchema('drizzle').table('__drizzle_migrations', {
  hash: text('hash').notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
});

/** The hashes of the migrations that a database was built with, oldest first; none of an empty one. */
export async function appliedMigrations(db: Database): Promise<string[]> {
  const [found] = await db
    .select({ table: sql<string | null>`to_regclass('drizzle.__drizzle_migrations')::text` })
    .from(sql`(select 1) as one`);
  if (found?.table == null) return [];
  const rows = await db.select({ hash: applied.hash }).from(applied).orderBy(applied.createdAt);
  return rows.map(({ hash }) => hash);
}

/** The hashes of the migrations that this program brings along, oldest first. */
export function knownMigrations(folder: string): string[] {
  return readMigrationFiles({ migrationsFolder: folder }).map(({ hash }) => hash);
}
