import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { buildProgram } from '../torture/build-program.ts';

const Line = z.looseObject({
  msg: z.string(),
  level: z.number(),
  port: z.int().optional(),
  error: z.string().optional(),
});

/** In MiB: what is kept for ever would not fit into it, however long the run. */
const HEAP = 256;

/** The real program in a process of its own, watched. */
export type Program = {
  port: number;
  /** In MiB, what of it is in memory now; null where the system does not tell. */
  memory: () => number | null;
  /** How often it wrote each warning or error. */
  log: ReadonlyMap<string, number>;
  /** Why it ended by itself; null while it lives. */
  ended: () => string | null;
  stop: () => Promise<void>;
};

/** Builds the program and runs it with these variables, until it is ready. */
export async function startProgram(
  environment: Readonly<Record<string, string>>,
): Promise<Program> {
  const built = await buildProgram();
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', `--max-old-space-size=${HEAP}`, built.file],
    {
      cwd: built.file.replace(/[^/]+$/, ''),
      env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const log = new Map<string, number>();
  const last: string[] = [];
  const state: { ended: string | null } = { ended: null };
  const closed = once(child, 'close').then(([code, signal]) => {
    state.ended = `ended with ${code ?? signal}: ${last.join('\n')}`;
  });
  const port = await new Promise<number>((resolve, reject) => {
    const read = (text: string) => {
      last.push(text.slice(0, 1_000));
      if (last.length > 20) last.shift();
      const line = parse(text);
      if (line?.msg === 'ready') resolve(line.port ?? 0);
      const told = line === null ? `not JSON: ${text.slice(0, 200)}` : wordsOf(line);
      if (line === null || line.level >= 40) log.set(told, (log.get(told) ?? 0) + 1);
    };
    for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', read);
    closed.then(async () => {
      await built.remove();
      reject(new Error(state.ended ?? 'it ended'));
    });
  });
  return {
    port,
    log,
    memory: () => residentOf(child.pid ?? 0),
    ended: () => state.ended,
    stop: async () => {
      child.kill('SIGTERM');
      await closed;
    },
  };
}

function residentOf(pid: number): number | null {
  try {
    const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? null : Math.round(Number(kib) / 1024);
  } catch {
    return null;
  }
}

function parse(text: string): z.infer<typeof Line> | null {
  try {
    return Line.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function wordsOf({ msg, error = '' }: z.infer<typeof Line>): string {
  // Ports and milliseconds make no fault another one.
  return `${msg} ${error.replace(/\d[\d.]*/g, 'N')}`.trim().slice(0, 200);
}
