import { Temporal } from 'temporal-polyfill';
import { addDays } from './anchor.ts';
import { type Instant, localDate } from './schedule.ts';

/** So many days back a check-in can be dated. */
export const MOST_DAYS_BACK = 7;

export type DayBack =
  | { kind: 'at'; at: Instant }
  /** The day lies before the group's first, before the member joined, or in the pause that lasts. */
  | { kind: 'before-start' | 'before-joining' | 'paused' };

/**
 * The instant at which a check-in of an earlier day counts: noon there in the group's zone, or later
 * on that day where the group began or the member joined in its afternoon. It decides the week and
 * the month; who got there first is decided by when it was told.
 */
export function dayBack(
  group: { weekStarts: readonly Instant[]; pausedAt: Instant | null; zone: string },
  a: { now: Instant; daysBack: number; joinedAt: Instant },
): DayBack {
  const { zone, pausedAt } = group;
  const startsAt = group.weekStarts[0] ?? a.now;
  const date = addDays(localDate(a.now, zone), -a.daysBack);
  if (date < localDate(startsAt, zone)) return { kind: 'before-start' };
  if (date < localDate(a.joinedAt, zone)) return { kind: 'before-joining' };
  const noon = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: zone,
    plainTime: '12:00',
  });
  const at = Math.max(noon.epochMilliseconds, startsAt, a.joinedAt);
  return pausedAt !== null && at >= pausedAt ? { kind: 'paused' } : { kind: 'at', at };
}
