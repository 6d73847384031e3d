import ICAL from 'ical.js';
import { type Moment, momentOf, wallOf } from './rest-file-times.ts';

/** What may still be spent on repeated events: rules, steps of all, and times of each. */
export type Budget = { rules: number; steps: number; occurrences: number };

/** The parts of a rule that are followed, by how often it repeats. Others can run for ever. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  DAILY: [],
  WEEKLY: ['BYDAY'],
  MONTHLY: ['BYDAY', 'BYMONTHDAY'],
  YEARLY: ['BYMONTH', 'BYDAY', 'BYMONTHDAY'],
};

/**
 * The moments at which an event happens from the date `from` to before `until`, those of its rule and
 * those that it names besides. Null when the rule is none that is followed, or the budget is spent.
 */
export function occurrences(
  event: ICAL.Component,
  start: Moment,
  within: { from: string; until: string },
  budget: Budget,
): Moment[] | null {
  const excepted = new Set(namedTimes(event, 'exdate').map(({ wall }) => wall));
  const named = namedTimes(event, 'rdate').slice(0, budget.occurrences);
  const [rule, ...more] = event.getAllProperties('rrule');
  if (more.length > 0) return null;
  const repeated = rule === undefined ? [start] : repeat(rule, start, within, budget);
  return repeated?.concat(named).filter(({ wall }) => !excepted.has(wall)) ?? null;
}

function repeat(
  property: ICAL.Property,
  start: Moment,
  { from, until }: { from: string; until: string },
  budget: Budget,
): Moment[] | null {
  budget.rules--;
  const rule: unknown = property.getFirstValue();
  if (!(rule instanceof ICAL.Recur) || !isSimple(rule) || budget.rules < 0) return null;
  // Walls are compared with walls: the file's own zones, which may be anything, are never asked.
  if (rule.until) rule.until = ICAL.Time.fromData({ ...rule.until.toJSON(), timezone: undefined });
  const first = start.allDay
    ? ICAL.Time.fromDateString(start.wall)
    : ICAL.Time.fromDateTimeString(start.wall);
  const iterator = rule.iterator(first);
  const moments: Moment[] = [];
  for (let time = iterator.next(); time; time = iterator.next()) {
    budget.steps--;
    if (budget.steps < 0) return null;
    const { wall } = wallOf(time);
    if (wall >= until || moments.length >= budget.occurrences) break;
    if (wall >= from) moments.push({ ...start, wall });
  }
  return moments;
}

function isSimple(rule: ICAL.Recur): boolean {
  const allowed = PARTS[rule.freq];
  const parts = Object.entries(rule.parts).map(([name, values]) => ({
    name,
    values: (values ?? []).map(String),
  }));
  const names = parts.map(({ name }) => name);
  if (allowed === undefined || rule.interval > 1_000) return false;
  if (names.includes('BYDAY') && names.includes('BYMONTHDAY')) return false;
  if (rule.freq === 'YEARLY' && names.includes('BYDAY') && !names.includes('BYMONTH')) return false;
  return parts.every(({ name, values }) => {
    if (!allowed.includes(name) || values.length > 31) return false;
    const pattern = {
      BYDAY: rule.freq === 'WEEKLY' ? /^(MO|TU|WE|TH|FR|SA|SU)$/ : /^([+-]?[1-5])?[A-Z]{2}$/,
      BYMONTH: /^([1-9]|1[0-2])$/,
      BYMONTHDAY: /^-?([1-9]|[12]\d|3[01])$/,
    }[name];
    return pattern !== undefined && values.every((value) => pattern.test(value));
  });
}

/** The times of EXDATE or RDATE lines, each of which may hold several. */
function namedTimes(event: ICAL.Component, name: string): Moment[] {
  return event.getAllProperties(name).flatMap((property) => {
    const zoned = momentOf(property);
    return property
      .getValues()
      .flatMap((value: unknown) =>
        zoned !== null && value instanceof ICAL.Time ? [{ ...zoned, ...wallOf(value) }] : [],
      );
  });
}
