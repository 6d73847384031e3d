import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { PGlite } from '@electric-sql/pglite';

/** In bytes. */
const CHUNK = 1 << 20;

/**
 * Writes the embedded database as it is at one moment, as gzip'ed tar. Statements wait only while its
 * files are copied in memory; packing and writing go on beside them. `file` must not be there yet.
 */
export async function writeSnapshot(client: PGlite, file: string): Promise<void> {
  // What was written lies in the files then, and not in the log alone: they open faster.
  await client.exec('checkpoint');
  const tar = await client.dumpDataDir('none');
  const out = createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true });
  await pipeline(chunksOf(tar), createGzip(), out);
}

async function* chunksOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += CHUNK) {
    yield new Uint8Array(await blob.slice(at, at + CHUNK).arrayBuffer());
  }
}
