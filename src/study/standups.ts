import * as z from 'zod';
import { numberedPhases } from './phases.ts';
import type { Plan } from './plan.ts';
import type { Instant } from './schedule.ts';

/** Which standups a group has, and when each may be answered. */

/** That of a phase, or of a week. */
export type StandupKey = { scope: 'phase' | 'week'; number: number };

export type Standup = StandupKey & {
  /** The week it belongs to: its own, or the last of its phase. */
  week: number;
  opensAt: Instant;
  closesAt: Instant;
};

type Group = { plan: Plan; weekStarts: readonly Instant[]; weeklyStandup: boolean };

const DAY = 24 * 60 * 60 * 1000;
/** A weekly standup opens so long before its week ends. */
const WEEKLY_OPEN = 2 * DAY;
/** An answer is still taken for so long after the close. */
const LATE = 7 * DAY;

/**
 * All standups of a group: each phase has its own in its last week; with weekly ones, each other
 * week has one in its last two days.
 */
export function standupsOf({ plan, weekStarts, weeklyStandup }: Group): Standup[] {
  const within = (key: StandupKey, week: number): Standup[] => {
    const [start, closesAt] = [weekStarts[week - 1], weekStarts[week]];
    if (start === undefined || closesAt === undefined) return [];
    const opensAt = key.scope === 'phase' ? start : Math.max(start, closesAt - WEEKLY_OPEN);
    return [{ ...key, week, opensAt, closesAt }];
  };
  const phases = numberedPhases(plan).flatMap(({ number, lastWeek }) =>
    within({ scope: 'phase', number }, lastWeek),
  );
  if (!weeklyStandup) return phases;
  const taken = new Set(phases.map(({ week }) => week));
  const weeks = plan.weeks
    .filter(({ number }) => !taken.has(number))
    .flatMap(({ number }) => within({ scope: 'week', number }, number));
  return [...phases, ...weeks];
}

export function standupOf(group: Group, { scope, number }: StandupKey): Standup | undefined {
  return standupsOf(group).find((each) => each.scope === scope && each.number === number);
}

/** `late`: closed, but an answer is still taken. A pause stops the clock, as in `weekOf`. */
export function standupState(
  { pausedAt }: { pausedAt: Instant | null },
  { opensAt, closesAt }: Standup,
  at: Instant,
): 'ahead' | 'open' | 'late' | 'over' {
  const now = Math.min(at, pausedAt ?? at);
  if (now < opensAt) return 'ahead';
  if (now < closesAt) return 'open';
  return now < closesAt + LATE ? 'late' : 'over';
}

/** How a custom id names a standup: `3` that of phase 3, `w3` that of week 3. */
export const StandupRef = z
  .string()
  .regex(/^w?[1-9]\d{0,3}$/)
  .transform((text): StandupKey => {
    return text.startsWith('w')
      ? { scope: 'week', number: Number(text.slice(1)) }
      : { scope: 'phase', number: Number(text) };
  });

export function standupRef({ scope, number }: StandupKey): string {
  return scope === 'week' ? `w${number}` : String(number);
}
