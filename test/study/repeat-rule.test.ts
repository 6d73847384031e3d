import fc from 'fast-check';
import { expect, test } from 'vitest';
import { datesOf, readRule } from '../../src/study/repeat-rule.ts';

const DAY = 86_400_000;
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** Three years of days, to look at one by one. */
const SPAN = 3 * 366;

type Parts = {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  wkst: string;
  byDay: readonly string[];
  byMonth: readonly number[];
  byMonthDay: readonly number[];
};

/** Whether a rule means a date, asked of that date alone: RFC 5545, 3.3.10. */
function isMeant(parts: Parts, first: number, at: number): boolean {
  const [start, date] = [new Date(first), new Date(at)];
  const month = date.getUTCMonth() + 1;
  const day = date.getUTCDate();
  const length = new Date(Date.UTC(date.getUTCFullYear(), month, 0)).getUTCDate();
  const years = date.getUTCFullYear() - start.getUTCFullYear();
  const weekOf = (t: number) => Math.floor((t / DAY + 4 - DAYS.indexOf(parts.wkst)) / 7);
  const passed = {
    DAILY: (at - first) / DAY,
    WEEKLY: weekOf(at) - weekOf(first),
    MONTHLY: years * 12 + date.getUTCMonth() - start.getUTCMonth(),
    YEARLY: years,
  }[parts.freq];
  if (passed % parts.interval !== 0) return false;
  if (parts.freq === 'DAILY') return true;
  const weekday = DAYS[date.getUTCDay()];
  if (parts.freq === 'WEEKLY') {
    const own = DAYS[start.getUTCDay()];
    return parts.byDay.length > 0 ? parts.byDay.includes(`${weekday}`) : weekday === own;
  }
  const free = parts.freq === 'MONTHLY' || parts.byMonthDay.length > 0;
  const own = free || month === start.getUTCMonth() + 1;
  if (parts.byMonth.length > 0 ? !parts.byMonth.includes(month) : !own) return false;
  if (parts.byDay.length > 0) {
    const [fromStart, fromEnd] = [Math.ceil(day / 7), -Math.ceil((length - day + 1) / 7)];
    return parts.byDay.some((each) => {
      const place = each.slice(0, -2);
      const fits = place === '' || Number(place) === fromStart || Number(place) === fromEnd;
      return each.endsWith(`${weekday}`) && fits;
    });
  }
  if (parts.byMonthDay.length === 0) return day === start.getUTCDate();
  return parts.byMonthDay.includes(day) || parts.byMonthDay.includes(day - length - 1);
}

const some = <T>(each: fc.Arbitrary<T>) => fc.uniqueArray(each, { minLength: 1, maxLength: 3 });
const weekday = fc.constantFrom(...DAYS);
const placed = fc
  .tuple(fc.constantFrom('', '1', '2', '5', '-1', '-2', '+3', '-5'), weekday)
  .map((parts) => parts.join(''));
const monthDay = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -31, max: -1 }));
const none = { byDay: [], byMonth: [], byMonthDay: [] };
const nothing = fc.constant([]);
const same = { byDay: nothing, byMonth: nothing, byMonthDay: nothing };
const months = some(fc.integer({ min: 1, max: 12 }));
const by: fc.Arbitrary<Omit<Parts, 'interval' | 'wkst'>> = fc.oneof(
  fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY').map((freq) => ({ ...none, freq })),
  fc.record({ ...same, freq: fc.constant('WEEKLY'), byDay: some(weekday) }),
  fc.record({ ...same, freq: fc.constant('MONTHLY'), byDay: some(placed) }),
  fc.record({ ...same, freq: fc.constant('MONTHLY'), byMonthDay: some(monthDay) }),
  fc.record({ ...same, freq: fc.constant('YEARLY'), byMonth: months }),
  fc.record({ ...same, freq: fc.constant('YEARLY'), byMonth: months, byDay: some(placed) }),
  fc.record({ ...same, freq: fc.constant('YEARLY'), byMonthDay: some(monthDay) }),
  fc.record({ ...same, freq: fc.constant('YEARLY'), byMonth: months, byMonthDay: some(monthDay) }),
);

function written({ freq, interval, wkst, byDay, byMonth, byMonthDay }: Parts): string {
  const part = (name: string, values: readonly (string | number)[]) =>
    values.length > 0 ? `;${name}=${values.join(',')}` : '';
  const lists = `${part('BYDAY', byDay)}${part('BYMONTH', byMonth)}${part('BYMONTHDAY', byMonthDay)}`;
  return `FREQ=${freq};INTERVAL=${interval};WKST=${wkst}${lists}`;
}

test('a rule gives the very dates that it means, in order, as a look at each day finds them', () => {
  const first = fc.integer({ min: 0, max: 4_000 }).map((days) => Date.UTC(2019, 0, 1) + days * DAY);
  const interval = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(by, interval, weekday, first, (parts, every, wkst, at) => {
      const rule = { ...parts, interval: every, wkst };
      const read = readRule(written(rule));
      if (read === null) throw new Error(written(rule));
      const all = Array.from({ length: SPAN }, (_, days) => at + days * DAY);
      const meant = all.filter((day) => isMeant(rule, at, day)).map(dateOf);
      const last = dateOf(at + (SPAN - 1) * DAY);
      expect(takeUntil(datesOf(read, dateOf(at)), last)).toEqual(meant);
    }),
    { numRuns: 2_000 },
  );
});

test('a rule of a date that no year has comes to an end', () => {
  const rule = readRule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30');
  if (rule === null) throw new Error('not read');
  expect([...datesOf(rule, '2026-01-01')]).toEqual([]);
});

function takeUntil(dates: Iterable<string>, last: string): string[] {
  const taken: string[] = [];
  for (const date of dates) {
    if (date > last) break;
    taken.push(date);
  }
  return taken;
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
