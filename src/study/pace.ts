import type { Plan } from './plan.ts';
import type { Instant } from './schedule.ts';

export type Finish = { kind: 'finished' } | { kind: 'unknown' } | { kind: 'at'; at: Instant };

export type Standing = {
  /** Leaves of the weeks before this one. */
  expected: number;
  /** Leaves of the plan that the member has done, of whatever week. */
  done: number;
  /** Leaves of the weeks before this one that the member has not done. */
  late: number;
  kind: 'ahead' | 'on-pace' | 'behind';
};

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** The last instant that a JavaScript date can hold. */
const LAST_INSTANT = 8.64e15;

/**
 * When a member will have done all leaves at the rate so far, in leaves done since joining, or
 * since the first week began where that was later. The first seven days count as a whole week, so
 * that a burst on the first evening promises no finish by morning. Unknown before the first check-in.
 */
export function expectedFinish(a: {
  starts: readonly Instant[];
  now: Instant;
  doneLeaves: number;
  openLeaves: number;
  joinedAt: Instant;
}): Finish {
  if (a.openLeaves <= 0) return { kind: 'finished' };
  if (a.doneLeaves <= 0) return { kind: 'unknown' };
  const began = Math.max(a.joinedAt, a.starts[0] ?? a.joinedAt);
  const spent = Math.max(WEEK, a.now - began);
  const at = Math.round(Math.max(a.now, began) + (spent * a.openLeaves) / a.doneLeaves);
  return { kind: 'at', at: Math.min(at, LAST_INSTANT) };
}

/**
 * Where a member stands against the group's line in week `week` (0 before the first, one more than
 * the last at the end). Leaves of the weeks before it are due, its own are running: with fewer done
 * than are due a member is behind, with more than the due and running together ahead. Counts decide,
 * so that work done ahead makes up for a late leaf; `late` still tells of it.
 */
export function standing(a: { plan: Plan; week: number; done: ReadonlySet<string> }): Standing {
  const leavesWhere = (test: (week: number) => boolean) =>
    a.plan.weeks.filter(({ number }) => test(number)).flatMap(({ leaves }) => leaves);
  const isDone = ({ id }: { id: string }) => a.done.has(id);
  const due = leavesWhere((number) => number < a.week);
  const expected = due.length;
  const running = leavesWhere((number) => number === a.week).length;
  const done = leavesWhere(() => true).filter(isDone).length;
  const late = expected - due.filter(isDone).length;
  if (done < expected) return { expected, done, late, kind: 'behind' };
  return { expected, done, late, kind: done > expected + running ? 'ahead' : 'on-pace' };
}
