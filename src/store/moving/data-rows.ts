import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import * as z from 'zod';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows-of.ts';
import { type DataTable, dataTables } from './data-tables.ts';

/** About so much is read at once, in bytes: rows may be as small as a total or as large as a roadmap. */
const ABOUT = 1_000_000;
const MOST = 2_000;

const Texts = z.array(z.object({ text: z.string() }));
const Ids = z.array(z.object({ id: z.string() }));

/** The servers of which a database holds anything: all, or those among `guildIds`. */
export async function guildsHeld(
  db: Database,
  guildIds: readonly string[] | 'all',
): Promise<string[]> {
  const which =
    guildIds === 'all'
      ? sql``
      : sql`where guild_id in
          (select jsonb_array_elements_text(${JSON.stringify(guildIds)}::jsonb)::bigint)`;
  const each = dataTables().map(({ table }) => sql`select guild_id from ${table} ${which}`);
  const rows = await db.execute(sql`select guild_id::text as id
    from (${sql.join(each, sql` union `)}) as held order by guild_id`);
  return Ids.parse(rowsOf(rows)).map(({ id }) => id);
}

/**
 * A table's rows as JSON, in the order of its key, some at a time: of all servers, or of one. Only
 * within a transaction, whose snapshot they are of.
 */
export async function* readRows(
  tx: Database,
  { table, name, columns, key }: DataTable,
  guildId: string | null,
): AsyncGenerator<string[]> {
  const cursor = sql.identifier(`rows_of_${name}`);
  // Nothing can be handed to such a statement but by its text.
  const one = guildId === null ? sql`` : sql`where t.guild_id = ${sql.raw(digitsOf(guildId))}`;
  await tx.execute(sql`declare ${cursor} no scroll cursor for select to_jsonb(r)::text as text
    from ${table} t cross join lateral (select ${sql.join(columns.map(shown), sql`, `)}) r
    ${one} order by ${sql.join(key.map(ordered), sql`, `)}`);
  let count = 20;
  for (;;) {
    const answer = await tx.execute(sql`fetch ${sql.raw(String(count))} from ${cursor}`);
    const rows = Texts.parse(rowsOf(answer)).map(({ text }) => text);
    if (rows.length === 0) break;
    yield rows;
    const size = rows.reduce((sum, text) => sum + text.length, 0) / rows.length;
    count = Math.max(1, Math.min(MOST, Math.floor(ABOUT / size)));
  }
  await tx.execute(sql`close ${cursor}`);
}

/** Ids become text: as numbers of JSON they would be rounded by whoever reads them. */
function shown(column: PgColumn): SQL {
  const name = sql.identifier(column.name);
  return column.getSQLType() === 'bigint' ? sql`t.${name}::text as ${name}` : sql`t.${name}`;
}

/** A text sorts in the same way wherever the database was set up. */
function ordered(column: PgColumn): SQL {
  const name = sql.identifier(column.name);
  return column.getSQLType() === 'text' ? sql`t.${name} collate "C"` : sql`t.${name}`;
}

function digitsOf(id: string): string {
  if (!/^\d{1,19}$/.test(id)) throw new Error('an id is made of digits');
  return id;
}
