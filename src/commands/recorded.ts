import { streak } from '../study/streak.ts';
import type { Store } from '../store/store.ts';
import type { Recorded } from '../views/check-in.ts';

type Row = Awaited<ReturnType<Store['checkIns']['record']>>;

/** What the one statement of a check-in says, as the member hears it. */
export function recordedOf(row: Row, items: Recorded['items']): Recorded {
  const week = row.week ?? 0;
  const met = new Set((row.metWeeks ?? '').split(',').filter(Boolean).map(Number));
  if (row.written !== null) met.add(week);
  // A member who was there before does not count among those ahead; one who is new does not yet.
  const self = row.written === null && (row.points ?? 0) > 0 ? 1 : 0;
  return {
    groupId: row.groupId ?? 0,
    items,
    earned: row.earned,
    points: row.points ?? 0,
    left: week >= 1 && week <= (row.weeks ?? 0) ? row.left : null,
    streak: streak({
      met,
      excused: new Set(),
      from: row.joinedWeek ?? 0,
      current: week,
      last: row.weeks ?? week,
    }),
    rank: row.ahead + 1 - self,
  };
}
