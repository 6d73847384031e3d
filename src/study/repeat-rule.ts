import { readTime } from './rest-file-times.ts';

const DAY = 86_400_000;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Later than any calendar goes on. */
const LAST_YEAR = 2200;

/** Which parts are followed, by how often a rule repeats. */
const PARTS = {
  DAILY: [],
  WEEKLY: ['BYDAY'],
  MONTHLY: ['BYDAY', 'BYMONTHDAY'],
  YEARLY: ['BYMONTH', 'BYDAY', 'BYMONTHDAY'],
} as const satisfies Record<string, readonly string[]>;
type Frequency = keyof typeof PARTS;

/** What parts may say: a weekday may be one of its month, from its beginning or its end. */
const WEEKDAY = /^(MO|TU|WE|TH|FR|SA|SU)$/;
const VALUES = {
  BYDAY: /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/,
  BYMONTH: /^([1-9]|1[0-2])$/,
  BYMONTHDAY: /^-?([1-9]|[12]\d|3[01])$/,
};

/** A rule by which an event is repeated (RFC 5545, 3.3.10), as far as rests need it. */
export type RepeatRule = {
  frequency: Frequency;
  interval: number;
  count: number;
  /** The last wall time that is meant, or null. */
  until: string | null;
  /** 0 is Monday. */
  weekStart: number;
  byDay: readonly string[];
  byMonth: readonly number[];
  byMonthDay: readonly number[];
};

/** Reads `FREQ=WEEKLY;BYDAY=MO,FR`; null for what is none, or is none that is followed. */
export function readRule(text: string): RepeatRule | null {
  const parts = new Map(
    text.split(';').map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=');
      return [name.toUpperCase(), value];
    }),
  );
  const frequency = parts.get('FREQ') ?? '';
  if (!isFrequency(frequency)) return null;
  const allowed: readonly string[] = PARTS[frequency];
  for (const [name] of parts) if (name.startsWith('BY') && !allowed.includes(name)) return null;
  const listOf = (name: keyof typeof VALUES, pattern = VALUES[name]): string[] | null => {
    const values = [...new Set(parts.get(name)?.split(','))];
    return values.length <= 31 && values.every((value) => pattern.test(value)) ? values : null;
  };
  const byDay = listOf('BYDAY', frequency === 'WEEKLY' ? WEEKDAY : VALUES.BYDAY);
  const [byMonth, byMonthDay] = [listOf('BYMONTH'), listOf('BYMONTHDAY')];
  if (byDay === null || byMonth === null || byMonthDay === null) return null;
  if (byDay.length > 0 && byMonthDay.length > 0) return null;
  if (frequency === 'YEARLY' && byDay.length > 0 && byMonth.length === 0) return null;
  const interval = whole(parts.get('INTERVAL') ?? '1');
  const count = parts.has('COUNT') ? whole(parts.get('COUNT')) : Number.POSITIVE_INFINITY;
  const until = parts.has('UNTIL') ? readTime(parts.get('UNTIL') ?? '') : undefined;
  if (interval === null || count === null || interval > 1_000 || until === null) return null;
  return {
    frequency,
    interval: Math.max(1, interval),
    count,
    until: until?.wall ?? null,
    weekStart: Math.max(0, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')),
    byDay,
    byMonth: byMonth.map(Number),
    byMonthDay: byMonthDay.map(Number),
  };
}

function isFrequency(text: string): text is Frequency {
  return Object.hasOwn(PARTS, text);
}

function whole(text: string | undefined): number | null {
  return /^-?\d{1,9}$/.test(text ?? '') ? Number(text) : null;
}

/** The dates of a rule from the first one's date on, in order, `YYYY-MM-DD`; may never end. */
export function* datesOf(rule: RepeatRule, first: string): Generator<string> {
  for (const period of periods(rule, Date.parse(first))) {
    for (const day of period) {
      const date = new Date(day).toISOString().slice(0, 10);
      if (date >= first) yield date;
    }
  }
}

/** The dates of one period of a rule after the other, as instants of UTC. */
function* periods(rule: RepeatRule, first: number): Generator<number[]> {
  const { frequency, interval, byDay, weekStart } = rule;
  const start = new Date(first);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
  switch (frequency) {
    case 'DAILY':
      for (let day = first; yearOf(day) < LAST_YEAR; day += interval * DAY) yield [day];
      return;
    case 'WEEKLY': {
      const own = WEEKDAYS[weekdayOf(first)] ?? 'MO';
      const days = byDay.length > 0 ? byDay : [own];
      const offsets = days.map((day) => (WEEKDAYS.indexOf(day) - weekStart + 7) % 7);
      offsets.sort((a, b) => a - b);
      let week = first - ((weekdayOf(first) - weekStart + 7) % 7) * DAY;
      for (; yearOf(week) < LAST_YEAR; week += interval * 7 * DAY) {
        yield offsets.map((offset) => week + offset * DAY);
      }
      return;
    }
    case 'MONTHLY':
      for (let at = month; year + at / 12 < LAST_YEAR; at += interval) {
        yield daysIn(rule, year, at, start.getUTCDate());
      }
      return;
    case 'YEARLY': {
      const months = monthsOf(rule, month);
      for (let at = year; at < LAST_YEAR; at += interval) {
        yield months.flatMap((each) => daysIn(rule, at, each, start.getUTCDate()));
      }
    }
  }
}

/** Counted from 0. Days of the month without months are days of each. */
function monthsOf({ byMonth, byMonthDay }: RepeatRule, own: number): number[] {
  if (byMonth.length > 0) return byMonth.map((each) => each - 1).sort((a, b) => a - b);
  return byMonthDay.length > 0 ? Array.from({ length: 12 }, (_, each) => each) : [own];
}

/** The dates of a rule in a month, which may lie beyond its year's twelve. */
function daysIn(rule: RepeatRule, year: number, month: number, own: number): number[] {
  const begin = Date.UTC(year, month, 1);
  const length = Math.round((Date.UTC(year, month + 1, 1) - begin) / DAY);
  const inMonth = (day: number) => day >= 1 && day <= length;
  const days = rule.byDay.flatMap((each) => {
    const place = Number(each.slice(0, -2));
    const earliest = ((WEEKDAYS.indexOf(each.slice(-2)) - weekdayOf(begin) + 7) % 7) + 1;
    const all = [0, 1, 2, 3, 4].map((week) => earliest + 7 * week).filter(inMonth);
    if (place === 0) return all;
    return all.slice(place > 0 ? place - 1 : place).slice(0, Math.abs(place) <= all.length ? 1 : 0);
  });
  const byDate = rule.byMonthDay.map((day) => (day > 0 ? day : length + 1 + day));
  const meant = rule.byDay.length > 0 ? days : rule.byMonthDay.length > 0 ? byDate : [own];
  return [...new Set(meant)]
    .filter(inMonth)
    .sort((a, b) => a - b)
    .map((day) => begin + (day - 1) * DAY);
}

function yearOf(at: number): number {
  return new Date(at).getUTCFullYear();
}

/** 0 is Monday. */
function weekdayOf(at: number): number {
  return (new Date(at).getUTCDay() + 6) % 7;
}
