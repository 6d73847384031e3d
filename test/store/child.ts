import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of the tests' own, ended by its id. */
export type Child = {
  pid: number;
  /** Resolves with a line of its output that matches; rejects when it ends without one. */
  line: (pattern: RegExp) => Promise<string>;
  /** All that it has written so far. */
  output: () => string;
  kill: (signal: NodeJS.Signals) => void;
  /** The exit code; null when a signal ended it. */
  ended: Promise<number | null>;
};

/** Runs a TypeScript file with only these variables (and where programs are found). */
export function runTypeScript(
  file: URL,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  folder?: string,
): Child {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), fileURLToPath(file), ...args],
    {
      env: { PATH: process.env.PATH ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(folder === undefined ? {} : { cwd: folder }),
    },
  );
  return watch(child);
}

function watch(child: ChildProcess): Child {
  if (child.pid === undefined) throw new Error('the process did not start');
  let output = '';
  let hasEnded = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      tell();
    });
  }
  const ended = once(child, 'close').then(([code]) => {
    hasEnded = true;
    tell();
    return typeof code === 'number' ? code : null;
  });
  return {
    pid: child.pid,
    output: () => output,
    kill: (signal) => child.kill(signal),
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = output.split('\n').find((line) => pattern.test(line));
          if (found === undefined && !hasEnded) return;
          listeners.delete(look);
          if (found === undefined) reject(new Error(`no line like ${pattern}:\n${output}`));
          else resolve(found);
        };
        listeners.add(look);
        look();
      }),
  };
}
