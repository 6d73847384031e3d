import type { CalendarEvent, Property } from './calendar-events.ts';
import { datesOf, readRule } from './repeat-rule.ts';
import { type Moment, momentOf, timesOf } from './rest-file-times.ts';

/** What may still be spent on repeated events: rules, steps of all, and times of each. */
export type Budget = { rules: number; steps: number; occurrences: number };

/**
 * The moments at which an event happens from the date `from` to before `until`, those of its rule and
 * those that it names besides. Null when the rule is none that is followed, or the budget is spent.
 */
export function occurrences(
  event: CalendarEvent,
  start: Moment,
  within: { from: string; until: string },
  budget: Budget,
): Moment[] | null {
  const excepted = new Set(namedTimes(event, 'EXDATE').map(({ wall }) => wall));
  const named = namedTimes(event, 'RDATE').slice(0, budget.occurrences);
  const [rule, ...more] = event.get('RRULE') ?? [];
  if (more.length > 0) return null;
  const repeated = rule === undefined ? [start] : repeat(rule, start, within, budget);
  return repeated?.concat(named).filter(({ wall }) => !excepted.has(wall)) ?? null;
}

function repeat(
  property: Property,
  start: Moment,
  { from, until }: { from: string; until: string },
  budget: Budget,
): Moment[] | null {
  budget.rules--;
  const rule = readRule(property.value);
  if (rule === null || budget.rules < 0) return null;
  // Walls are compared with walls: the file's own zones, which may be anything, are never asked.
  const last = inFull(rule.until ?? '9999-12-31');
  const time = start.wall.slice(10);
  const moments: Moment[] = [];
  let left = rule.count;
  for (const date of datesOf(rule, start.wall.slice(0, 10))) {
    const wall = `${date}${time}`;
    if (left-- <= 0 || inFull(wall) > last) break;
    budget.steps--;
    if (budget.steps < 0) return null;
    if (wall >= until || moments.length >= budget.occurrences) break;
    if (wall >= from) moments.push({ ...start, wall });
  }
  return moments;
}

/** A day's wall is that of its midnight. */
function inFull(wall: string): string {
  return wall.length > 10 ? wall : `${wall}T00:00:00`;
}

/** The times of EXDATE or RDATE lines, each of which may hold several. */
function namedTimes(event: CalendarEvent, name: string): Moment[] {
  return (event.get(name) ?? []).flatMap((property) => {
    const zoned = momentOf(property);
    if (zoned === null) return [];
    return timesOf(property).flatMap((time) =>
      time === null ? [] : [{ ...zoned, wall: time.wall, allDay: time.allDay }],
    );
  });
}
