import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readCondition } from '../store/database/condition.ts';
import { connectPglite, IN_FOLDER, openUnlocked } from '../store/database/connect-pglite.ts';
import { askHolder } from '../store/database/folder-requests.ts';
import { holderOf } from '../store/database/pid-lock.ts';
import { contentsOf } from '../store/moving/contents.ts';
import type { Console } from './console.ts';
import { type BackedUp, type Facts, makePlace, writeBackup } from './write-backup.ts';

/**
 * Backs the embedded database up. Where the bot has its folder open, the bot makes the snapshot, and
 * goes on answering meanwhile. The snapshot is opened again before it counts as a backup.
 */
export async function backupFolder(
  console: Console,
  folder: string,
  file: string,
): Promise<BackedUp> {
  if (!existsSync(join(folder, IN_FOLDER))) {
    console.fail('nothingThere', { place: folder });
    return { kind: 'told' };
  }
  const snapshot = await takeSnapshot(console, folder, file);
  if (snapshot === null) return { kind: 'told' };
  try {
    console.note('snapshotChecking');
    const facts = await factsOf(snapshot, console.now());
    return await writeBackup(file, createReadStream(snapshot), async () => facts);
  } finally {
    await rm(snapshot, { force: true });
  }
}

/** The path of a file with the snapshot, which is the caller's; null: told why there is none. */
async function takeSnapshot(
  console: Console,
  folder: string,
  target: string,
): Promise<string | null> {
  const holder = holderOf(folder);
  if (holder === null) {
    console.note('snapshotTaking');
    const connection = await connectPglite(folder);
    const file = `${target}.${randomUUID()}.part`;
    try {
      await makePlace(file);
      await connection.snapshot(file);
      return file;
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    } finally {
      await connection.close();
    }
  }
  console.note('snapshotAsking', { pid: String(holder.pid) });
  const answered = await askHolder(folder, 'snapshot');
  if (answered.kind === 'answered') return answered.file;
  const pid = String(holder.pid);
  if (answered.kind === 'failed') console.fail('snapshotFailed', { pid, why: answered.why });
  else console.fail(answered.kind === 'gone' ? 'holderGone' : 'holderSilent', { pid });
  return null;
}

async function factsOf(snapshot: string, now: number): Promise<Facts> {
  const blob = await openAsBlob(snapshot, { type: 'application/x-gzip' });
  const { db, close } = await openUnlocked({ snapshot: blob });
  try {
    const { server, migrations } = await readCondition(db);
    return {
      kind: 'embedded',
      takenAt: new Date(now).toISOString(),
      server,
      migrations: migrations.length,
      contains: await contentsOf(db),
    };
  } finally {
    await close();
  }
}
