import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '../../test/store/embedded-postgres.ts';
import { childrenCpu } from './children-cpu.ts';

export type Lab = {
  port: number;
  /** The URL of a new, empty database. */
  create: (name: string) => Promise<string>;
  /** CPU time of all its processes so far, in milliseconds; null where the system does not tell. */
  cpu: () => number | null;
  close: () => Promise<void>;
};

/** A real Postgres in a temporary folder, as it comes: commits are durable. Gone after `close`. */
export async function startPostgres(): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'roadmate-bench-'));
  // Run by root, the server belongs to another user, who must be able to pass through.
  await chmod(folder, 0o711);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_wal_size=4GB'],
    onLog: () => {},
    onError: () => {},
  });
  const close = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await close();
    throw error;
  }
  const pid = (await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0];
  return {
    port,
    cpu: () => childrenCpu(Number(pid)),
    create: async (name) => {
      await server.createDatabase(name);
      return urlAt(port, name);
    },
    close,
  };
}

export function urlAt(port: number, database: string): string {
  return `postgres://postgres:password@127.0.0.1:${port}/${database}`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
