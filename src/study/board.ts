import { streak } from './streak.ts';

/** A member's totals in one period: `all`, `w3`, `p2`, `m2026-03`; null without any. */
export type PeriodTotal = {
  memberId: string;
  joinedWeek: number;
  /** Items known before joining. */
  known: number;
  period: string | null;
  points: number | null;
  items: number | null;
  reachedAt: number | null;
};

export type Standing = { memberId: string; value: number; reachedAt: number };

/** Members by share of the plan, 0 to 1, those without any left out; ties to who got there first. */
export function byShare(totals: readonly PeriodTotal[], planned: number): Standing[] {
  const all = members(totals).map((rows): Standing => {
    const total = rows.find(({ period }) => period === 'all');
    const done = (total?.items ?? 0) + (rows[0]?.known ?? 0);
    return {
      memberId: rows[0]?.memberId ?? '',
      value: planned === 0 ? 0 : done / planned,
      reachedAt: total?.reachedAt ?? 0,
    };
  });
  return ranked(all);
}

/** Members by streak in weeks, those without any left out; `current` is past `last` at the end. */
export function byStreak(
  totals: readonly PeriodTotal[],
  weeks: { current: number; last: number },
): Standing[] {
  const all = members(totals).map((rows): Standing => {
    const met = rows.filter(({ period, items }) => period?.startsWith('w') && (items ?? 0) > 0);
    return {
      memberId: rows[0]?.memberId ?? '',
      value: streak({
        met: new Set(met.map(({ period }) => Number(period?.slice(1)))),
        excused: new Set(),
        from: rows[0]?.joinedWeek ?? 0,
        ...weeks,
      }),
      reachedAt: Math.max(0, ...met.map(({ reachedAt }) => reachedAt ?? 0)),
    };
  });
  return ranked(all);
}

/** Who gained most points from the week before to this one; undefined when nobody gained. */
export function mostImproved(
  totals: readonly PeriodTotal[],
  week: number,
): { memberId: string; before: number; after: number } | undefined {
  const points = (rows: PeriodTotal[], number: number) =>
    rows.find(({ period }) => period === `w${number}`)?.points ?? 0;
  return members(totals)
    .map((rows) => ({
      memberId: rows[0]?.memberId ?? '',
      before: points(rows, week - 1),
      after: points(rows, week),
    }))
    .filter(({ before, after }) => before > 0 && after > before)
    .sort((a, b) => b.after - b.before - (a.after - a.before))[0];
}

function members(totals: readonly PeriodTotal[]): PeriodTotal[][] {
  const byMember = new Map<string, PeriodTotal[]>();
  for (const total of totals) {
    byMember.set(total.memberId, [...(byMember.get(total.memberId) ?? []), total]);
  }
  return [...byMember.values()];
}

function ranked(all: readonly Standing[]): Standing[] {
  return all
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || a.reachedAt - b.reachedAt);
}
