import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import {
  type Anchor,
  addDays,
  anchorAt,
  dateAt,
  daysBetween,
  isDate,
  laterBy,
  notBefore,
  startOf,
  weekdayOf,
  withoutEchoes,
} from './anchor.ts';
import { type LaidWeek, layWeeks, type Rest, restOn } from './rests.ts';

/**
 * When a group's weeks begin. A rhythm is kept as local dates, times and zones, never as instants,
 * so that changed zone rules move only what lies ahead (design.md, "Data").
 */

/** Epoch milliseconds. */
export type Instant = number;

const named = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** Whether the runtime knows `zone` as a named IANA zone. Offsets such as `+08:00` are refused. */
export function isZone(zone: string): boolean {
  if (!named.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * A real calendar date of the years 1000 to 2999 as `YYYY-MM-DD`, or null. Reads `2026-03-09`,
 * `2026/3/9`, `2026.3.9` and `2026年3月9日`, in full-width characters too.
 */
export function parseDate(text: string): string | null {
  const plain = tidy(text);
  const match =
    /^([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain) ??
    /^([12]\d{3})\s*(年)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]$/.exec(plain);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])];
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** A time of day as `HH:MM`, 00:00 to 23:59, or null. Reads `9:00` and `9：00` too. */
export function parseTime(text: string): string | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(tidy(text));
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return null;
  return `${match[1]?.padStart(2, '0')}:${match[2]}`;
}

/** NFKC turns full-width digits, colons and slashes into the plain ones. */
function tidy(text: string): string {
  return text.normalize('NFKC').trim();
}

/**
 * Anchors: from its week on, week w starts on `date + 7 * (w - week)` days at `time` in `zone`,
 * until the next anchor takes over. Never empty, weeks ascending.
 */
export const Rhythm = z
  .array(
    z.strictObject({
      week: z.int().min(1),
      date: z.string().refine(isDate),
      time: z.string().refine((text) => parseTime(text) === text),
      zone: z.string().refine(isZone),
    }),
  )
  .min(1)
  .refine((all) => all.every((anchor, i) => i === 0 || anchor.week > (all[i - 1]?.week ?? 0)));
export type Rhythm = z.infer<typeof Rhythm>;

/** The first date on or after `from` (`YYYY-MM-DD`) that falls on the ISO weekday, 1 to 7. */
export function firstDate(from: string, weekday: number): string {
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7);
}

/** The rhythm of a new group: week 1 starts on the first `weekday` on or after `firstDay`. */
export function newRhythm(a: {
  firstDay: string;
  weekday: number;
  time: string;
  zone: string;
}): Rhythm {
  return [{ week: 1, date: firstDate(a.firstDay, a.weekday), time: a.time, zone: a.zone }];
}

/** The date in `zone` at that instant, `YYYY-MM-DD`. */
export function localDate(at: Instant, zone: string): string {
  return dateAt(at, zone);
}

/**
 * When a week starts. A time that the clocks skip is moved on by the length of the gap, one that
 * they repeat is taken at its first occurrence, and a skipped day becomes the next valid day
 * (Temporal's `compatible`).
 */
export function weekStart(rhythm: Rhythm, week: number, rests: readonly Rest[] = []): Instant {
  return startOf(rests.length === 0 ? anchorAt(rhythm, week) : laidAt(rhythm, rests, week).start);
}

/**
 * The starts of weeks 1 to `weeks` and, last, the end of the last week: `weeks + 1` instants. Weeks
 * are laid around the rests; a rest behind the last week does not prolong it.
 * Strictly ascending for every rhythm made by the functions of this file.
 */
export function weekStarts(rhythm: Rhythm, weeks: number, rests: readonly Rest[] = []): Instant[] {
  return layWeeks({ rhythm, rests }, weeks + 1).map(({ slot, start }, i) =>
    startOf(i === weeks ? slot : start),
  );
}

/** A week as it is laid; week 0 and those before it lie before the first anchor. */
function laidAt(rhythm: Rhythm, rests: readonly Rest[], week: number): LaidWeek {
  const before = anchorAt(rhythm, week);
  return layWeeks({ rhythm, rests }, week).at(-1) ?? { slot: before, start: before };
}

