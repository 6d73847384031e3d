/** Why a week breaks no streak: a leave, time away from the group, the bot down, or nothing left to do. */
export type Excuse = 'leave' | 'away' | 'outage' | 'finished';

/** The weeks of one member, by number. Rest weeks have no number: they lie between the weeks. */
export type StreakFacts = {
  /** Weeks whose target the member met. */
  met: ReadonlySet<number>;
  excused: ReadonlyMap<number, Excuse>;
  /** The week in which the member joined. */
  from: number;
  current: number;
  /** The group's last week: once it is over, no week runs. */
  last?: number;
};

export type StreakReason = 'met' | 'missed' | 'running' | Excuse;

/**
 * The number of met weeks in a row up to the current one. The current week counts once met and does
 * not break before its end; an excused week breaks nothing, and counts when it was met all the same;
 * weeks before `from` are not looked at (features.md, "Streak, points, board").
 */
export function streak(facts: StreakFacts): number {
  const reasons = streakReasons(facts).map(({ reason }) => reason);
  const sinceMiss = reasons.slice(reasons.lastIndexOf('missed') + 1);
  return sinceMiss.filter((reason) => reason === 'met').length;
}

/** The longest streak there ever was. */
export function bestStreak(facts: StreakFacts): number {
  let best = 0;
  let run = 0;
  for (const { reason } of streakReasons(facts)) {
    if (reason === 'met') run += 1;
    if (reason === 'missed') run = 0;
    best = Math.max(best, run);
  }
  return best;
}

/** Why each week from `from` to the current one counts for the streak or does not, in order. */
export function streakReasons({
  met,
  excused,
  from,
  current,
  last = current,
}: StreakFacts): { week: number; reason: StreakReason }[] {
  const reasonFor = (week: number): StreakReason => {
    if (met.has(week)) return 'met';
    return excused.get(week) ?? (week === current ? 'running' : 'missed');
  };
  return Array.from({ length: Math.max(0, Math.min(current, last) - from + 1) }, (_, i) => {
    return { week: from + i, reason: reasonFor(from + i) };
  });
}

/**
 * The weeks that break nothing. Where several reasons hold, the member's own comes first;
 * `finishedIn` is the week in which the last item was done, null while some are open.
 */
export function excuses(a: {
  leaves: readonly { week: number; kind: 'leave' | 'away' }[];
  outages: readonly number[];
  finishedIn: number | null;
  last: number;
}): Map<number, Excuse> {
  const found = new Map<number, Excuse>();
  if (a.finishedIn !== null) {
    for (let week = a.finishedIn + 1; week <= a.last; week += 1) found.set(week, 'finished');
  }
  for (const week of a.outages) found.set(week, 'outage');
  for (const { week, kind } of a.leaves) found.set(week, kind);
  return found;
}
