import { type BeginParts, begin } from './begin.ts';
import { type DrainParts, drain, type Lanes } from './drain.ts';
import { type MakeDueParts, makeDue } from './make-due.ts';
import { emptySummary, type SweepSummary } from './report.ts';

export type SweepParts = BeginParts & MakeDueParts & DrainParts;

/**
 * Makes rows of all slots that have come due by `now`, and delivers what can be claimed. May run
 * never, twice or late, in several processes at once: Postgres decides who posts what. Nothing while
 * this process' clock is not to be trusted.
 */
export async function sweep(parts: SweepParts, now: number): Promise<SweepSummary> {
  const clock = goOn(parts, now);
  if (!(await begin(parts, now))) return emptySummary();
  const made = await makeDue(parts, now);
  const drained = await drain(parts, clock);
  const missed = made.filter((state) => state === 'missed').length;
  return { made: made.length, ...drained, missed: drained.missed + missed };
}

/** The first half of a sweep, for where others deliver: how many posts wait to be claimed. */
export async function sweepOnly(parts: SweepParts, now: number): Promise<{ waiting: number }> {
  if (!(await begin(parts, now))) return { waiting: 0 };
  await makeDue(parts, now);
  return { waiting: await parts.store.outbox.waiting(now) };
}

/** The second half of a sweep: delivers what others have made due. */
export async function drainOnly(
  parts: SweepParts,
  now: number,
  lanes?: Lanes,
): Promise<SweepSummary> {
  const clock = goOn(parts, now);
  if (!(await begin(parts, now))) return emptySummary();
  return { made: 0, ...(await drain(parts, clock, lanes)) };
}

/** The time from `now` on, also while a sweep of a thousand groups takes minutes. */
function goOn({ elapsed }: SweepParts, now: number): () => number {
  const begun = elapsed();
  return () => Math.round(now + elapsed() - begun);
}
