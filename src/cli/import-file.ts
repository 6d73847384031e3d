import { sql } from 'drizzle-orm';
import { arrivalStore } from '../store/arrivals.ts';
import { appliedMigrations } from '../store/database/applied-migrations.ts';
import type { Database } from '../store/database/database.ts';
import { guildsHeld } from '../store/moving/data-rows.ts';
import { moveSequences, writeRows } from '../store/moving/import-rows.ts';
import type { DataHead } from './data-lines.ts';
import { type Counts, type DataProblem, readData } from './read-data.ts';

export type Checked = { kind: 'whole'; head: DataHead } | DataProblem;

/** Reads a file of data to its end, and says what it is; nothing else happens. */
export async function checkData(file: string): Promise<Checked> {
  let head: DataHead | null = null;
  for await (const event of readData(file)) {
    switch (event.kind) {
      case 'head':
        head = event.head;
        break;
      case 'rows':
        break;
      case 'end':
        return head === null ? { kind: 'no-data' } : { kind: 'whole', head };
      default:
        return event;
    }
  }
  return { kind: 'cut-off' };
}

export type ImportOrder = {
  file: string;
  /** As `checkData` found it. */
  head: DataHead;
  /** Of one server only; null: all that the file has. */
  guildId: string | null;
  /** Hashes of the migrations that this program knows. */
  known: readonly string[];
  /** The bot that this program is, as far as it knows. */
  bot: string | null;
  /** Epoch ms; the servers came at that time. */
  at: number;
};

export type Imported =
  | { kind: 'imported'; guilds: readonly string[]; counts: Counts }
  /** The database has something of these servers. */
  | { kind: 'occupied'; guilds: readonly string[] }
  | { kind: 'not-in-file' }
  /** One server of a bot that is the same here: the rest would go on elsewhere, and so would it. */
  | { kind: 'same-bot' }
  /** The file was written by an older or a newer program, or by one of another line. */
  | { kind: 'older-file' | 'newer-file' | 'other-file'; program: string }
  /** The database is a newer program's. */
  | { kind: 'newer-database' };

/**
 * Brings what a file holds into a database that is up to date and has nothing of its servers: all of
 * it or nothing. Whatever the database refuses is thrown, and nothing was changed.
 */
export async function importFile(db: Database, order: ImportOrder): Promise<Imported> {
  const refusal = refusalOf(order);
  if (refusal !== null) return refusal;
  // Not one statement: a file may be larger than one may be, and half a server is worse than none.
  return db.transaction((tx) => bringIn(tx, order));
}

function refusalOf({ head, guildId, known, bot }: ImportOrder): Imported | null {
  const { program, migrations, migration } = head;
  if (migrations < known.length) return { kind: 'older-file', program };
  if (migrations > known.length) return { kind: 'newer-file', program };
  if (migration !== known.at(-1)) return { kind: 'other-file', program };
  if (guildId !== null && !head.guilds.includes(guildId)) return { kind: 'not-in-file' };
  const isPart = !head.whole || (guildId !== null && head.guilds.length > 1);
  return isPart && bot !== null && head.bot === bot ? { kind: 'same-bot' } : null;
}

async function bringIn(tx: Database, order: ImportOrder): Promise<Imported> {
  const { file, head, guildId, known, at } = order;
  if ((await appliedMigrations(tx)).length > known.length) return { kind: 'newer-database' };
  const guilds = guildId === null ? head.guilds : [guildId];
  const occupied = await guildsHeld(tx, guilds);
  if (occupied.length > 0) return { kind: 'occupied', guilds: occupied };
  await tx.execute(sql`set local time zone 'UTC'`);
  const counts: Record<string, number> = {};
  let isWhole = false;
  for await (const event of readData(file)) {
    if (event.kind === 'rows') {
      const { name } = event.table;
      const rows = event.rows.filter((row) => guildId === null || row.guild_id === guildId);
      if (rows.length > 0) await writeRows(tx, event.table, rows);
      counts[name] = (counts[name] ?? 0) + rows.length;
    } else if (event.kind === 'end') {
      isWhole = true;
    } else if (event.kind !== 'head') {
      break;
    }
  }
  // It was whole when it was looked at.
  if (!isWhole) throw new Error('the file has changed while it was read');
  await moveSequences(tx);
  await arrivalStore(tx).mark(at, guilds);
  return { kind: 'imported', guilds, counts };
}
