import type { Rest } from './rests.ts';
import { isZone, type Rhythm, weekStarts } from './schedule.ts';

export type Kept = {
  rhythm: Rhythm;
  rests: readonly Rest[];
  /** As they were derived when they were last written; the end of the last week included. */
  weekStarts: readonly number[];
  /** Until here slots have been made rows. */
  sweptTo: number;
};

/**
 * The week starts by the zone rules that this runtime knows. Governments change them on short
 * notice; a rhythm is local, so what lies ahead of `now` moves with them, and what has begun stays.
 * A week that would now have begun before the slots were last looked at starts right after that: its
 * post appears late rather than never.
 */
export function rederiveStarts(
  { rhythm, rests, weekStarts: kept, sweptTo }: Kept,
  now: number,
): number[] {
  // A zone that this runtime does not know: nothing better can be said.
  if (!rhythm.every(({ zone }) => isZone(zone))) return [...kept];
  const starts = weekStarts(rhythm, kept.length - 1, rests);
  let last = sweptTo;
  return kept.map((before, i) => {
    if (before <= now) return before;
    const start = starts[i] ?? before;
    last = start === before ? before : Math.max(start, last + 1);
    return last;
  });
}