/** The week that is running: 0 before the first start, one more than the last week at the end. */
export function weekAt(starts: readonly Instant[], now: Instant): number {
  return starts.filter((start) => start <= now).length;
}

/**
 * A group's week. A pause stops its clock: until the group goes on, that is the week in which it was
 * paused, so that no check-in counts in a week that has not begun.
 */
export function weekOf(
  group: { weekStarts: readonly Instant[]; pausedAt: Instant | null },
  now: Instant,
): number {
  return weekAt(group.weekStarts, Math.min(now, group.pausedAt ?? now));
}

/**
 * After a pause: week `fromWeek` and all later ones move on by the same number of whole weeks, the
 * fewest with which `fromWeek` starts at or after `notBefore`; by none where it already does.
 * Weekday, time and earlier weeks stay as they are. Rests keep their dates: the weeks behind them
 * move less when the pause has used a rest up.
 */
export function shiftRhythm(
  rhythm: Rhythm,
  a: { fromWeek: number; notBefore: Instant; rests?: readonly Rest[] },
): Rhythm {
  const old = laidAt(rhythm, a.rests ?? [], a.fromWeek).slot;
  const moved = notBefore(old, a.notBefore);
  const days = daysBetween(old.date, moved.date);
  const later = rhythm
    .filter(({ week }) => week > a.fromWeek)
    .map((anchor) => ({ ...anchor, date: addDays(anchor.date, days) }));
  return withoutEchoes([...rhythm.filter(({ week }) => week < a.fromWeek), moved, ...later]);
}

/**
 * A new weekday, time or zone from week `fromWeek` on; what is not given stays. That week starts at
 * the first such moment that is
 * - not before `notBefore`,
 * - at least a calendar day after the week before it started, so that the week before is shorter or
 *   longer once, but no week is doubled or lost,
 * - in the seven days that end with its old start, or, for week 1 and a week that follows a rest,
 *   not ahead of its old day: nobody starts earlier than announced or during a rest.
 *
 * Rests further on keep their dates; a change planned for later is superseded.
 */
export function changeRhythm(
  rhythm: Rhythm,
  a: {
    fromWeek: number;
    weekday?: number | undefined;
    time?: string | undefined;
    zone?: string | undefined;
    notBefore: Instant;
    rests?: readonly Rest[];
  },
): Rhythm {
  const rests = a.rests ?? [];
  const old = laidAt(rhythm, rests, a.fromWeek).slot;
  const resting = restOn(rests, old.date) !== undefined || followsRest(rhythm, a.fromWeek);
  const zone = a.zone ?? old.zone;
  const weekday = a.weekday ?? weekdayOf(old.date);
  const changedOn = (from: string): Anchor => {
    return { ...old, date: firstDate(from, weekday), time: a.time ?? old.time, zone };
  };
  let changed = notBefore(changedOn(old.date), a.notBefore);
  if (a.fromWeek > 1 && !resting) {
    const dayAfter = laterBy(weekStart(rhythm, a.fromWeek - 1, rests), 1, zone);
    const floor = Math.max(dayAfter, laterBy(startOf(old), -6, zone), a.notBefore);
    changed = notBefore(changedOn(dateAt(floor, zone)), floor);
  }
  const anchors = [...rhythm.filter(({ week }) => week < a.fromWeek), changed];
  for (const { week, date } of rhythm.filter((anchor) => anchor.week > a.fromWeek)) {
    const next = anchorAt(anchors, week);
    const rested = firstDate(date, weekday);
    if (followsRest(rhythm, week) && rested > next.date) anchors.push({ ...next, date: rested });
  }
  return withoutEchoes(anchors);
}

/** Whether at least one whole week lies free before this week. */
function followsRest(rhythm: Rhythm, week: number): boolean {
  return daysBetween(anchorAt(rhythm, week - 1).date, anchorAt(rhythm, week).date) >= 14;
}
