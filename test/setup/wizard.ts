import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LocalDiscord } from '../../src/playground/local-discord.ts';

const program = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const command = [process.execPath, '--import', import.meta.resolve('tsx'), program, 'setup'];

/** The setup in a process of its own, as `npm run setup` runs it. */
export type Wizard = {
  /** What it has shown so far, errors included. */
  output: () => string;
  /** Resolves once it has shown this, anew since the last time. */
  shows: (text: string) => Promise<void>;
  /** Types a line. */
  type: (line: string) => void;
  /** No more input. */
  hangUp: () => void;
  ended: Promise<number | null>;
  kill: () => void;
};

export type Run = {
  folder: string;
  local?: LocalDiscord;
  args?: readonly string[];
  variables?: Readonly<Record<string, string>>;
  /** On a terminal, by util-linux' `script`, rather than on pipes. */
  terminal?: boolean;
};

export function runWizard({ folder, local, args = [], variables = {}, terminal }: Run): Wizard {
  const line = [...command, ...args];
  const shell = line.map((word) => `'${word}'`).join(' ');
  const [file = '', ...rest] = terminal ? ['script', '-qefc', shell, '/dev/null'] : line;
  const child = spawn(file, rest, {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      ...(local === undefined ? {} : { DISCORD_API_BASE: local.apiBase }),
      ...variables,
    },
  });
  let output = '';
  let seen = 0;
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const watcher of watchers) watcher();
    });
  }
  child.stdin.on('error', () => {});
  const ended = once(child, 'close').then(([code]) => {
    for (const watcher of watchers) watcher();
    return typeof code === 'number' ? code : null;
  });
  return {
    output: () => output,
    shows: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const place = output.indexOf(text, seen);
          if (place < 0 && child.exitCode === null) return;
          watchers.delete(look);
          if (place < 0) return reject(new Error(`it never showed ${text}:\n${output}`));
          seen = place + text.length;
          resolve();
        };
        watchers.add(look);
        look();
      }),
    type: (text) => void child.stdin.write(`${text}\n`),
    hangUp: () => void child.stdin.end(),
    ended,
    kill: () => void child.kill('SIGKILL'),
  };
}
