import { addDays, type Calendar, nextWeekday, weekdayOf } from './calendar.ts';

/** The local beginning of a week. */
export type Beginning = { date: string; time: string; zone: string };

/** What a group is expected to do, kept by what its organisers were told and by nothing else. */
export type GroupModel = {
  guildId: string;
  groupId: number;
  canary: string;
  channels: string[];
  noticeChannelId: string;
  items: readonly { itemId: string; points: number; phase: number }[];
  /** The last week of each phase, by its number. */
  phaseEnds: ReadonlyMap<number, number>;
  /** The beginnings of all weeks, and of the one after the last. */
  beginnings: Beginning[];
  pausedAt: number | null;
  /** Every state it has had, from when. */
  history: State[];
  /** When nothing could be posted: paused, or refused by Discord until an organiser mended it. */
  closed: { from: number; until: number; why: 'paused' | 'refused' }[];
};

export type State = {
  since: number;
  starts: readonly number[];
  pausedAt: number | null;
  zone: string;
};

export function startsOf(calendar: Calendar, beginnings: readonly Beginning[]): number[] {
  return beginnings.map(({ date, time, zone }) => calendar.instant(date, time, zone));
}

export function newBeginnings(a: Beginning & { weekday: number; weeks: number }): Beginning[] {
  const first = nextWeekday(a.date, a.weekday);
  return Array.from({ length: a.weeks + 1 }, (_, week) => {
    return { date: addDays(first, 7 * week), time: a.time, zone: a.zone };
  });
}

/** How many weeks have begun. */
export function begun(starts: readonly number[], at: number): number {
  return starts.filter((start) => start <= at).length;
}

/** After a pause: what has not begun moves on by the fewest whole weeks that put it at `at` or later. */
export function resumed(
  calendar: Calendar,
  beginnings: readonly Beginning[],
  pausedAt: number,
  at: number,
): Beginning[] {
  const ran = begun(startsOf(calendar, beginnings), pausedAt);
  const next = beginnings[ran];
  if (next === undefined) return [...beginnings];
  let days = 0;
  while (calendar.instant(addDays(next.date, days), next.time, next.zone) < at) days += 7;
  return beginnings.map((each, place) =>
    place < ran ? each : { ...each, date: addDays(each.date, days) },
  );
}

export type Change = { weekday: number | null; time: string | null; zone: string | null };

/**
 * A new rhythm from the next week on: not before `at`, at least a day after this week began, in the
 * seven days that end with the old beginning; ahead of nothing that was announced for the first week
 * or after a rest.
 */
export function changed(
  calendar: Calendar,
  beginnings: readonly Beginning[],
  change: Change,
  at: number,
): Beginning[] {
  const starts = startsOf(calendar, beginnings);
  const week = begun(starts, at);
  const [old, before, oldStart] = [beginnings[week], beginnings[week - 1], starts[week]];
  if (old === undefined || oldStart === undefined) return [...beginnings];
  const zone = change.zone ?? old.zone;
  const time = change.time ?? old.time;
  const weekday = change.weekday ?? weekdayOf(old.date);
  const rested =
    before === undefined || Date.parse(old.date) - Date.parse(before.date) >= 14 * 86_400_000;
  const floor = rested
    ? at
    : Math.max(
        at,
        calendar.daysLater(starts[week - 1] ?? at, 1, zone),
        calendar.daysLater(oldStart, -6, zone),
      );
  let date = nextWeekday(rested ? old.date : calendar.date(floor, zone), weekday);
  while (calendar.instant(date, time, zone) < floor) date = addDays(date, 7);
  return beginnings.map((each, place) =>
    place < week ? each : { date: addDays(date, 7 * (place - week)), time, zone },
  );
}

export type Slot = {
  kind: 'assignment' | 'board' | 'standup' | 'report';
  number: number;
  at: number;
  /** Until then it is worth posting. */
  until: number;
};

const DAY = 86_400_000;

/** Every post that the calendar asks for. */
export function slotsOf(model: GroupModel, starts: readonly number[]): Slot[] {
  const weeks = starts.slice(0, -1).flatMap((at, place): Slot[] => {
    const end = starts[place + 1] ?? at;
    return [
      { kind: 'assignment', number: place + 1, at, until: end },
      { kind: 'board', number: place + 1, at: end, until: end + 3 * DAY },
    ];
  });
  const phases = [...model.phaseEnds].flatMap(([number, lastWeek]): Slot[] => {
    const [at, end] = [starts[lastWeek - 1] ?? 0, starts[lastWeek] ?? 0];
    return [
      { kind: 'standup', number, at, until: end },
      { kind: 'report', number, at: end, until: end + 7 * DAY },
    ];
  });
  return [...weeks, ...phases].sort((a, b) => a.at - b.at);
}
