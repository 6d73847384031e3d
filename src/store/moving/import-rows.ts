import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { type DataTable, dataTables, type Row } from './data-tables.ts';

/** Writes rows of a table as they stood in a file. Within a transaction: they may be refused midway. */
export async function writeRows(
  tx: Database,
  { table, columns }: DataTable,
  rows: readonly Row[],
): Promise<void> {
  const names = sql.join(
    columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  await tx.execute(sql`insert into ${table} (${names}) overriding system value
    select ${names} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)`);
}

/**
 * Lets what the database numbers by itself go on after the highest number that came in. Nobody else
 * can take a number meanwhile; called at the end, so that nobody waits for long.
 */
export async function moveSequences(tx: Database): Promise<void> {
  for (const { table, name, identity } of dataTables()) {
    if (identity === null) continue;
    await tx.execute(sql`lock table ${table} in share row exclusive mode`);
    await tx.execute(sql`select setval(s.sequence, s.highest)
      from (select pg_get_serial_sequence(${name}, ${identity.name})::regclass as sequence,
        (select max(${sql.identifier(identity.name)}) from ${table})::bigint as highest) s
      where s.highest >= coalesce(pg_sequence_last_value(s.sequence), 0)`);
  }
}
