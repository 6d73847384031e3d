import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAliveBehind, type Lock, readLock, thisProcess, type Who } from './lock-holder.ts';

/** A lock is renewed this often, in milliseconds, and taken for dead when it is three times as old. */
const RENEW_EVERY = 10_000;

/**
 * Keeps a folder for this process alone: PGlite loses rows when two processes open one folder.
 * Rejects with an error that names the other process. A lock whose process is gone, or that nobody
 * has renewed for half a minute, is taken over. Processes of another host or container, whose ids
 * mean nothing here, are told apart by its name; of those that cannot be told apart, a lock is
 * watched until it ought to have been renewed.
 */
export async function lockFolder(
  folder: string,
  who: Who = thisProcess(),
  renewEvery = RENEW_EVERY,
): Promise<{ release: () => void }> {
  // What members wrote is for nobody else on the machine.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = fileIn(folder);
  const own = [who.pid, who.host, who.space, randomUUID()].join(' ');
  if (!claim(file, own)) {
    const found = readLock(file);
    if (found !== null && (await isHeld(file, found, who, renewEvery))) {
      throw new Error(
        `${folder} is in use by process ${found.pid}. Stop that process, or choose another folder with ROADMATE_DATA.`,
      );
    }
    if (found !== null) discard(file, found.text);
    if (!claim(file, own)) throw new Error(`${folder} was taken by another process just now.`);
  }
  const isOwn = () => readLock(file)?.text === own;
  const timer = setInterval(() => {
    // Throws, which ends the program, when it slept so long that another one has taken the folder.
    if (!isOwn()) {
      throw new Error(
        `${folder} was taken over by another process. This one must not write any more.`,
      );
    }
    utimesSync(file, new Date(), new Date());
  }, renewEvery);
  timer.unref();
  return {
    release: () => {
      clearInterval(timer);
      if (isOwn()) rmSync(file, { force: true });
    },
  };
}

/** The process that seems to have a folder open at this moment; null when none does. */
export function holderOf(folder: string): { pid: number } | null {
  const found = readLock(fileIn(folder));
  if (found === null || !isFresh(found, RENEW_EVERY)) return null;
  return isAliveBehind(found, thisProcess()) === 'no' ? null : { pid: found.pid };
}

function fileIn(folder: string): string {
  return join(folder, 'roadmate.pid');
}

/** Waits where that cannot be told at once: once and a half as long as until the next renewal. */
async function isHeld(file: string, lock: Lock, who: Who, renewEvery: number): Promise<boolean> {
  if (!isFresh(lock, renewEvery)) return false;
  const alive = isAliveBehind(lock, who);
  if (alive !== 'unsure') return alive === 'yes';
  await pause(1.5 * renewEvery);
  const later = readLock(file);
  return later !== null && (later.text !== lock.text || later.renewedAt !== lock.renewedAt);
}

function isFresh({ renewedAt }: Lock, renewEvery: number): boolean {
  return Date.now() - renewedAt < 3 * renewEvery;
}

function claim(file: string, own: string): boolean {
  try {
    writeFileSync(file, own, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a dead lock; one that somebody else has put there meanwhile goes back to its place. */
function discard(file: string, dead: string): void {
  const aside = `${file}.dead-${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Somebody else was faster.
  }
  const text = readFileSync(aside, 'utf8');
  if (text !== dead) writeFileSync(file, text, { flag: 'wx' });
  rmSync(aside);
}
