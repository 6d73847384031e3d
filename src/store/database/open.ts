import { connectPglite } from './connect-pglite.ts';
import { connectPostgres } from './connect-postgres.ts';
import type { Connection } from './database.ts';
import type { Asked, PoolEvent } from './healing-pool.ts';
import { migrateAlone, migratePostgres } from './migrate.ts';

/** Where the generated SQL lies, wherever the program was started from. */
export const MIGRATIONS = new URL('../../../drizzle', import.meta.url).pathname;

/** At once, of one process. */
const CONNECTIONS = 10;

/**
 * Opens the database, up to date: Postgres at `url`, or the embedded one in `folder` (null: memory).
 * `notice` is told when Postgres goes away and comes back, `asked` of each statement there.
 */
export async function openDatabase(
  where: { url: string | null; folder: string | null },
  notice: (event: PoolEvent) => void = () => {},
  asked?: Asked,
): Promise<Connection> {
  if (where.url !== null) {
    await migratePostgres(where.url, MIGRATIONS);
    return connectPostgres(where.url, CONNECTIONS, notice, asked);
  }
  const connection = await connectPglite(where.folder);
  try {
    await migrateAlone(connection.db, MIGRATIONS);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}
