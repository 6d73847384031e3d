import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { appliedMigrations } from '../store/database/applied-migrations.ts';
import type { Database } from '../store/database/database.ts';
import { guildsHeld, readRows } from '../store/moving/data-rows.ts';
import { dataTables } from '../store/moving/data-tables.ts';
import { isOfSystem } from './backup-head.ts';
import type { DataHead } from './data-lines.ts';
import type { Counts } from './read-data.ts';
import { isThere, place } from './write-backup.ts';

export type ExportOrder = {
  file: string;
  /** Null: all servers. */
  guildId: string | null;
  /** Hashes of the migrations that this program knows. */
  known: readonly string[];
  takenAt: number;
} & Pick<DataHead, 'program' | 'bot'>;

export type Exported =
  | { kind: 'exported'; guilds: number; counts: Counts; bytes: number }
  /** Nothing of that server, or of any. */
  | { kind: 'nothing' }
  /** No database of Roadmate's; one that this program has not brought up to date; a newer one's. */
  | { kind: 'no-tables' | 'older' | 'newer' }
  | { kind: 'exists' }
  | { kind: 'failed'; why: string };

/**
 * Writes what a database holds of its servers, as it is at one moment, to a file that its owner alone
 * can read: beside its place, and there when it is whole. Changes nothing in the database.
 */
export async function exportFile(db: Database, order: ExportOrder): Promise<Exported> {
  if (await isThere(order.file)) return { kind: 'exists' };
  const draft = `${order.file}.${randomUUID()}.part`;
  try {
    // All tables are of the same moment. Where the connection is lost, the next statement fails: there
    // are no cursors outside of this.
    await db.execute(sql`begin transaction isolation level repeatable read read only`);
    const exported = await write(db, order, draft);
    await db.execute(sql`commit`);
    return exported;
  } catch (error) {
    await db.execute(sql`rollback`).catch(() => {});
    if (isOfSystem(error)) return { kind: 'failed', why: error.code };
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function write(tx: Database, order: ExportOrder, draft: string): Promise<Exported> {
  const migrations = await appliedMigrations(tx);
  if (migrations.length === 0) return { kind: 'no-tables' };
  if (migrations.length !== order.known.length) {
    return { kind: migrations.length < order.known.length ? 'older' : 'newer' };
  }
  const { guildId } = order;
  const guilds = await guildsHeld(tx, guildId === null ? 'all' : [guildId]);
  if (guilds.length === 0) return { kind: 'nothing' };
  const head: DataHead = {
    roadmate: 'data',
    format: 1,
    program: order.program,
    migrations: migrations.length,
    migration: migrations.at(-1) ?? '',
    takenAt: new Date(order.takenAt).toISOString(),
    bot: order.bot,
    whole: guildId === null,
    guilds,
  };
  const counts: Record<string, number> = {};
  const target = createWriteStream(draft, { mode: 0o600, flags: 'wx' });
  await pipeline(linesOf(tx, head, guildId, counts), createGzip(), target);
  await sync(draft);
  const { size } = await stat(draft);
  if (!(await place(draft, order.file))) return { kind: 'exists' };
  return { kind: 'exported', guilds: guilds.length, counts, bytes: size };
}

/** All lines, some at a time; fills `counts`. */
async function* linesOf(
  tx: Database,
  head: DataHead,
  guildId: string | null,
  counts: Record<string, number>,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const hashed = (text: string) => {
    hash.update(text);
    return text;
  };
  // Instants are written with the zone of the session.
  await tx.execute(sql`set local time zone 'UTC'`);
  yield hashed(`${JSON.stringify(head)}\n`);
  for (const table of dataTables()) {
    const { name } = table;
    yield hashed(`${JSON.stringify({ table: name })}\n`);
    counts[name] = 0;
    for await (const rows of readRows(tx, table, guildId)) {
      counts[name] += rows.length;
      yield hashed(rows.map((row) => `{"row":${row}}\n`).join(''));
    }
  }
  yield `${JSON.stringify({ end: { rows: counts, sha256: hash.digest('hex') } })}\n`;
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
