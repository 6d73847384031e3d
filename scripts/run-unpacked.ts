import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';

/** What `buildah inspect --type image` says of how an image is run. */
const Inspected = z.object({
  Docker: z.object({
    config: z.object({
      User: z.string(),
      Env: z.array(z.string()),
      Cmd: z.array(z.string()),
      WorkingDir: z.string(),
      Healthcheck: z.object({ Test: z.tuple([z.literal('CMD')], z.string()) }),
    }),
  }),
});
export type ImageConfig = z.infer<typeof Inspected>['Docker']['config'];

export function readImageConfig(inspected: string): ImageConfig {
  return Inspected.parse(JSON.parse(inspected)).Docker.config;
}

export type Unpacked = {
  /** The folder that is the image's root. */
  root: string;
  /** What is mounted at `/data`. */
  data: string;
  config: ImageConfig;
};

export type Inside = {
  /** All that it has said so far. */
  said: () => string;
  /** Resolves once it has said something like that; rejects when it ends without. */
  says: (pattern: RegExp) => Promise<string>;
  /** Runs another command beside it, as `docker exec` does. */
  exec: (command: readonly string[]) => Promise<{ code: number | null; said: string }>;
  /** To the program itself, which is the first process in there. */
  kill: (signal: NodeJS.Signals) => Promise<void>;
  ended: Promise<number | null>;
};

/**
 * Runs a command in an unpacked image as a container engine would: the image's user, no rights, root
 * read-only, the program as the first process. Needs root and Linux; the network is the machine's own.
 */
export function runInside(
  { root, data, config }: Unpacked,
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Inside {
  const mounts = [
    `hostname ${randomUUID().slice(0, 12)}`,
    'mount --bind "$ROOT" "$ROOT"',
    'mount --rbind /dev "$ROOT/dev"',
    'mount -t proc proc "$ROOT/proc"',
    'mount -t tmpfs tmpfs "$ROOT/tmp"',
    'mount --bind "$DATA" "$ROOT/data"',
    'mount -o remount,bind,ro "$ROOT"',
    'cd "$ROOT"',
    'exec chroot "$ROOT" "$@"',
  ].join(' && ');
  const user = ['--reuid', config.User, '--regid', config.User, '--clear-groups'];
  const rights = ['--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];
  const variables = [
    ...config.Env,
    ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
  ];
  const asUser = [
    ...['setpriv', ...user, ...rights],
    ...['env', '-i', '-C', config.WorkingDir, ...variables],
  ];
  const spaces = ['--mount', '--pid', '--uts'];
  const child = spawn(
    'unshare',
    [...spaces, '--fork', '--kill-child', 'sh', '-ec', mounts, 'sh', ...asUser, ...command],
    { env: { PATH: process.env.PATH, ROOT: root, DATA: data }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const enter = (target: number, beside: readonly string[]) =>
    spawn('nsenter', [...spaces, '--root', '--target', String(target), ...asUser, ...beside]);
  return watch(child, enter);
}

function watch(
  child: ChildProcess,
  enter: (target: number, command: readonly string[]) => ChildProcess,
): Inside {
  let said = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const tell of listeners) tell();
    });
  }
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  /** The program itself, by its number out here. */
  const first = async () => {
    const list = `/proc/${child.pid}/task/${child.pid}/children`;
    return Number.parseInt(await readFile(list, 'utf8'), 10);
  };
  return {
    said: () => said,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = said.split('\n').find((line) => pattern.test(line));
          if (found !== undefined) resolve(found);
        };
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended:\n${said}`)));
      }),
    exec: async (command) => {
      const beside = watch(enter(await first(), command), enter);
      return { code: await beside.ended, said: beside.said().trim() };
    },
    kill: async (signal) => {
      process.kill(await first(), signal);
    },
  };
}
