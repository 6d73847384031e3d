import { getTableColumns, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import * as schema from './schema.ts';

/** Every table whose rows belong to a server, also one that is added later. */
export function guildTables(): PgTable[] {
  return Object.values(schema).filter(
    (entry) => is(entry, PgTable) && 'guildId' in getTableColumns(entry),
  );
}
