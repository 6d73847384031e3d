import type { Standing } from './oracle.ts';

/** Streaks, after docs/commands.md ("Streak"): what each week is, and how many count in a row. */

export type WeekKind = 'before' | 'met' | 'missed' | 'running' | 'leave' | 'away' | 'finished';

/** `current` runs, one more than `last` at the end; `target` items make a week count. */
export type Weeks = { current: number; last: number; planned: number; target: number };

/** What one week was for a member; in these courses nothing else excuses any. */
export function weekKind(standing: Standing, at: number, weeks: Weeks): WeekKind {
  if (at < standing.joinedWeek) return 'before';
  const itemsIn = (week: number) => standing.totals.get(`w${week}`)?.items ?? 0;
  if (itemsIn(at) >= weeks.target) return 'met';
  if (standing.off.has(at)) return 'leave';
  if (standing.away.has(at)) return 'away';
  const isAfterLast = [...standing.totals.keys()].every((period) => {
    const other = /^w(\d+)$/.exec(period)?.[1];
    return other === undefined || Number(other) < at || itemsIn(Number(other)) === 0;
  });
  if (standing.ticked.size >= weeks.planned && isAfterLast) return 'finished';
  return at === weeks.current ? 'running' : 'missed';
}

/**
 * Weeks in a row that counted, back from this one, which breaks nothing until it is over. Leaves and
 * time away break nothing, nor do weeks after the last of all planned items was done.
 */
export function streakOf(standing: Standing, weeks: Weeks): number {
  let run = 0;
  for (let at = Math.min(weeks.current, weeks.last); at >= standing.joinedWeek; at--) {
    const kind = weekKind(standing, at, weeks);
    if (kind === 'missed') break;
    if (kind === 'met') run += 1;
  }
  return run;
}

/** The longest that there ever was. */
export function bestStreakOf(standing: Standing, weeks: Weeks): number {
  let [best, run] = [0, 0];
  for (let at = standing.joinedWeek; at <= Math.min(weeks.current, weeks.last); at++) {
    const kind = weekKind(standing, at, weeks);
    if (kind === 'missed') run = 0;
    if (kind === 'met') run += 1;
    best = Math.max(best, run);
  }
  return best;
}
