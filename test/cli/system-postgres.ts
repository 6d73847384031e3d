import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { freePort } from '../store/real-postgres.ts';

const DEBIAN = '/usr/lib/postgresql';
/** The server and its own tools, of one version; the one from npm comes without tools. */
const PROGRAMS = ['initdb', 'postgres', 'pg_dump', 'pg_restore'];

/** Where this machine has a Postgres with its tools; null where it has none. */
export const systemPostgres: string | null = findFolder();

function findFolder(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const places = newestFirst.map((version) => join(DEBIAN, version, 'bin'));
  return (
    places.find((place) => PROGRAMS.every((program) => existsSync(join(place, program)))) ?? null
  );
}

export type SystemPostgres = {
  /** Makes an empty database and gives its address. */
  createEmpty: () => Promise<string>;
  stop: () => Promise<void>;
};

/** A server of the machine's own programs, on loopback and a free port. */
export async function startSystemPostgres(programs: string): Promise<SystemPostgres> {
  const folder = join(tmpdir(), `roadmate-system-postgres-${randomUUID()}`);
  mkdirSync(folder, { mode: 0o700 });
  const port = await freePort();
  // The server refuses to run as root.
  const user = userInfo().uid === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const rights = ['--username=roadmate', '--auth=trust'];
  execFileSync(join(programs, 'initdb'), ['-D', folder, ...rights, '--locale=C', '-E', 'UTF8'], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  });
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', folder, '-p', String(port), ...settings.flatMap((each) => ['-c', each])],
    { ...user, cwd: folder, stdio: 'ignore' },
  );
  const ended = once(server, 'close');
  const address = (name: string) => `postgres://roadmate:canary@127.0.0.1:${port}/${name}`;
  const admin = postgres(address('postgres'), { max: 1, onnotice: () => {} });
  await answers(admin);
  return {
    createEmpty: async () => {
      const name = `db_${randomUUID().replaceAll('-', '')}`;
      await admin.unsafe(`create database ${name}`);
      return address(name);
    },
    stop: async () => {
      await admin.end({ timeout: 5 });
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(admin: postgres.Sql): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await admin`select 1`;
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}
