import { addDays } from './anchor.ts';
import { type CalendarEvent, parseEvents, textOf } from './calendar-events.ts';
import { type Budget, occurrences } from './rest-file-rules.ts';
import { type Moment, momentOf, spanOf } from './rest-file-times.ts';
import { daysFrom } from './rest-reasons.ts';
import type { Why } from './rests.ts';

/** A calendar file may be so long, in bytes or UTF-16 units. */
export const LARGEST_CALENDAR = 262_144;
/** More than any list of holidays; each costs time that others wait for. */
export const MOST_EVENTS = 1_000;
/** So many times of a repeated event are looked at, and so many rules, steps and days of all. */
const BUDGET = { occurrences: 500, rules: 40, steps: 10_000, days: 20_000 };
/** An event that began so many days ago may still go on. */
const LONGEST_EVENT = 366;
const LONGEST_REASON = 60;

export type CalendarFile =
  | {
      kind: 'read';
      /** Days off with the name of the event. The first event of a day gives the name. */
      off: Map<string, Why>;
      events: number;
      /** Events that were left out: their times or rules are none that can be read. */
      unread: number;
    }
  | { kind: 'not-a-calendar' }
  | { kind: 'too-many-events' };

/**
 * The days that the events of an iCalendar file (RFC 5545) touch, from one date to another, in a
 * zone. Hostile input costs no more than `BUDGET` and never throws.
 */
export function readCalendarFile(
  text: string,
  within: { from: string; to: string; zone: string },
): CalendarFile {
  const events = parseEvents(text);
  if (events === null) return { kind: 'not-a-calendar' };
  if (events.length > MOST_EVENTS) return { kind: 'too-many-events' };
  const off = new Map<string, Why>();
  const budget: Budget = { ...BUDGET };
  const replaced = replacedTimes(events);
  let unread = 0;
  let days = BUDGET.days;
  for (const event of events) {
    const spans = spansOf(event, within, replaced, budget);
    if (spans === null) unread++;
    for (const { from, to } of spans ?? []) {
      const first = from < within.from ? within.from : from;
      const last = to > within.to ? within.to : to;
      for (const day of days > 0 ? daysFrom(first, last) : []) {
        days--;
        if (!off.has(day)) off.set(day, reasonOf(event));
      }
    }
  }
  return { kind: 'read', off, events: events.length, unread };
}

/** The dates that an event covers, each time it happens; null when they cannot be read. */
function spansOf(
  event: CalendarEvent,
  within: { from: string; to: string; zone: string },
  replaced: ReadonlySet<string>,
  budget: Budget,
): { from: string; to: string }[] | null {
  try {
    if (textOf(event, 'STATUS') === 'CANCELLED') return [];
    const start = momentOf(event.get('DTSTART')?.[0]);
    if (start === null) return null;
    const length = spanOf(event, start, within.zone);
    if (length === null) return null;
    const uid = textOf(event, 'UID');
    const times = { from: addDays(within.from, -LONGEST_EVENT), until: addDays(within.to, 1) };
    const all = occurrences(event, start, times, budget);
    return (
      all
        ?.filter((moment) => isException(event) || !replaced.has(timeKey(uid, moment)))
        .map((moment) => length(moment))
        .filter(({ from, to }) => to >= within.from && from <= within.to) ?? null
    );
  } catch {
    return null;
  }
}

/** Single times of repeated events that an event of its own stands for. */
function replacedTimes(events: readonly CalendarEvent[]): Set<string> {
  return new Set(
    events.filter(isException).flatMap((event) => {
      try {
        const moment = momentOf(event.get('RECURRENCE-ID')?.[0]);
        return moment === null ? [] : [timeKey(textOf(event, 'UID'), moment)];
      } catch {
        return [];
      }
    }),
  );
}

function isException(event: CalendarEvent): boolean {
  return event.has('RECURRENCE-ID');
}

function timeKey(uid: string, { wall }: Moment): string {
  return `${uid} ${wall}`;
}

function reasonOf(event: CalendarEvent): Why {
  const text = textOf(event, 'SUMMARY').replace(/\s+/g, ' ').trim();
  return text === ''
    ? { kind: 'unsaid' }
    : { kind: 'words', text: [...text].slice(0, LONGEST_REASON).join('').trim() };
}
