import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process as others can tell it. */
export type Who = {
  pid: number;
  host: string;
  /** Within which process ids are told apart: two containers of one host name may both have a 1. */
  space: string;
};

/** What a lock says of who keeps a folder. */
export type Lock = Who & {
  text: string;
  /** When it was last renewed, epoch ms. */
  renewedAt: number;
};

/** This process. Where the system has no such spaces, there is one. */
export function thisProcess(): Who {
  const { pid } = process;
  const host = hostname();
  try {
    return { pid, host, space: readlinkSync('/proc/self/ns/pid') };
  } catch {
    return { pid, host, space: '' };
  }
}

/** The lock in a file; null where there is none. */
export function readLock(file: string): Lock | null {
  try {
    const text = readFileSync(file, 'utf8');
    // The fourth word, by chance, tells a lock from one of an earlier process with the same number.
    const [pid, host = '', space = ''] = text.split(' ');
    return { text, pid: Number(pid), host, space, renewedAt: statSync(file).mtimeMs };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Whether a lock that is fresh has a process behind it: `unsure` where its process id may be of
 * another container of the same host name, or an earlier process's with the number that this one has.
 */
export function isAliveBehind(lock: Who, who: Who): 'yes' | 'no' | 'unsure' {
  if (lock.host !== who.host) return 'yes';
  if (lock.pid === who.pid) return 'unsure';
  if (isAlive(lock.pid)) return 'yes';
  return lock.space === who.space ? 'no' : 'unsure';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
