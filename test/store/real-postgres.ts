import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { migratePostgres } from '../../src/store/database/migrate.ts';
import { EmbeddedPostgres } from './embedded-postgres.ts';

export const MIGRATIONS = new URL('../../drizzle', import.meta.url).pathname;

const TEMPLATE = 'roadmate_template';

/** A real Postgres server of a test file's own, on loopback and a free port. */
export type RealPostgres = {
  /** Makes an empty database and gives its address. */
  createEmpty: () => Promise<string>;
  /** Makes a database with the migrations applied and gives its address. */
  create: () => Promise<string>;
  stop: () => Promise<void>;
};

export async function startPostgres(): Promise<RealPostgres> {
  const port = await freePort();
  const password = randomUUID();
  const server = new EmbeddedPostgres({
    // Not inside a private folder: as root, the server runs as another user.
    databaseDir: join(tmpdir(), `roadmate-postgres-${randomUUID()}`),
    user: 'roadmate',
    password,
    port,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...['-c', 'fsync=off', '-c', 'deadlock_timeout=200ms'],
    ],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const address = (name: string) => `postgres://roadmate:${password}@127.0.0.1:${port}/${name}`;
  const admin = postgres(address('postgres'), { max: 1, onnotice: () => {} });
  const createFrom = async (template: string): Promise<string> => {
    const name = `db_${randomUUID().replaceAll('-', '')}`;
    await admin.unsafe(`create database ${name} template ${template}`);
    return address(name);
  };
  await admin.unsafe(`create database ${TEMPLATE}`);
  await migratePostgres(address(TEMPLATE), MIGRATIONS);
  return {
    createEmpty: () => createFrom('template0'),
    create: () => createFrom(TEMPLATE),
    stop: async () => {
      await admin.end({ timeout: 5 });
      await server.stop();
    },
  };
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no free port')),
      );
    });
  });
}
