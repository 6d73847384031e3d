import { sql } from 'drizzle-orm';
import { arrivalStore } from '../store/arrivals.ts';
import { appliedMigrations, knownMigrations } from '../store/database/applied-migrations.ts';
import type { Database } from '../store/database/database.ts';
import { migrateAlone, underMigrationLock } from '../store/database/migrate.ts';
import { MIGRATIONS } from '../store/database/open.ts';
import { beginRestore, endRestore } from '../store/database/unfinished-restore.ts';
import { type Contents, contentsOf } from '../store/moving/contents.ts';
import { clearEmpty, whatIsThere } from '../store/moving/whats-there.ts';
import { HEAD } from './backup-head.ts';
import { hasTool } from './backup-postgres.ts';
import type { Console } from './console.ts';
import { collect, type Ended, placeOf } from './pg-tools.ts';
import { type BackupRead, contentOf } from './read-backup.ts';
import { isFree, isOlder, type Restored } from './restore-rules.ts';

const ALL_OR_NOTHING = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges'];

/** The name by which the program's own connections are known. */
const BOT = 'roadmate';

/** Restores a dump into Postgres, by pg_restore; a bot that starts meanwhile waits. */
export function restorePostgres(
  console: Console,
  url: string,
  file: string,
  read: Extract<BackupRead, { kind: 'backup' } | { kind: 'dump' }>,
): Promise<Restored> {
  const content = () => contentOf(file, read.kind === 'backup' ? HEAD : 0);
  return underMigrationLock(url, async (db) => {
    const there = await whatIsThere(db);
    if (!isFree(console, there) || there.kind !== 'empty') return null;
    const { major, bots } = await lookAround(db);
    if (!isAlone(console, bots)) return null;
    if (!(await hasTool(console, 'pg_restore', major))) return null;

    const listed = await migrationsIn(content());
    if (listed.kind === 'failed') {
      console.fail('restoreToolFailed', { why: listed.why });
      return null;
    }
    if (!isOlder(console, listed.hashes, knownMigrations(MIGRATIONS))) return null;

    console.note('restoring');
    await clearEmpty(db, there.tables);
    await beginRestore(db);
    const { ended } = await collect('pg_restore', ALL_OR_NOTHING, placeOf(url), content());
    if (ended.kind === 'failed') {
      if ((await whatIsThere(db)).kind === 'empty') await endRestore(db);
      console.fail('restoreToolFailed', { why: ended.why });
      return null;
    }
    return settle(console, db);
  });
}

/**
 * What is left to do where pg_restore was run by hand, as in a container that has no bot in it, or
 * where a restore was cut off behind it.
 */
export function finishPostgres(console: Console, url: string): Promise<Restored> {
  return underMigrationLock(url, async (db) => {
    const { bots } = await lookAround(db);
    if (!isAlone(console, bots)) return null;
    if (!isOlder(console, await appliedMigrations(db), knownMigrations(MIGRATIONS))) return null;
    return settle(console, db);
  });
}

async function settle(console: Console, db: Database): Promise<Contents> {
  await migrateAlone(db, MIGRATIONS);
  await arrivalStore(db).mark(console.now(), 'all');
  await endRestore(db);
  return contentsOf(db);
}

function isAlone(console: Console, bots: number): boolean {
  if (bots > 0) console.fail('botConnected');
  return bots === 0;
}

async function lookAround(db: Database) {
  const [row] = await db
    .select({
      major: sql<number>`current_setting('server_version_num')::int / 10000`,
      bots: sql<number>`(select count(*)::int from pg_stat_activity
        where datname = current_database() and application_name = ${BOT})`,
    })
    .from(sql`(select 1) as one`);
  if (row === undefined) throw new Error('a row of constants did not come back');
  return row;
}

type Listed = { kind: 'listed'; hashes: string[] } | Extract<Ended, { kind: 'failed' }>;

/** Which migrations a dump was made after; no database is needed for it. */
async function migrationsIn(content: AsyncIterable<Uint8Array>): Promise<Listed> {
  const table = ['--data-only', '--schema=drizzle', '--table=__drizzle_migrations', '--file=-'];
  const { ended } = await collect('pg_restore', table, null, content);
  if (ended.kind === 'failed') return ended;
  // Of each row, the hash: a text between tabs.
  const hashes = [...ended.output.matchAll(/\t([0-9a-f]{64})\t(\d+)$/gm)];
  hashes.sort((a, b) => Number(a[2]) - Number(b[2]));
  return { kind: 'listed', hashes: hashes.map(([, hash = '']) => hash) };
}
