import { addDays, startOf } from './anchor.ts';
import type { RestReason } from './rest-reasons.ts';
import { type Calendar, layWeeks, type Rest } from './rests.ts';

/** No group needs more; a reason that finds one in every week would otherwise go on for ever. */
const MOST_RESTS = 104;

export type ComingWeeks = Calendar & {
  /** The number of weeks in all. */
  weeks: number;
  /** The running week; 0 before the first. */
  current: number;
  /** Epoch ms. */
  now: number;
};

/**
 * The rests that a reason asks of a group's coming weeks, as they come to lie one after the other:
 * a week that moves on may meet the next holiday. A week that has begun is never one of them, nor is
 * one behind the last week. Neighbours with the same reason are one rest.
 */
export function proposeRests(coming: ComingWeeks, reason: RestReason, by: string): Rest[] {
  const { rhythm, weeks, now } = coming;
  const proposed: Rest[] = [];
  let week = coming.current + 1;
  while (week <= weeks && proposed.length < MOST_RESTS) {
    const calendar = { rhythm, rests: [...coming.rests, ...proposed] };
    const start = layWeeks(calendar, week).at(-1)?.start;
    if (start === undefined) break;
    const { date } = start;
    const to = addDays(date, 6);
    const why = startOf(start) > now ? reason(date, to) : null;
    if (why === null) week++;
    else proposed.push({ from: date, to, why, by });
  }
  return joined(proposed);
}

function joined(rests: readonly Rest[]): Rest[] {
  const all: Rest[] = [];
  for (const rest of rests) {
    const last = all.at(-1);
    const goesOn =
      last !== undefined &&
      addDays(last.to, 1) === rest.from &&
      JSON.stringify(last.why) === JSON.stringify(rest.why);
    if (goesOn) all[all.length - 1] = { ...last, to: rest.to };
    else all.push(rest);
  }
  return all;
}

/** A group's rests with others among them, in order. */
export function withRests(rests: readonly Rest[], more: readonly Rest[]): Rest[] {
  return [...rests, ...more].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The rests whose first week has not begun: they can still be taken back. */
export function restsAhead({ rhythm, rests }: Calendar, now: number): Rest[] {
  const anchor = rhythm.at(-1);
  if (anchor === undefined) return [];
  return rests.filter(({ from }) => startOf({ ...anchor, date: from }) > now);
}

/** What becomes of a week's start; epoch ms. */
export type Move = { week: number; from: number; to: number };

/** The weeks that start at another time than before; `starts` end with the end of the last week. */
export function movedWeeks(before: readonly number[], after: readonly number[]): Move[] {
  return after.slice(0, -1).flatMap((to, i) => {
    const from = before[i];
    return from === undefined || from === to ? [] : [{ week: i + 1, from, to }];
  });
}
