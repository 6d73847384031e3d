import * as z from 'zod';
import { type DataTable, dataTables, type Row } from '../store/moving/data-tables.ts';

const Id = z.string().regex(/^\d{1,19}$/);

/** The first line of a file of data. */
export const DataHead = z.strictObject({
  roadmate: z.literal('data'),
  format: z.literal(1),
  /** The version of the program that wrote it. */
  program: z.string().max(40),
  /** How many migrations its database was built with, and the last one's hash. */
  migrations: z.int().min(1),
  migration: z.string().max(200),
  takenAt: z.iso.datetime(),
  /** Whose servers they are: the bot's user id on Discord; null where no token was at hand. */
  bot: Id.nullable(),
  /** All servers of that database, or one. */
  whole: z.boolean(),
  guilds: z.array(Id).max(1_000_000),
});
export type DataHead = z.infer<typeof DataHead>;

/** The last line: rows by table, and the SHA-256 of all lines before it. */
export const DataEnd = z.strictObject({
  end: z.strictObject({
    rows: z.record(z.string(), z.int().min(0)),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});

const TableLine = z.strictObject({ table: z.string() });

export type DataLine =
  | { kind: 'table'; table: DataTable }
  | { kind: 'row'; table: DataTable; row: Row }
  | { kind: 'end'; rows: Readonly<Record<string, number>>; sha256: string };

/** What is wrong with a line, without anything that it holds. */
export type LineProblem = 'not-json' | 'unknown' | 'wrong-row' | 'foreign-row' | 'out-of-order';

/**
 * Reads one line after the other, from the second on. Tables come in their order, each once; every
 * row is of a server that the head names.
 */
export function lineReader(head: DataHead): (line: string) => DataLine | LineProblem {
  const left = dataTables();
  const guilds = new Set(head.guilds);
  let table: DataTable | undefined;
  return (line) => {
    const json = jsonOf(line);
    if (typeof json !== 'object' || json === null) return 'not-json';
    if ('row' in json) {
      if (table === undefined || Object.keys(json).length !== 1) return 'out-of-order';
      const row = table.row.safeParse(json.row);
      if (!row.success) return 'wrong-row';
      return guilds.has(row.data.guild_id) ? { kind: 'row', table, row: row.data } : 'foreign-row';
    }
    const end = DataEnd.safeParse(json);
    if (end.success) return left.length > 0 ? 'out-of-order' : { kind: 'end', ...end.data.end };
    const named = TableLine.safeParse(json);
    if (!named.success) return 'unknown';
    table = left.shift();
    return table?.name === named.data.table ? { kind: 'table', table } : 'out-of-order';
  };
}

/** Null also for what is nested too deep to be read. */
export function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
