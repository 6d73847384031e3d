import * as z from 'zod';
import { type Anchor, addDays, anchorAt, daysBetween, isDate, laterBy, startOf } from './anchor.ts';

/**
 * Weeks in which a group rests. A rest is local dates on which no week starts; the weeks are laid
 * around it, so that a pause or another weekday leaves the holiday where it is.
 */

/** The public holidays that have a name of ours. */
export const FESTIVALS = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
] as const;
export const Festival = z.enum(FESTIVALS);
export type Festival = z.infer<typeof Festival>;

/** Why a group rests: a holiday, an organiser's or a calendar's own words, or nothing said. */
export const Why = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('festival'), festival: Festival }),
  z.strictObject({ kind: z.literal('words'), text: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('unsaid') }),
]);
export type Why = z.infer<typeof Why>;

const LocalDate = z.string().refine(isDate);

/** `from` and `to` are local dates, both within the rest; `by` is the interaction that asked for it. */
export const Rest = z.strictObject({ from: LocalDate, to: LocalDate, why: Why, by: z.string() });
export type Rest = z.infer<typeof Rest>;

/** Rests as an organiser was shown them, with the week starts that they lead to. */
export const RestDraft = z.strictObject({
  by: z.string(),
  rests: z.array(Rest).min(1),
  weekStarts: z.array(z.int()),
});
export type RestDraft = z.infer<typeof RestDraft>;

/** Where a group's weeks come from. A group fits. */
export type Calendar = { rhythm: readonly Anchor[]; rests: readonly Rest[] };

/** A week as the rhythm alone has it, and where it comes to lie once its rests are over. */
export type LaidWeek = { slot: Anchor; start: Anchor };

/** Weeks 1 to `weeks`, laid around the rests. */
export function layWeeks({ rhythm, rests }: Calendar, weeks: number): LaidWeek[] {
  const laid: LaidWeek[] = [];
  for (let week = 1; week <= weeks; week++) {
    const before = laid.at(-1)?.start;
    const slot = slotOf(rhythm, rests, week, before);
    let start = slot;
    while (restOn(rests, start.date) !== undefined) start = weekLater(start);
    laid.push({ slot, start });
  }
  return laid;
}

function slotOf(
  rhythm: readonly Anchor[],
  rests: readonly Rest[],
  week: number,
  before: Anchor | undefined,
): Anchor {
  const own = rhythm.find((anchor) => anchor.week === week);
  if (before === undefined) return anchorAt(rhythm, week);
  if (own === undefined) return { ...weekLater(before), week };
  if (rests.length === 0) return own;
  // A rest given after the anchor was set may have pushed the week before beyond it.
  const least = laterBy(startOf(before), 1, own.zone);
  let slot = own;
  while (startOf(slot) < least) slot = weekLater(slot);
  return slot;
}

function weekLater(anchor: Anchor): Anchor {
  return { ...anchor, date: addDays(anchor.date, 7) };
}

/** The rest that a date lies in. */
export function restOn(rests: readonly Rest[], date: string): Rest | undefined {
  return rests.find(({ from, to }) => from <= date && date <= to);
}

/** The rests between a week and the one before it, in order; none where the weeks follow each other. */
export function restBefore(calendar: Calendar, week: number): Rest[] {
  const laid = layWeeks(calendar, week).at(-1);
  if (laid === undefined) return [];
  const between = new Set<Rest>();
  for (let { date } = laid.slot; date < laid.start.date; date = addDays(date, 7)) {
    const rest = restOn(calendar.rests, date);
    if (rest !== undefined) between.add(rest);
  }
  return [...between];
}

/** How many weeks a rest takes, counted by its dates. */
export function restWeeks({ from, to }: Rest): number {
  return Math.ceil((daysBetween(from, to) + 1) / 7);
}

/** The rests that follow a week, and when the next week starts; epoch ms. */
export type RestAhead = { rests: readonly Rest[]; week: number; at: number };

/** What a group rests for once a week is over; null when the next week follows at once, or none does. */
export function restAfter(
  group: Calendar & { weekStarts: readonly number[] },
  week: number,
): RestAhead | null {
  const at = group.weekStarts[week];
  if (at === undefined || week < 1 || week + 1 >= group.weekStarts.length) return null;
  const rests = restBefore(group, week + 1);
  return rests.length === 0 ? null : { rests, week: week + 1, at };
}
