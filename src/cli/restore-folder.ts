import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { arrivalStore } from '../store/arrivals.ts';
import { appliedMigrations, knownMigrations } from '../store/database/applied-migrations.ts';
import { IN_FOLDER, openUnlocked } from '../store/database/connect-pglite.ts';
import { migrateAlone } from '../store/database/migrate.ts';
import { MIGRATIONS } from '../store/database/open.ts';
import { holderOf, lockFolder } from '../store/database/pid-lock.ts';
import { type Contents, contentsOf } from '../store/moving/contents.ts';
import { whatIsThere } from '../store/moving/whats-there.ts';
import type { Console } from './console.ts';
import { contentOf } from './read-backup.ts';
import { isFree, isOlder, type Restored } from './restore-rules.ts';

/**
 * Restores the embedded database. It is built beside its place, brought up to date, and put there
 * when everything else is done: killed in the middle, there is nothing yet.
 */
export async function restoreFolder(
  console: Console,
  folder: string,
  file: string,
): Promise<Restored> {
  const holder = holderOf(folder);
  if (holder !== null) {
    console.fail('folderInUse', { folder, pid: String(holder.pid) });
    return null;
  }
  const lock = await lockFolder(folder);
  const building = join(folder, `restoring-${randomUUID()}`);
  try {
    const place = join(folder, IN_FOLDER);
    if (existsSync(place) && !(await isEmpty(console, place))) return null;
    console.note('restoring');
    const contains = await build(console, file, building);
    if (contains === null) return null;
    await rm(place, { recursive: true, force: true });
    await rename(building, place);
    return contains;
  } finally {
    await rm(building, { recursive: true, force: true });
    lock.release();
  }
}

async function isEmpty(console: Console, place: string): Promise<boolean> {
  const { db, close } = await openUnlocked({ folder: place });
  try {
    return isFree(console, await whatIsThere(db));
  } finally {
    await close();
  }
}

async function build(console: Console, file: string, building: string): Promise<Contents | null> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of contentOf(file)) chunks.push(chunk);
  const snapshot = new Blob([Buffer.concat(chunks)], { type: 'application/x-gzip' });
  const { db, close } = await openUnlocked({ snapshot, folder: building });
  try {
    const known = knownMigrations(MIGRATIONS);
    if (!isOlder(console, await appliedMigrations(db), known)) return null;
    await migrateAlone(db, MIGRATIONS);
    await arrivalStore(db).mark(console.now(), 'all');
    return await contentsOf(db);
  } finally {
    await close();
  }
}
