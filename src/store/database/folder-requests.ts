import { randomBytes } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pause, stopwatch } from './deadline.ts';
import { holderOf } from './pid-lock.ts';

/**
 * How another process asks the one that has a folder open for something. By files, for they work
 * between containers and on Windows, and an older program that does not know them goes on
 * undisturbed: a signal would end it. A request is an empty file, `request-<id>-<what>`; the answer
 * is `answer-<id>`, which comes into being whole.
 */
export type Want = 'snapshot' | 'condition';

/** Each writes the answer to a file that is not there yet. */
export type Answers = Readonly<Record<Want, (file: string) => Promise<void>>>;

export type Answered =
  /** Whoever asked deletes the file. */
  | { kind: 'answered'; file: string }
  | { kind: 'failed'; why: string }
  /** Nobody took it on: an older program, or one that hangs. */
  | { kind: 'silent' }
  /** The process ended over it. */
  | { kind: 'gone' };

/** In milliseconds. */
const LOOK_EVERY = 1_000;
/** How long an asker waits for somebody to take its request on, in milliseconds. */
const PATIENCE = 15_000;
const REQUEST = /^request-([0-9a-f]{32})-(snapshot|condition)$/;
const ANSWER = /^answer-[0-9a-f]{32}/;
/** An answer that nobody has fetched for so long, in milliseconds, is not waited for. */
const FORGOTTEN = 3_600_000;

/** Answers requests, one after the other, until it is stopped. `folder` must be this process' own. */
export function answerRequests(folder: string, answers: Answers): { stop: () => Promise<void> } {
  removeLeftOvers(folder);
  let work: Promise<void> | null = null;
  const look = () => {
    if (work !== null) return;
    work = answerAll(folder, answers).finally(() => {
      work = null;
    });
  };
  const timer = setInterval(look, LOOK_EVERY);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await work;
    },
  };
}

/** What was asked of a process that has ended, and answers that nobody came for. */
function removeLeftOvers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const isOld = () => Date.now() - statSync(file).mtimeMs > FORGOTTEN;
    if (REQUEST.test(name) || (ANSWER.test(name) && isOld())) rmSync(file, { force: true });
  }
}

async function answerAll(folder: string, answers: Answers): Promise<void> {
  for (const name of namesIn(folder)) {
    const [, id, want] = REQUEST.exec(name) ?? [];
    if (id === undefined || (want !== 'snapshot' && want !== 'condition')) continue;
    const answer = join(folder, `answer-${id}`);
    try {
      rmSync(join(folder, name));
      writeFileSync(`${answer}.taken`, '', { mode: 0o600 });
      await answers[want](`${answer}.part`);
      renameSync(`${answer}.part`, answer);
    } catch (error) {
      rmSync(`${answer}.part`, { force: true });
      writeFailure(`${answer}.failed`, error);
    } finally {
      rmSync(`${answer}.taken`, { force: true });
    }
  }
}

function writeFailure(file: string, error: unknown): void {
  const why = error instanceof Error && 'code' in error ? String(error.code) : 'error';
  try {
    writeFileSync(file, why, { mode: 0o600 });
  } catch {
    // On a full disk not even that: whoever asked finds that its request is gone.
  }
}

/** Asks the process that has `folder` open, and waits for as long as that one works on it. */
export async function askHolder(folder: string, want: Want): Promise<Answered> {
  const id = randomBytes(16).toString('hex');
  const request = join(folder, `request-${id}-${want}`);
  const answer = join(folder, `answer-${id}`);
  writeFileSync(request, '', { flag: 'wx' });
  const waited = stopwatch();
  try {
    for (;;) {
      await pause(100);
      if (existsSync(answer)) return { kind: 'answered', file: answer };
      if (existsSync(`${answer}.failed`)) {
        return { kind: 'failed', why: readFileSync(`${answer}.failed`, 'utf8') };
      }
      if (holderOf(folder) === null) return { kind: 'gone' };
      const isTaken = existsSync(`${answer}.taken`);
      if (!isTaken && waited() > PATIENCE && !existsSync(answer)) return { kind: 'silent' };
    }
  } finally {
    rmSync(request, { force: true });
    rmSync(`${answer}.failed`, { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
