import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import * as z from 'zod';
import { guildTables } from '../tables/guild-tables.ts';
import { guilds } from '../tables/schema.ts';
import { rowSchema } from './data-row.ts';

/** A table as it is written to a file and read from one. */
export type DataTable = {
  table: PgTable;
  name: string;
  columns: readonly PgColumn[];
  /** The primary key's columns, in its order. */
  key: readonly PgColumn[];
  /** The column that the database numbers by itself. */
  identity: PgColumn | null;
  /** A row as it stands in a file. */
  row: z.ZodType<Row>;
};

/** A row's columns by their names in the database; every table here has a server. */
export const Row = z.looseObject({ guild_id: z.string() });
export type Row = z.infer<typeof Row>;

/** What is true of a database and not of what it holds. */
const LOCAL: readonly PgColumn[] = [guilds.arrivedAt];

/** The tables of servers, each after those that its rows refer to. */
export function dataTables(): DataTable[] {
  const left = guildTables();
  const sorted: PgTable[] = [];
  while (left.length > 0) {
    const free = left.findIndex((table) =>
      getTableConfig(table).foreignKeys.every((key) => {
        const { foreignTable } = key.reference();
        return foreignTable === table || !left.includes(foreignTable);
      }),
    );
    const [next] = left.splice(free, 1);
    if (free < 0 || next === undefined) throw new Error('tables refer to one another in a ring');
    sorted.push(next);
  }
  return sorted.map(dataTable);
}

function dataTable(table: PgTable): DataTable {
  const { name, primaryKeys } = getTableConfig(table);
  const columns = Object.values<PgColumn>(getTableColumns(table)).filter(
    (column) => !LOCAL.includes(column),
  );
  return {
    table,
    name,
    columns,
    key: keyOf(columns, primaryKeys[0]?.columns),
    identity: columns.find(({ generatedIdentity }) => generatedIdentity !== undefined) ?? null,
    row: rowSchema(columns).pipe(Row),
  };
}

/** The columns themselves: a composite key has stand-ins, which know their names only. */
function keyOf(
  columns: readonly PgColumn[],
  composite: readonly PgColumn[] | undefined,
): PgColumn[] {
  if (composite === undefined) return columns.filter(({ primary }) => primary);
  return composite.flatMap(({ name }) => columns.filter((column) => column.name === name));
}
