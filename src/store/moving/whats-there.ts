import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../database/database.ts';
import * as schema from '../tables/schema.ts';
import { type Contents, contentsOf } from './contents.ts';

export type There =
  /** No table at all, or only ours without a row of any server. */
  | { kind: 'empty'; tables: readonly string[] }
  | { kind: 'data'; contains: Contents }
  /** Another program's tables. */
  | { kind: 'foreign'; tables: readonly string[] };

/** The program's own rows: who sweeps, and what keeps it from sending. */
const OWN: readonly PgTable[] = [schema.schedulers, schema.halts];

/** Whether a database is free to be restored into. */
export async function whatIsThere(db: Database): Promise<There> {
  const rows = await db
    .select({ place: sql<string>`table_schema`, name: sql<string>`table_name` })
    .from(sql`information_schema.tables`)
    .where(sql`table_schema not in ('information_schema', 'drizzle') and table_type = 'BASE TABLE'
      and table_schema not like 'pg\\_%'`);
  const tables = Object.values(schema).filter((entry) => is(entry, PgTable));
  const ours = new Map<string, PgTable>(tables.map((table) => [getTableName(table), table]));
  const foreign = rows.filter(({ name }) => !ours.has(name));
  if (foreign.length > 0) {
    return { kind: 'foreign', tables: foreign.map(({ place, name }) => `${place}.${name}`) };
  }
  for (const { name } of rows) {
    const table = ours.get(name);
    if (table === undefined || OWN.includes(table)) continue;
    const [row] = await db.select({ one: sql<number>`1` }).from(table).limit(1);
    if (row !== undefined) return { kind: 'data', contains: await contentsOf(db) };
  }
  return { kind: 'empty', tables: rows.map(({ name }) => name) };
}

/** Removes tables that `whatIsThere` found empty, and the list of migrations with them. */
export async function clearEmpty(db: Database, tables: readonly string[]): Promise<void> {
  await db.execute(sql`drop schema if exists drizzle cascade`);
  for (const name of tables) {
    await db.execute(sql`drop table if exists ${sql.identifier(name)} cascade`);
  }
}
