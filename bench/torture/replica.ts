import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { count, type Tally } from './tally.ts';

/** A start that takes longer than this hangs, in milliseconds. */
const START_LIMIT = 180_000;

const Line = z.looseObject({
  msg: z.string(),
  level: z.number(),
  port: z.int().optional(),
  error: z.string().optional(),
  outcome: z.string().optional(),
  detail: z.unknown().optional(),
});
const PoolNews = z.looseObject({ kind: z.string(), code: z.string().optional() });

/** The real program in a process of its own, started again whenever it ends. */
export type Replica = {
  name: string;
  /** Where it listens; null while it is not ready. */
  port: () => number | null;
  /** Resolves when it is ready, with the process that is. */
  ready: () => Promise<Run>;
  /** Starts no more and ends the one that runs in good order. */
  stop: () => Promise<void>;
};

export type Run = { pid: number; kill: (signal: NodeJS.Signals) => void; ended: Promise<unknown> };

export type ReplicaParts = {
  name: string;
  file: string;
  folder: string;
  environment: Readonly<Record<string, string>>;
  tally: Tally;
};

/** Keeps a replica running until it is stopped. */
export function startReplica(parts: ReplicaParts): Replica {
  const { name, tally } = parts;
  const state: { port: number | null; run: Run | null; stopping: boolean } = {
    ...{ port: null, run: null, stopping: false },
  };
  const keepRunning = async () => {
    while (!state.stopping) {
      await live(parts, state);
      state.port = null;
      state.run = null;
    }
  };
  const running = keepRunning();
  return {
    name,
    port: () => state.port,
    ready: async () => {
      const began = performance.now();
      for (;;) {
        if (state.port !== null && state.run !== null) return state.run;
        if (performance.now() - began > START_LIMIT) {
          tally.violations.push(`${name} did not get ready in ${START_LIMIT} ms`);
          throw new Error(`${name} hangs at its start`);
        }
        await pause(20);
      }
    },
    stop: async () => {
      state.stopping = true;
      const began = performance.now();
      state.run?.kill('SIGTERM');
      await running;
      const took = performance.now() - began;
      if (took > 10_000) tally.violations.push(`${name} took ${Math.round(took)} ms to end`);
    },
  };
}

/** One process, from its start to its end. */
async function live(
  { name, file, folder, environment, tally }: ReplicaParts,
  state: { port: number | null; run: Run | null; stopping: boolean },
): Promise<void> {
  const child = spawn(process.execPath, ['--enable-source-maps', file], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  tally.starts += 1;
  const ended = once(child, 'close');
  const signals = new Set<NodeJS.Signals>();
  const last: string[] = [];
  const read = (text: string) => {
    last.push(text);
    if (last.length > 30) last.shift();
    const line = parseLine(text);
    if (line === null) return;
    if (line.msg === 'ready') state.port = line.port ?? null;
    else if (line.level >= 40) count(tally.log, wordsOf(line));
  };
  createInterface(child.stdout).on('line', read);
  createInterface(child.stderr).on('line', read);
  const { pid } = child;
  if (pid === undefined) throw new Error('the program could not be started');
  const kill = (signal: NodeJS.Signals) => {
    signals.add(signal);
    // Gone from this moment on, whenever its end is heard of.
    if (signal === 'SIGKILL') state.port = null;
    child.kill(signal);
  };
  state.run = { pid, ended, kill };
  const [code] = await ended;
  if (signals.has('SIGKILL') || (signals.has('SIGTERM') && code === 0)) return;
  // A program that finds no database at its start says so and ends; who runs it starts it again.
  if (state.port === null && last.some((text) => text.startsWith('Roadmate cannot start'))) {
    tally.refusedStarts += 1;
    count(tally.log, last.at(-1) ?? '');
    await pause(200);
    return;
  }
  if (state.stopping && state.port === null) return;
  tally.violations.push(`${name} ended by itself with code ${code}:\n${last.join('\n')}`);
}

function parseLine(text: string): z.infer<typeof Line> | null {
  try {
    return Line.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function wordsOf({ msg, error, outcome, detail }: z.infer<typeof Line>): string {
  const news = PoolNews.safeParse(detail);
  const rest = news.success ? `${news.data.kind} ${news.data.code ?? ''}` : String(detail ?? '');
  return [msg, outcome, error, rest].filter(Boolean).join(' · ').slice(0, 140).trim();
}
