import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { rowsOf } from './rows-of.ts';

/**
 * An empty schema of this name: a backup is being restored into this database, and its servers are
 * not marked as arrived yet. Of its own, so that no table of a backup stands in its way.
 */
export const UNFINISHED_RESTORE = 'roadmate_unfinished_restore';

/** Before the first row comes in. */
export async function beginRestore(db: Database): Promise<void> {
  await db.execute(sql`create schema if not exists ${sql.identifier(UNFINISHED_RESTORE)}`);
}

/** Once everything is done, or nothing has come in. */
export async function endRestore(db: Database): Promise<void> {
  await db.execute(sql`drop schema if exists ${sql.identifier(UNFINISHED_RESTORE)}`);
}

/** Throws while a restore is not finished: a bot would post a second time what was posted since. */
export async function refuseUnfinishedRestore(db: Database): Promise<void> {
  const found = await db.execute(
    sql`select 1 from pg_namespace where nspname = ${UNFINISHED_RESTORE}`,
  );
  if (rowsOf(found).length === 0) return;
  throw new Error(
    'A backup was restored into this database, but not to the end. Run ' +
      '`npm run roadmate -- restore --finish` first; if that finds nothing, restore the backup again.',
  );
}
