import { existsSync, openAsBlob } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { inject } from 'vitest';
import { connectPglite, openUnlocked } from '../../src/store/database/connect-pglite.ts';
import type { Connection } from '../../src/store/database/database.ts';
import { migrateAlone } from '../../src/store/database/migrate.ts';
import { MIGRATIONS } from '../../src/store/database/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what the test files of one run share; gone when it ends. */
    runFolder: string;
  }
}

/**
 * An embedded database in memory, up to date and empty. It is made once a run and copied from then
 * on, in a quarter of the time; `migrate.test.ts` is about how it is made.
 */
export async function openEmpty(): Promise<Connection> {
  const file = join(inject('runFolder'), 'empty.tar');
  if (!existsSync(file)) await make(file);
  return openUnlocked({ snapshot: await openAsBlob(file) });
}

/** Whole or not at all: another worker may be making it too. */
async function make(file: string): Promise<void> {
  const part = `${file}.${process.pid}`;
  const { db, snapshot, close } = await connectPglite(null);
  await migrateAlone(db, MIGRATIONS);
  await snapshot(`${part}.gz`);
  await close();
  await writeFile(part, await promisify(gunzip)(await readFile(`${part}.gz`)));
  await rename(part, file);
}
