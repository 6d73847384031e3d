import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import * as z from 'zod';
import { HEAD, Head, isOfSystem } from './backup-head.ts';

export type BackupRead =
  | { kind: 'backup'; head: Head }
  /** What pg_dump wrote itself, as the backup service of docker-compose.yml keeps it. */
  | { kind: 'dump' }
  /** Cut off, or changed since. */
  | { kind: 'damaged' }
  /** Written by a newer program. */
  | { kind: 'newer' }
  | { kind: 'no-backup' }
  | { kind: 'failed'; why: string };

/** What a file is; of a backup every byte is read and compared with its checksum. */
export async function readBackup(file: string): Promise<BackupRead> {
  try {
    const start = await readStart(file);
    if (start.subarray(0, 5).toString('latin1') === 'PGDMP') return { kind: 'dump' };
    const line = jsonOf(start.toString('utf8'));
    const format = z.object({ roadmate: z.literal('backup'), format: z.int() }).safeParse(line);
    if (!format.success) return { kind: start.length < HEAD ? 'damaged' : 'no-backup' };
    if (format.data.format > 1) return { kind: 'newer' };
    const head = Head.safeParse(line);
    if (!head.success) return { kind: 'damaged' };
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of contentOf(file)) {
      hash.update(chunk);
      bytes += chunk.byteLength;
    }
    const isWhole = bytes === head.data.bytes && hash.digest('hex') === head.data.sha256;
    return isWhole ? { kind: 'backup', head: head.data } : { kind: 'damaged' };
  } catch (error) {
    if (isOfSystem(error)) return { kind: 'failed', why: error.code };
    throw error;
  }
}

/** What follows the head of a backup; `from` 0: all of a file. */
export function contentOf(file: string, from = HEAD): AsyncIterable<Uint8Array> {
  return createReadStream(file, { start: from });
}

async function readStart(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
