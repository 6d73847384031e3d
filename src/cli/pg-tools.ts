import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { environment } from '../config/environment.ts';

export type Tool = 'pg_dump' | 'pg_restore';

export type Found =
  | { kind: 'found'; version: number }
  | { kind: 'missing' }
  /** Older than the server, of whose tables it may not know all. */
  | { kind: 'old'; version: number };

/** Whether one of Postgres' own programs is on the PATH, for a server of this major version. */
export async function findTool(tool: Tool, server: number): Promise<Found> {
  try {
    const { output } = await collect(tool, ['--version'], null, []);
    const version = Number(/(\d+)(?:\.\d+|devel|beta\d*|rc\d*)?/.exec(output)?.[1] ?? 0);
    return version < server ? { kind: 'old', version } : { kind: 'found', version };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return { kind: 'missing' };
    }
    throw error;
  }
}

/** Where a tool finds its database; the password is in no argument, which others could read. */
export type Place = { address: string; secrets: Readonly<Record<string, string>> };

/** What libpq knows of what postgres.js may be given in an address. */
const PARAMETERS = ['sslmode', 'sslrootcert', 'connect_timeout'];

export function placeOf(databaseUrl: string): Place {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = '';
  for (const name of [...url.searchParams.keys()]) {
    if (!PARAMETERS.includes(name)) url.searchParams.delete(name);
  }
  return { address: url.href, secrets: password === '' ? {} : { PGPASSWORD: password } };
}

export type Ended =
  | { kind: 'done'; output: string }
  /** `why`: what the tool said last, in one line. */
  | { kind: 'failed'; why: string };

/** Runs a tool to its end, with `input` on its standard input; gives what it wrote. */
export async function collect(
  tool: Tool,
  args: readonly string[],
  place: Place | null,
  input: AsyncIterable<Uint8Array> | readonly [],
): Promise<{ ended: Ended; output: string }> {
  const child = start(tool, args, place);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const problems = problemsOf(child);
  const ended = once(child, 'close');
  // A tool that ends before it has read everything says why itself.
  const fed = pipeline(input, child.stdin).catch(() => {});
  const [code] = await ended;
  await fed;
  return {
    ended: code === 0 ? { kind: 'done', output } : { kind: 'failed', why: problems() },
    output,
  };
}

/** What a tool writes to its standard output, as it comes. Throws `ToolFailed` when it fails. */
export async function* streamOf(
  tool: Tool,
  args: readonly string[],
  place: Place,
): AsyncGenerator<Uint8Array> {
  const child = start(tool, args, place);
  child.stdin.end();
  const problems = problemsOf(child);
  const ended = once(child, 'close');
  try {
    for await (const chunk of child.stdout) yield chunk;
    const [code] = await ended;
    if (code !== 0) throw toolFailed(problems());
  } finally {
    // Whoever reads may have stopped in the middle.
    if (child.exitCode === null) child.kill();
  }
}

/** A tool that ended with an error; `why` is its own word. */
export function whyToolFailed(error: unknown): string | null {
  return error instanceof Error && error.name === 'ToolFailed' ? error.message : null;
}

function toolFailed(why: string): Error {
  return Object.assign(new Error(why), { name: 'ToolFailed' });
}

function start(tool: Tool, args: readonly string[], place: Place | null) {
  const { PATH = '', HOME = '', SystemRoot = '' } = environment();
  // English, for the last line of it is shown; and nothing of the program's own secrets.
  const env = { PATH, HOME, SystemRoot, LC_ALL: 'C', ...place?.secrets };
  const where = place === null ? [] : ['--dbname', place.address];
  return spawn(tool, [...where, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
}

type Child = ReturnType<typeof start>;

/** The first error that a tool wrote, or else its last line. */
function problemsOf(child: Child): () => string {
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    text = `${text}${more}`.slice(-20_000);
  });
  return () => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.find((line) => /\berror\b/i.test(line)) ?? lines.at(-1) ?? 'no reason given';
  };
}
