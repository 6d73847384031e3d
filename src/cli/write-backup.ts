import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HEAD, type Head, isOfSystem } from './backup-head.ts';

export type Facts = Omit<Head, 'roadmate' | 'format' | 'bytes' | 'sha256'>;

/** `facts` may be known only after the last byte. `why`: a code of the system's, such as `ENOSPC`. */
export type Written =
  | { kind: 'written'; head: Head; bytes: number }
  | { kind: 'exists' }
  | { kind: 'failed'; why: string };

/** What a database's own way of backing up comes to; `told`: it has said why there is no backup. */
export type BackedUp = Written | { kind: 'told' };

/**
 * Writes a backup that its owner alone can read, beside its place, and puts it there when it is
 * whole and on the disk. Never replaces a file. Whatever `content` throws is thrown on.
 */
export async function writeBackup(
  file: string,
  content: AsyncIterable<Uint8Array>,
  facts: () => Promise<Facts>,
): Promise<Written> {
  if (await isThere(file)) return { kind: 'exists' };
  const draft = `${file}.${randomUUID()}.part`;
  try {
    await makePlace(file);
    const hash = createHash('sha256');
    let bytes = 0;
    const measured = async function* () {
      yield Buffer.alloc(HEAD, ' ');
      for await (const chunk of content) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        yield chunk;
      }
    };
    await pipeline(measured(), createWriteStream(draft, { mode: 0o600, flags: 'wx' }));
    const sha256 = hash.digest('hex');
    const head: Head = { roadmate: 'backup', format: 1, ...(await facts()), bytes, sha256 };
    await writeHead(draft, head);
    const isPlaced = await place(draft, file);
    return isPlaced ? { kind: 'written', head, bytes: HEAD + bytes } : { kind: 'exists' };
  } catch (error) {
    if (isOfSystem(error)) return { kind: 'failed', why: error.code };
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Backups hold what members wrote: in a folder that is made for them, nobody else looks. */
export async function makePlace(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
}

async function writeHead(draft: string, head: Head): Promise<void> {
  const text = JSON.stringify(head);
  if (Buffer.byteLength(text) >= HEAD) throw new Error('the head of a backup is too long');
  const handle = await open(draft, 'r+');
  try {
    await handle.write(Buffer.from(`${text.padEnd(HEAD - 1)}\n`), 0, HEAD, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** False when somebody else has put a file there meanwhile. */
export async function place(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    if (error.code === 'EEXIST') return false;
    // A file system without hard links.
    await rename(draft, file);
    return true;
  }
}

export async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
