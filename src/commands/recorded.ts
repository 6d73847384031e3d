import { isOptional } from '../roadmap/optional.ts';
import { readLeaves } from '../store/leaves.ts';
import type { Store } from '../store/store.ts';
import { excuses, streak } from '../study/streak.ts';
import type { Recorded } from '../views/check-in.ts';

type Row = Awaited<ReturnType<Store['checkIns']['record']>>;

/**
 * What the one statement of a check-in says, as the member hears it. `now` is the week that runs
 * where the check-in counts in an earlier one; null where it counts in that which runs.
 */
export function recordedOf(
  row: Row,
  items: Recorded['items'],
  now: number | null = null,
): Recorded {
  const counted = row.week ?? 0;
  const week = now ?? counted;
  const last = row.weeks ?? week;
  const met = new Set(numbers(row.metWeeks));
  if (row.weekItems >= (row.target ?? 1)) met.add(counted);
  // A member who was there before does not count among those ahead; one who is new does not yet.
  const self = row.written === null && (row.points ?? 0) > 0 ? 1 : 0;
  return {
    groupId: row.groupId ?? 0,
    items,
    earned: row.earned,
    points: row.points ?? 0,
    left: week === counted && week >= 1 && week <= (row.weeks ?? 0) ? leftOf(row) : null,
    streak: streak({
      met,
      excused: excuses({
        leaves: readLeaves(row.leaves),
        outages: numbers(row.outages),
        // Something was open just now.
        finishedIn: null,
        last,
      }),
      from: row.joinedWeek ?? 0,
      current: week,
      last,
    }),
    rank: row.ahead + 1 - self,
  };
}

/** Items left this week; a member who leaves out what is optional has fewer. */
function leftOf({ left, openTexts }: Row): number {
  if (openTexts === null) return left;
  const open = openTexts.split('\u001e').map((item) => item.split('\u001f'));
  return open.filter((texts) => !texts.some(isOptional)).length;
}

function numbers(text: string | null): number[] {
  return (text ?? '').split(',').filter(Boolean).map(Number);
}
