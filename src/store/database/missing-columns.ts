import { getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import * as schema from '../tables/schema.ts';
import type { Database } from './database.ts';

/**
 * The columns that this program knows and its database lacks, as `table.column`: none when every
 * migration was applied. It asks the database alone, so that it tells the same without a disk.
 */
export async function missingColumns(db: Database): Promise<string[]> {
  const there = await db
    .select({ name: sql<string>`table_name || '.' || column_name` })
    .from(sql`information_schema.columns`)
    .where(sql`table_schema = current_schema()`);
  const names = new Set(there.map(({ name }) => name));
  const tables = Object.values(schema).filter((value) => is(value, PgTable));
  return tables
    .flatMap((table) =>
      Object.values(getTableColumns(table)).map(({ name }) => `${getTableName(table)}.${name}`),
    )
    .filter((name) => !names.has(name));
}
