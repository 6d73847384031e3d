import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Connection } from './database.ts';
import { lockFolder } from './pid-lock.ts';

/**
 * The embedded database, kept in `folder`, or in memory when that is null.
 * Throws when another process has the folder open. PGlite does not force its writes to the disk:
 * a power loss can take the last rows, a killed process cannot.
 */
export async function connectPglite(folder: string | null): Promise<Connection> {
  if (folder === null) return open(await PGlite.create(), () => {});
  const lock = lockFolder(folder);
  try {
    return open(await PGlite.create(join(folder, 'pglite')), lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function open(client: PGlite, release: () => void): Connection {
  return {
    db: drizzle({ client }),
    close: async () => {
      await client.close();
      release();
    },
  };
}
