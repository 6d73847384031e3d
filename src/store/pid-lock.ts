import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A lock is renewed this often, and taken for dead when it is three times as old. */
const RENEW_EVERY = 10_000;

/**
 * Keeps a folder for this process alone: PGlite loses rows when two processes open one folder.
 * Throws an error that names the other process. A lock whose process is gone, or that nobody has
 * renewed for half a minute, is taken over. Processes of another host or container, whose ids mean
 * nothing here, are told apart by its name.
 */
export function lockFolder(folder: string): { release: () => void } {
  // What members wrote is for nobody else on the machine.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'roadmate.pid');
  if (!claim(file)) {
    const found = read(file);
    if (found !== null && isHeld(found)) {
      throw new Error(
        `${folder} is in use by process ${found.pid}. Stop that process, or choose another folder with ROADMATE_DATA.`,
      );
    }
    if (found !== null) discard(file, found.text);
    if (!claim(file)) throw new Error(`${folder} was taken by another process just now.`);
  }
  const timer = setInterval(() => renew(folder, file), RENEW_EVERY);
  timer.unref();
  return {
    release: () => {
      clearInterval(timer);
      rmSync(file, { force: true });
    },
  };
}

/** The process that has a folder open at this moment, this one aside; null when none does. */
export function holderOf(folder: string): { pid: number } | null {
  const found = read(join(folder, 'roadmate.pid'));
  return found !== null && isHeld(found) ? { pid: found.pid } : null;
}

type Lock = { text: string; pid: number; host: string; fresh: boolean };

function ownText(): string {
  return `${process.pid} ${hostname()}`;
}

function claim(file: string): boolean {
  try {
    writeFileSync(file, ownText(), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Throws, which ends the program, when it slept so long that another one has taken the folder. */
function renew(folder: string, file: string): void {
  if (read(file)?.text !== ownText()) {
    throw new Error(
      `${folder} was taken over by another process. This one must not write any more.`,
    );
  }
  utimesSync(file, new Date(), new Date());
}

function read(file: string): Lock | null {
  try {
    const text = readFileSync(file, 'utf8');
    const [pid, host] = text.split(' ');
    const fresh = Date.now() - statSync(file).mtimeMs < 3 * RENEW_EVERY;
    return { text, pid: Number(pid), host: host ?? '', fresh };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function isHeld({ pid, host, fresh }: Lock): boolean {
  if (!fresh) return false;
  return host === hostname() ? pid !== process.pid && isAlive(pid) : true;
}

/** Removes a dead lock; one that somebody else has put there meanwhile goes back to its place. */
function discard(file: string, dead: string): void {
  const aside = `${file}.dead-${process.pid}-${hostname()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Somebody else was faster.
  }
  const text = readFileSync(aside, 'utf8');
  if (text !== dead) writeFileSync(file, text, { flag: 'wx' });
  rmSync(aside);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
