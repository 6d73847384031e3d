import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween } from './anchor.ts';
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
export function momentOf(property: ICAL.Property | null): Moment | null {
  const value: unknown = property?.getFirstValue();
  if (!(value instanceof ICAL.Time) || value.year < 1970 || value.year > 2199) return null;
  const named: unknown = property?.getParameter('tzid');
  const { allDay, wall } = wallOf(value);
  Temporal.PlainDateTime.from(wall);
  if (value.zone === ICAL.Timezone.utcTimezone) return { wall, allDay, zone: 'UTC' };
  return { wall, allDay, zone: typeof named === 'string' && isZone(named) ? named : null };
}

/** What the wall shows at a time, valid or not: a file may hold any digits. */
export function wallOf(time: ICAL.Time): { wall: string; allDay: boolean } {
  const { year, month, day, hour, minute, second, isDate } = time;
  const pad = (value: number, width = 2) => `${value}`.padStart(width, '0');
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const clock = `${pad(hour)}:${pad(minute)}:${pad(second)}`;
  return { wall: isDate ? date : `${date}T${clock}`, allDay: isDate };
}

/**
 * Which dates of `zone` an event covers that begins at a moment, as a function: each time that a
 * repeated event happens it takes as long as the first. Ends are exclusive: what ends at midnight
 * does not touch the next day. Null when the event ends before it begins.
 */
export function spanOf(
  event: ICAL.Component,
  start: Moment,
  zone: string,
): ((moment: Moment) => { from: string; to: string }) | null {
  const end = momentOf(event.getFirstProperty('dtend'));
  const duration: unknown = event.getFirstPropertyValue('duration');
  const seconds = duration instanceof ICAL.Duration ? duration.toSeconds() : 0;
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
