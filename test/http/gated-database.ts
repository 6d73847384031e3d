import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Connection } from '../../src/store/database/database.ts';
import { migrateAlone } from '../../src/store/database/migrate.ts';

export type GatedDatabase = Connection & {
  /** What each statement waits for first; throwing, it fails the statement. */
  gate: { before: (text: string, params: unknown) => Promise<void> };
};

/** A real database in memory whose statements can be held up, or made to fail. */
export async function openGatedDatabase(): Promise<GatedDatabase> {
  const client = await PGlite.create();
  const gate = { before: async (_text: string, _params: unknown) => {} };
  const query = client.query.bind(client);
  Object.defineProperty(client, 'query', {
    value: async (...given: Parameters<typeof query>) => {
      await gate.before(given[0], given[1]);
      return query(...given);
    },
  });
  const db = drizzle({ client });
  await migrateAlone(db, new URL('../../drizzle', import.meta.url).pathname);
  return { db, gate, close: () => client.close() };
}
