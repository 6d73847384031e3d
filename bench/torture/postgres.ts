import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { EmbeddedPostgres } from '../../test/store/embedded-postgres.ts';
import { freePort } from '../../test/store/real-postgres.ts';

/** A real Postgres that can be hurt; its commits are durable. On loopback, gone after `stop`. */
export type FragilePostgres = {
  url: string;
  /** Ends it as `pg_ctl stop -m immediate` does: nothing is written out, clients are cut off. */
  crash: () => Promise<void>;
  /** After `crash`. */
  start: () => Promise<void>;
  /** Ends so many backends of clients other than this one's own; returns how many there were. */
  killBackends: (most: number) => Promise<number>;
  stop: () => Promise<void>;
};

const NAME = 'torture-harness';

export async function startFragilePostgres(): Promise<FragilePostgres> {
  const port = await freePort();
  const databaseDir = join(tmpdir(), `roadmate-torture-${randomUUID()}`);
  const password = randomUUID();
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'roadmate',
    password,
    port,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  let isDown = false;
  const url = `postgres://roadmate:${password}@127.0.0.1:${port}/postgres`;

  return {
    url,
    crash: async () => {
      const [line] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n');
      const pid = Number(line);
      process.kill(pid, 'SIGQUIT');
      while (isRunning(pid)) await pause(20);
      isDown = true;
    },
    start: async () => {
      await server.start();
      isDown = false;
    },
    killBackends: async (most) => {
      const admin = openAdmin(url);
      try {
        const killed = await admin`
          select pg_terminate_backend(pid) from (
            select pid from pg_stat_activity
            where backend_type = 'client backend' and application_name <> ${NAME}
            order by random() limit ${most}) victims`;
        return killed.length;
      } finally {
        await admin.end({ timeout: 1 });
      }
    },
    stop: async () => {
      // It waits for the end of the process that it has started.
      if (isDown) await server.start();
      await server.stop();
    },
  };
}

/** A client whose backends `killBackends` spares. */
export function openAdmin(url: string) {
  return postgres(url, {
    max: 2,
    onnotice: () => {},
    connection: { application_name: NAME },
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
