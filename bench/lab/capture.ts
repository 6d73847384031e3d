import { drizzle } from 'drizzle-orm/pg-proxy';
import type { Database } from '../../src/store/database/database.ts';

export type Statement = { text: string; params: (string | number | null)[] };

/** The SQL that the product's own code sends, without a database; the first statement of `run`. */
export async function captureStatement(
  run: (db: Database) => Promise<unknown>,
): Promise<Statement> {
  const seen: Statement[] = [];
  const db = drizzle(async (text, params) => {
    seen.push({ text, params });
    return { rows: [] };
  });
  // An empty answer may be more than the product's code can bear; the SQL is known by then.
  await run(db).catch(() => {});
  const [first] = seen;
  if (first === undefined) throw new Error('the product sent no statement');
  return first;
}
