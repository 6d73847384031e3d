import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween } from './anchor.ts';
import type { CalendarEvent, Property } from './calendar-events.ts';
import { isZone } from './schedule.ts';

/** A time of an event as its file has it: the wall's, and in which zone that wall hangs. */
export type Moment = {
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SS`. */
  wall: string;
  allDay: boolean;
  /** Null for a floating time, and for zones that only the file itself describes. */
  zone: string | null;
};

/** The time of a property, of the years 1970 to 2199, or null. Throws for a 31st of February. */
export function momentOf(property: Property | undefined): Moment | null {
  const time = property && timesOf(property)[0];
  if (!time || time.wall < '1970' || time.wall >= '2200') return null;
  Temporal.PlainDateTime.from(time.wall);
  const { wall, allDay } = time;
  if (time.isUtc) return { wall, allDay, zone: 'UTC' };
  const named = property?.params.get('TZID') ?? '';
  return { wall, allDay, zone: isZone(named) ? named : null };
}

/** The times that a property lists; null for each that is none, such as a period. */
export function timesOf({ params, value }: Property): (WallTime | null)[] {
  const isDate = params.get('VALUE')?.toUpperCase() === 'DATE';
  return value.split(',').map((each) => readTime(isDate ? each.slice(0, 8) : each));
}

type WallTime = { wall: string; allDay: boolean; isUtc: boolean };

/** `20261201` or `20261201T090000`, with a `Z` where it is of UTC; valid or not: a file may hold any digits. */
export function readTime(text: string): WallTime | null {
  const [, year, month, day, hour, minute, second, utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  const date = `${year}-${month}-${day}`;
  const allDay = hour === undefined;
  const wall = allDay ? date : `${date}T${hour}:${minute}:${second}`;
  return { wall, allDay, isUtc: utc === 'Z' };
}

/**
 * Which dates of `zone` an event covers that begins at a moment, as a function: each time that a
 * repeated event happens it takes as long as the first. Ends are exclusive: what ends at midnight
 * does not touch the next day. Null when the event ends before it begins.
 */
export function spanOf(
  event: CalendarEvent,
  start: Moment,
  zone: string,
): ((moment: Moment) => { from: string; to: string }) | null {
  const end = momentOf(event.get('DTEND')?.[0]);
  const seconds = secondsOf(event.get('DURATION')?.[0]?.value ?? 'PT0S');
  if (seconds === null) return null;
  if (start.allDay) {
    const days = end === null ? Math.round(seconds / 86_400) : daysBetween(start.wall, dayOf(end));
    if (days < 0) return null;
    const more = Math.max(0, days - 1);
    return ({ wall }) => ({ from: wall, to: addDays(wall, more) });
  }
  const length = end === null ? seconds * 1000 : instantOf(end, zone) - instantOf(start, zone);
  if (length < 0) return null;
  return (moment) => {
    const at = instantOf(moment, zone);
    return { from: dateIn(at, zone), to: dateIn(Math.max(at, at + length - 1), zone) };
  };
}

/** `P1DT2H`, `-P3W`; null for what is no duration. */
function secondsOf(text: string): number | null {
  const [whole, sign, ...parts] =
    /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text) ?? [];
  if (whole === undefined || !/\d/.test(whole)) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  const total = (weeks * 7 + days) * 86_400 + hours * 3_600 + minutes * 60 + seconds;
  return sign === '-' ? -total : total;
}

function dayOf({ wall }: Moment): string {
  return wall.slice(0, 10);
}

/** Epoch ms; a floating time is one of the group's own zone. */
function instantOf({ wall, zone }: Moment, own: string): number {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone ?? own).epochMilliseconds;
}

function dateIn(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}
