import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { settleWithin } from './deadline.ts';
import { codeOf, troubleOf } from './trouble.ts';

/** In milliseconds: whoever asks must not wait longer for the answer that there is none. */
const PATIENCE = 2_000;

/** What keeps the database from being used, such as `refused (ECONNREFUSED)`; null when nothing does. */
export async function databaseTrouble(db: Database): Promise<string | null> {
  const asked = db
    .select({ readOnly: sql<string>`current_setting('transaction_read_only')` })
    .from(sql`(select 1) as one`);
  try {
    const [row] = await settleWithin(asked, PATIENCE);
    return row?.readOnly === 'on' ? 'read-only' : null;
  } catch (error) {
    return `${troubleOf(error) ?? 'failed'} (${codeOf(error) ?? 'no code'})`;
  }
}
