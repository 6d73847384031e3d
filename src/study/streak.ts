/** The weeks of one member, by number. */
export type StreakFacts = {
  /** Weeks whose target the member met. */
  met: ReadonlySet<number>;
  /** Leave, rest and outage weeks. */
  excused: ReadonlySet<number>;
  /** The week in which the member joined. */
  from: number;
  current: number;
  /** The group's last week: once it is over, no week runs. */
  last?: number;
};

export type StreakReason = 'met' | 'missed' | 'excused' | 'running';

/**
 * The number of met weeks in a row up to the current one. The current week counts once met and does
 * not break before its end; an excused week neither counts, even if met, nor breaks; weeks before
 * `from` are not looked at (features.md, "Streak, points, board").
 */
export function streak(facts: StreakFacts): number {
  const reasons = streakReasons(facts).map(({ reason }) => reason);
  const sinceMiss = reasons.slice(reasons.lastIndexOf('missed') + 1);
  return sinceMiss.filter((reason) => reason === 'met').length;
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
    if (excused.has(week)) return 'excused';
    if (met.has(week)) return 'met';
    return week === current ? 'running' : 'missed';
  };
  return Array.from({ length: Math.max(0, Math.min(current, last) - from + 1) }, (_, i) => {
    return { week: from + i, reason: reasonFor(from + i) };
  });
}
