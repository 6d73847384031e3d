import { type Excuse, excuses, streak } from './streak.ts';

/** A member's totals in one period: `all`, `w3`, `p2`, `m2026-03`; null without any. */
export type PeriodTotal = {
  memberId: string;
  joinedWeek: number;
  /** Items known before joining. */
  known: number;
  leaves: readonly { week: number; kind: 'leave' | 'away' }[];
  period: string | null;
  points: number | null;
  items: number | null;
  reachedAt: number | null;
};

export type Standing = { memberId: string; value: number; reachedAt: number };

/** The weeks of a group that streaks are counted in; `current` is past `last` at the end. */
export type StreakWeeks = {
  current: number;
  last: number;
  /** Items of the plan. */
  planned: number;
  /** Items a week, for it to count. */
  target: number;
  outages: readonly number[];
};

/** Members by share of the plan, 0 to 1, those without any left out; ties to who got there first. */
export function byShare(totals: readonly PeriodTotal[], planned: number): Standing[] {
  const all = members(totals).map(([memberId, rows]): Standing => {
    const total = rows.find(({ period }) => period === 'all');
    const done = (total?.items ?? 0) + (rows[0]?.known ?? 0);
    const value = planned === 0 ? 0 : done / planned;
    return { memberId, value, reachedAt: total?.reachedAt ?? 0 };
  });
  return ranked(all);
}

/** Members by streak in weeks, those without any left out; ties to who got there first. */
export function byStreak(totals: readonly PeriodTotal[], weeks: StreakWeeks): Standing[] {
  const all = members(totals).map(([memberId, rows]): Standing => {
    const inWeeks = rows.filter(({ period, items }) => period?.startsWith('w') && (items ?? 0) > 0);
    return {
      memberId,
      value: streak(streakFacts(rows, weeks)),
      reachedAt: Math.max(0, ...inWeeks.map(({ reachedAt }) => reachedAt ?? 0)),
    };
  });
  return ranked(all);
}

/** What one member's streak is made of; `totals` are this member's alone. */
export function streakFacts(totals: readonly PeriodTotal[], weeks: StreakWeeks) {
  const [first] = totals;
  const worked = totals.flatMap(({ period, items }) =>
    period?.startsWith('w') && (items ?? 0) > 0
      ? [{ week: Number(period.slice(1)), items: items ?? 0 }]
      : [],
  );
  const done = (totals.find(({ period }) => period === 'all')?.items ?? 0) + (first?.known ?? 0);
  const isFinished = weeks.planned > 0 && done >= weeks.planned;
  const excused: Map<number, Excuse> = excuses({
    leaves: first?.leaves ?? [],
    outages: weeks.outages,
    finishedIn: isFinished ? Math.max(0, ...worked.map(({ week }) => week)) : null,
    last: weeks.last,
  });
  return {
    met: new Set(worked.filter(({ items }) => items >= weeks.target).map(({ week }) => week)),
    excused,
    from: first?.joinedWeek ?? 0,
    current: weeks.current,
    last: weeks.last,
  };
}

export type Improvement = { memberId: string; before: number; after: number };

/**
 * Who gained points from the week before to this one, most first, ties to who got there first; who
 * had none before is left out.
 */
export function improved(totals: readonly PeriodTotal[], week: number): Improvement[] {
  const inWeek = (rows: readonly PeriodTotal[], number: number) =>
    rows.find(({ period }) => period === `w${number}`);
  return members(totals)
    .map(([memberId, rows]) => ({
      memberId,
      before: inWeek(rows, week - 1)?.points ?? 0,
      after: inWeek(rows, week)?.points ?? 0,
      reachedAt: inWeek(rows, week)?.reachedAt ?? 0,
    }))
    .filter(({ before, after }) => before > 0 && after > before)
    .sort((a, b) => b.after - b.before - (a.after - a.before) || a.reachedAt - b.reachedAt)
    .map(({ memberId, before, after }) => ({ memberId, before, after }));
}

/** Each member's rows, in the order in which the members come. */
export function members(totals: readonly PeriodTotal[]): [string, PeriodTotal[]][] {
  const byMember = new Map<string, PeriodTotal[]>();
  for (const total of totals) {
    byMember.set(total.memberId, [...(byMember.get(total.memberId) ?? []), total]);
  }
  return [...byMember];
}

function ranked(all: readonly Standing[]): Standing[] {
  return all
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || a.reachedAt - b.reachedAt);
}
