import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutation } from './mutations.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** Red: the bench has found it. Green: it has not. Broken: the bench did not come to an end. */
export type Verdict =
  | { kind: 'red'; by: string; seconds: number }
  | { kind: 'green' | 'broken'; output: string };

/** How long to look, and how many servers a world has. */
export type Size = { guildWeeks: number; guilds: number };

/** Runs the bench on a copy of the source in which one rule is switched off. */
export async function tryMutation(
  mutation: Mutation,
  { guildWeeks, guilds }: Size,
): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'mutation-'));
  try {
    for (const name of ['src', 'drizzle', 'bench/time', 'package.json', 'tsconfig.json']) {
      await cp(join(ROOT, name), join(folder, name), { recursive: true });
    }
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const { file, find, replace } of mutation.edits) {
      const text = await readFile(join(folder, file), 'utf8');
      const parts = text.split(find);
      if (parts.length !== 2) {
        throw new Error(`${mutation.rule}: found ${parts.length - 1} times in ${file}: ${find}`);
      }
      await writeFile(join(folder, file), parts.join(replace));
    }
    return await runBench(folder, mutation, {
      TIME_GUILD_WEEKS: String(guildWeeks),
      TIME_GUILDS: String(guilds),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runBench(
  folder: string,
  { faults }: Mutation,
  size: Record<string, string>,
): Promise<Verdict> {
  const began = performance.now();
  const env = {
    ...process.env,
    ...size,
    TIME_STOP_AT: '1',
    ...(faults === undefined ? {} : { TIME_FAULTS: faults.join(',') }),
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'bench/time/run.ts'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const hear = (text: Buffer) => {
      output += text.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => {
      const by = /^VIOLATION seed \d+: ([^:]+):/m.exec(output)?.[1];
      const seconds = (performance.now() - began) / 1000;
      if (code === 1 && by !== undefined) resolve({ kind: 'red', by, seconds });
      else resolve({ kind: code === 0 ? 'green' : 'broken', output: output.slice(-2_000) });
    });
  });
}
