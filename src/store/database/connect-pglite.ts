import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { readCondition } from './condition.ts';
import type { Connection } from './database.ts';
import { answerRequests } from './folder-requests.ts';
import { lockFolder } from './pid-lock.ts';
import { writeSnapshot } from './snapshot.ts';

/** Where the embedded database lies in its folder. */
export const IN_FOLDER = 'pglite';

export type Embedded = Connection & {
  /** Writes the whole database, as it is at one moment, to a file that is not there yet. */
  snapshot: (file: string) => Promise<void>;
};

/**
 * The embedded database, kept in `folder`, or in memory when that is null.
 * Throws when another process has the folder open. PGlite does not force its writes to the disk:
 * a power loss can take the last rows, a killed process cannot. While the folder is open, other
 * processes may ask for a backup and for the database's condition (`folder-requests.ts`).
 */
export async function connectPglite(folder: string | null): Promise<Embedded> {
  if (folder === null) return open(await PGlite.create(), async () => {});
  const lock = await lockFolder(folder);
  try {
    const client = await PGlite.create(join(folder, IN_FOLDER));
    const requests = answerRequests(folder, {
      snapshot: (file) => writeSnapshot(client, file),
      condition: async (file) => {
        const condition = JSON.stringify(await readCondition(drizzle({ client })));
        await writeFile(file, condition, { mode: 0o600, flag: 'wx' });
      },
    });
    return open(client, requests.stop, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * An embedded database without its folder's lock, which somebody else holds or nobody needs: that of
 * a snapshot, in memory or in a folder that is not there yet, or what lies in a folder already.
 */
export async function openUnlocked(from: {
  snapshot?: Blob;
  folder?: string;
}): Promise<Connection> {
  const { snapshot, folder } = from;
  const client = await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(snapshot === undefined ? {} : { loadDataDir: snapshot }),
  });
  return open(client, async () => {});
}

function open(client: PGlite, settle: () => Promise<void>, release = () => {}): Embedded {
  return {
    db: drizzle({ client }),
    snapshot: (file) => writeSnapshot(client, file),
    close: async () => {
      await settle();
      await client.close();
      release();
    },
  };
}
