import { Temporal } from 'temporal-polyfill';

/** Local calendar arithmetic under a group's rhythm. Dates are `YYYY-MM-DD`, times `HH:MM`. */

export type Anchor = { week: number; date: string; time: string; zone: string };

/**
 * The anchor moved to another week of the same weekday and time. Weeks before the first anchor
 * are counted backwards from it.
 */
export function anchorAt(anchors: readonly Anchor[], week: number): Anchor {
  const anchor = anchors.findLast((a) => a.week <= week) ?? anchors[0];
  if (anchor === undefined) throw new RangeError('a rhythm is never empty');
  return { ...anchor, week, date: addDays(anchor.date, 7 * (week - anchor.week)) };
}

/** The instant, in epoch milliseconds, at which the anchor's own week starts. */
export function startOf({ date, time, zone }: Anchor): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;
}

/** Whether the text is a real calendar date, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Calendar days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

/** The ISO weekday of a `YYYY-MM-DD` date: 1 is Monday, 7 Sunday. */
export function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** The same local time some calendar days later, whatever the clocks do in between. */
export function laterBy(at: number, days: number, zone: string): number {
  return zoned(at, zone).add({ days }).epochMilliseconds;
}

export function dateAt(at: number, zone: string): string {
  return zoned(at, zone).toPlainDate().toString();
}

/** The anchor moved on by the fewest whole weeks, none included, that let it start in time. */
export function notBefore(anchor: Anchor, at: number): Anchor {
  const behind = Math.floor(daysBetween(anchor.date, dateAt(at, anchor.zone)) / 7);
  let moved = { ...anchor, date: addDays(anchor.date, 7 * Math.max(0, behind)) };
  while (startOf(moved) < at) moved = { ...moved, date: addDays(moved.date, 7) };
  return moved;
}

/** Drops every anchor that says only what the one before it already says. */
export function withoutEchoes(anchors: readonly Anchor[]): Anchor[] {
  const kept: Anchor[] = [];
  for (const anchor of anchors) {
    const before = kept.length > 0 ? anchorAt(kept, anchor.week) : null;
    const same =
      before?.date === anchor.date && before.time === anchor.time && before.zone === anchor.zone;
    if (!same) kept.push(anchor);
  }
  return kept;
}

function zoned(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
