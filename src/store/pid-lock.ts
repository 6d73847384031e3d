import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** A lock is renewed this often, and taken for dead when it is three times as old. */
const RENEW_EVERY = 10_000;

/**
 * Keeps a folder for this process alone: PGlite loses rows when two processes open one folder.
 * Throws an error that names the other process. A lock whose process is gone, or that nobody has
 * renewed for half a minute, is taken over.
 */
export function lockFolder(folder: string): { release: () => void } {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'roadmate.pid');
  if (!claim(file)) {
    const holder = holderOf(file);
    if (holder !== null) {
      throw new Error(
        `${folder} is in use by process ${holder}. Stop that process, or choose another folder with ROADMATE_DATA.`,
      );
    }
    rmSync(file, { force: true });
    if (!claim(file)) throw new Error(`${folder} was taken by another process just now.`);
  }
  const timer = setInterval(() => utimesSync(file, new Date(), new Date()), RENEW_EVERY);
  timer.unref();
  return {
    release: () => {
      clearInterval(timer);
      rmSync(file, { force: true });
    },
  };
}

function claim(file: string): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(file: string): number | null {
  const pid = Number(readFileSync(file, 'utf8'));
  const fresh = Date.now() - statSync(file).mtimeMs < 3 * RENEW_EVERY;
  return fresh && pid !== process.pid && isAlive(pid) ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
