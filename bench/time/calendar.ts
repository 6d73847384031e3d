/**
 * When a local date and time comes, found by looking at the clock on the wall minute by minute.
 * Written apart from the product: no Temporal, no rule of offsets, only what `Intl` shows.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The wall clock of a zone at an instant, as if it were UTC, in epoch ms without seconds. */
export type Wall = (at: number) => number;

export function wallOf(zone: string): Wall {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
  };
}

/** A local date and time, as if it were UTC. */
export function wallTime(date: string, time: string): number {
  return Date.parse(`${date}T${time}:00Z`);
}

/**
 * The first minute at which the wall shows `wanted` or later. Where it jumps past `wanted`, the
 * minutes that it skipped are counted on from the last one before the jump.
 */
export function scanFor(wall: Wall, wanted: number): number {
  // No zone is further from UTC than 26 hours.
  for (let at = wanted - 26 * HOUR; ; at += MINUTE) {
    if (wall(at) < wanted) continue;
    const before = at - MINUTE;
    return wall(at) === wanted ? at : before + (wanted - wall(before));
  }
}

export type Calendar = {
  /** The instant of a local date and time. */
  instant: (date: string, time: string, zone: string) => number;
  /** Whether the wall ever shows them: the clocks may skip them. */
  exists: (date: string, time: string, zone: string) => boolean;
  /** `YYYY-MM-DD` in the zone. */
  date: (at: number, zone: string) => string;
  /** The same local time so many days later. */
  daysLater: (at: number, days: number, zone: string) => number;
};

/** Remembers what it has found: the same slots come up in many worlds. */
export function createCalendar(): Calendar {
  const walls = new Map<string, Wall>();
  const instants = new Map<string, number>();
  const wallIn = (zone: string): Wall => {
    const wall = walls.get(zone) ?? wallOf(zone);
    walls.set(zone, wall);
    return wall;
  };
  const find = (wanted: number, zone: string): number => {
    const key = `${zone} ${wanted}`;
    const known = instants.get(key);
    if (known !== undefined) return known;
    const found = seek(wallIn(zone), wanted);
    instants.set(key, found);
    return found;
  };
  return {
    instant: (date, time, zone) => find(wallTime(date, time), zone),
    exists: (date, time, zone) => {
      const wanted = wallTime(date, time);
      return wallIn(zone)(find(wanted, zone)) === wanted;
    },
    date: (at, zone) => new Date(wallIn(zone)(at)).toISOString().slice(0, 10),
    daysLater: (at, days, zone) => find(wallIn(zone)(at) + days * DAY, zone) + (at % MINUTE),
  };
}

/** The scan, left out where the wall keeps the same distance from UTC for two days around. */
export function seek(wall: Wall, wanted: number): number {
  const distances = new Set<number>();
  for (let at = wanted - 26 * HOUR; at <= wanted + 26 * HOUR; at += HOUR) {
    distances.add(wall(at) - at);
  }
  const [distance] = distances;
  const hasOne = distances.size === 1 && distance !== undefined;
  return hasOne ? wanted - distance : scanFor(wall, wanted);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** The first date from `date` on with this weekday. */
export function nextWeekday(date: string, weekday: number): string {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}
