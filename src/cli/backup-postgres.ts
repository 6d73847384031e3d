import { sql } from 'drizzle-orm';
import { appliedMigrations } from '../store/database/applied-migrations.ts';
import type { Database } from '../store/database/database.ts';
import { onOneConnection } from '../store/database/one-connection.ts';
import { UNFINISHED_RESTORE } from '../store/database/unfinished-restore.ts';
import { contentsOf } from '../store/moving/contents.ts';
import type { Console } from './console.ts';
import { findTool, placeOf, streamOf, type Tool, whyToolFailed } from './pg-tools.ts';
import { type BackedUp, writeBackup } from './write-backup.ts';

const ARGUMENTS = [
  ...['--format=custom', '--no-owner', '--no-privileges', '--no-password'],
  // Where it is restored, a schema of this name says that this is not finished.
  `--exclude-schema=${UNFINISHED_RESTORE}`,
];

/** Backs Postgres up by pg_dump, which sees one moment of it and keeps nobody from writing. */
export async function backupPostgres(
  console: Console,
  url: string,
  file: string,
): Promise<BackedUp> {
  try {
    return await onOneConnection(url, (db) => dump(console, db, url, file));
  } catch (error) {
    const why = whyToolFailed(error);
    if (why === null) throw error;
    console.fail('dumpFailed', { why });
    return { kind: 'told' };
  }
}

async function dump(console: Console, db: Database, url: string, file: string): Promise<BackedUp> {
  await db.execute(sql`begin transaction isolation level repeatable read read only`);
  const { major, server, snapshot } = await serverOf(db);
  if (!(await hasTool(console, 'pg_dump', major))) return { kind: 'told' };
  const migrations = (await appliedMigrations(db)).length;
  if (migrations === 0) {
    console.fail('nothingThere', { place: 'DATABASE_URL' });
    return { kind: 'told' };
  }
  const takenAt = new Date(console.now()).toISOString();
  // Counted in the very moment that pg_dump sees.
  const contains = await contentsOf(db);
  console.note('dumping');
  const content = streamOf('pg_dump', [...ARGUMENTS, `--snapshot=${snapshot}`], placeOf(url));
  const facts = { kind: 'postgres' as const, takenAt, server, migrations, contains };
  const written = await writeBackup(file, content, async () => facts);
  await db.execute(sql`commit`);
  return written;
}

async function serverOf(db: Database) {
  const [row] = await db
    .select({
      server: sql<string>`split_part(current_setting('server_version'), ' ', 1)`,
      major: sql<number>`current_setting('server_version_num')::int / 10000`,
      snapshot: sql<string>`pg_export_snapshot()`,
    })
    .from(sql`(select 1) as one`);
  if (row === undefined) throw new Error('a row of constants did not come back');
  return row;
}

/** Whether a tool fits a server of this major version; told when not. */
export async function hasTool(console: Console, tool: Tool, server: number): Promise<boolean> {
  const found = await findTool(tool, server);
  if (found.kind === 'found') return true;
  if (found.kind === 'missing') console.fail('toolMissing', { tool, server: String(server) });
  else {
    const version = String(found.version);
    console.fail('toolOld', { tool, version, server: String(server) });
  }
  return false;
}
