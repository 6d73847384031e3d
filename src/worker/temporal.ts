/**
 * Stands in for `temporal-polyfill` in the Worker's bundle (`[alias]` in wrangler.toml) until the
 * runtime has Temporal itself: the few methods that are called here, on dates of the years 1 to 9999,
 * with the same names and the same rules. test/worker/temporal.test.ts compares each with the
 * package, in every zone.
 */
type Disambiguation = 'compatible' | 'earlier' | 'later';
type Zone = { timeZone: string; plainTime: string };

const SECOND = 1_000;
const DAY = 86_400_000;
/** So far ahead a change of the clocks is looked for, in days. */
const AHEAD = 10;

/** Making one costs more than all that is asked of it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** A zone may be an offset: `+08:00`, in ms; null for one that has a name. */
function fixedOffset(zone: string): number | null {
  const [, sign, hours, minutes = '0'] = /^([+-])([01]\d|2[0-3])(?::?([0-5]\d))?$/.exec(zone) ?? [];
  if (sign === undefined) return null;
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60 * SECOND;
}

/** What the clocks of a zone show at an instant, as if it were UTC; both epoch ms. */
function wallAt(at: number, zone: string): number {
  const fixed = fixedOffset(zone);
  if (fixed !== null) return at + fixed;
  const shown = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const number = (name: string) => Number(shown[name]);
  const year = shown.era === 'BC' ? 1 - number('year') : number('year');
  const date = dateOf(year, number('month'), number('day'));
  const time = (number('hour') * 60 + number('minute')) * 60 + number('second');
  return date + time * SECOND + mod(at, SECOND);
}

const offsetAt = (at: number, zone: string) => wallAt(at, zone) - at;

/** https://tc39.es/proposal-temporal/#sec-temporal-disambiguatepossibleepochnanoseconds */
function instantOf(wall: number, zone: string, how: Disambiguation = 'compatible'): number {
  const [before, after] = [offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)];
  const possible = [wall - before, wall - after].filter((at) => wallAt(at, zone) === wall);
  if (possible.length > 0) return how === 'later' ? Math.max(...possible) : Math.min(...possible);
  return wall - (how === 'earlier' ? after : before);
}

/** The next instant at which the offset of a zone is another, or null. */
function changeAfter(at: number, zone: string): number | null {
  const offset = offsetAt(at, zone);
  const end = at + AHEAD * DAY;
  let [same, other] = [at, at];
  while (offsetAt(other, zone) === offset) {
    if (other > end) return null;
    [same, other] = [other, other + DAY / 2];
  }
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(middle, zone) === offset) same = middle;
    else other = middle;
  }
  return other;
}

function zoned(at: number, zone: string) {
  const moved = (days: number) => zoned(instantOf(wallAt(at, zone) + days * DAY, zone), zone);
  return {
    epochMilliseconds: at,
    add: ({ days }: { days: number }) => moved(days),
    subtract: ({ days }: { days: number }) => moved(-days),
    toPlainDate: () => plainDate(Math.floor(wallAt(at, zone) / DAY) * DAY),
    toPlainTime: () => plainTime(mod(wallAt(at, zone), DAY)),
    getTimeZoneTransition: (_: 'next') => {
      const change = changeAfter(at, zone);
      return change === null ? null : zoned(change, zone);
    },
  };
}

function plainDate(day: number) {
  return {
    add: ({ days }: { days: number }) => plainDate(day + days * DAY),
    until: (other: string) => ({ days: (readDate(other) - day) / DAY }),
    get dayOfWeek() {
      return new Date(day).getUTCDay() || 7;
    },
    toPlainDateTime: ({ ms }: { ms: number }) => plainDateTime(day + ms),
    toZonedDateTime: ({ timeZone, plainTime }: Zone) =>
      zoned(instantOf(day + readTime(plainTime), timeZone), timeZone),
    toString: () => new Date(day).toISOString().slice(0, 10),
  };
}

function plainTime(ms: number) {
  return { ms, toString: () => clockOf(ms) };
}

function clockOf(ms: number): string {
  const clock = new Date(ms).toISOString();
  return ms % SECOND === 0 ? clock.slice(11, 19) : clock.slice(11, 23).replace(/0+$/, '');
}

function plainDateTime(wall: number) {
  return {
    toZonedDateTime: (zone: string, how?: { disambiguation: Disambiguation }) =>
      zoned(instantOf(wall, zone, how?.disambiguation), zone),
  };
}

function dateOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isReal) throw new RangeError('there is no such date');
  return date.getTime();
}

/** `YYYY-MM-DD`, with or without a time. */
function readDate(text: string): number {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(?:T(.*))?$/.exec(text) ?? [];
  if (time !== undefined) readTime(time);
  return dateOf(Number(year), Number(month), Number(day));
}

/** `HH:MM` or `HH:MM:SS`, in ms; a leap second is the one before it. */
function readTime(text: string): number {
  const [, hour, minute, second = '0'] = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (!(h < 24 && m < 60 && s < 61)) throw new RangeError('there is no such time');
  return ((h * 60 + m) * 60 + Math.min(59, s)) * SECOND;
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

type Fields = { year: number; month: number; day: number };

export const Temporal = {
  Instant: {
    fromEpochMilliseconds: (at: number) => ({
      toZonedDateTimeISO: (zone: string) => {
        // Throws for a zone that is none.
        wallAt(at, zone);
        return zoned(at, zone);
      },
    }),
  },
  ZonedDateTime: {
    compare: (a: { epochMilliseconds: number }, b: { epochMilliseconds: number }) =>
      Math.sign(a.epochMilliseconds - b.epochMilliseconds),
  },
  PlainDate: {
    from: (date: string | Fields) =>
      plainDate(
        typeof date === 'string' ? readDate(date) : dateOf(date.year, date.month, date.day),
      ),
  },
  PlainTime: { from: (text: string) => plainTime(readTime(text)) },
  PlainDateTime: {
    from: (text: string) =>
      plainDateTime(readDate(text) + (text.length > 10 ? readTime(text.slice(11)) : 0)),
  },
};
