import { addDays, weekdayOf } from './anchor.ts';
import type { HolidayYear } from './holidays-china.ts';
import type { Why } from './rests.ts';

/** Why a week from `from` to `to` is to be a rest; null: it is not. */
export type RestReason = (from: string, to: string) => Why | null;

/** Days off, each with its reason, and weekend days on which people work instead. */
export type DaysOff = { off: ReadonlyMap<string, Why>; makeUp: ReadonlySet<string> };

/** So many weekdays off make a week a rest: a festival of one day stops no group. */
export const LEAST_DAYS_OFF = 2;

/**
 * A week is a rest when at least `LEAST_DAYS_OFF` of its Mondays to Fridays are off, less the
 * weekend days of the same week on which people work instead. The reason is that of most days.
 */
export function restForDaysOff({ off, makeUp }: DaysOff): RestReason {
  return (from, to) => {
    const days = daysFrom(from, to);
    const free = days.flatMap((day) => {
      const why = weekdayOf(day) <= 5 ? off.get(day) : undefined;
      return why === undefined ? [] : [why];
    });
    const worked = days.filter((day) => makeUp.has(day)).length;
    return free.length - worked >= LEAST_DAYS_OFF ? mostFrequent(free) : null;
  };
}

/** Every week that has a day from `first` to `last` is a rest: somebody said so. */
export function restForRange(first: string, last: string, why: Why): RestReason {
  return (from, to) => (from <= last && first <= to ? why : null);
}

/** The days off of a table of public holidays. */
export function daysOffOf(years: readonly HolidayYear[]): DaysOff {
  return {
    off: new Map(
      years.flatMap(({ holidays }) =>
        holidays.flatMap(({ festival, from, to }) =>
          daysFrom(from, to).map((day): [string, Why] => [day, { kind: 'festival', festival }]),
        ),
      ),
    ),
    makeUp: new Set(years.flatMap(({ makeUpDays }) => makeUpDays)),
  };
}

/** All days from one to another, both included. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

function mostFrequent(whys: readonly Why[]): Why | null {
  const count = (why: Why) =>
    whys.filter((other) => JSON.stringify(other) === JSON.stringify(why)).length;
  return whys.reduce<Why | null>(
    (most, why) => (most === null || count(why) > count(most) ? why : most),
    null,
  );
}
