import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second, whatever the kernel's own tick. */
const TICK_MS = 10;

/**
 * CPU time of a process's children in milliseconds, those that have ended included. Null where
 * there is no `/proc`. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function childrenCpu(parent: number): number | null {
  const own = statOf(String(parent));
  if (own === null) return null;
  let ticks = own.ended;
  for (const pid of readdirSync('/proc')) {
    const stat = /^\d+$/.test(pid) ? statOf(pid) : null;
    if (stat?.parent === parent) ticks += stat.ticks;
  }
  return ticks * TICK_MS;
}

function statOf(pid: string): { parent: number; ticks: number; ended: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may itself hold spaces: count from behind it.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (place: number) => fields[place - 3] ?? 0;
    return { parent: at(4), ticks: at(14) + at(15), ended: at(16) + at(17) };
  } catch {
    return null;
  }
}
