import type { CourseItem } from './course-plan.ts';
import { streakOf, type Weeks } from './streaks.ts';

/**
 * What a group's boards must say, folded from what its members did; written apart from the
 * product, after features.md ("Streak, points, board").
 */

export type Answered = { phase: number; finished: string; next: string; blockers: string };

/** One thing that a member did, in the group's week and the local month in which it was done. */
export type Fact = { at: number; member: string; week: number; month: string } & (
  | { kind: 'join' | 'leave' | 'erase' }
  /** A week taken off, and how others see the member from now on. */
  | { kind: 'week-off'; off: number }
  | { kind: 'name'; alias: string | null; hidden: boolean }
  | { kind: 'known' | 'done' | 'undo'; items: readonly CourseItem[] }
  | ({ kind: 'answer' } & Answered)
);

/** `all`, `w3` (week 3), `p2` (phase 2), `m2026-03`: points, check-ins, and when it last changed. */
export type Total = { points: number; items: number; reachedAt: number };

export type Standing = {
  member: string;
  active: boolean;
  joinedWeek: number;
  /** Weeks that lie wholly between leaving and coming back. */
  away: Set<number>;
  leftWeek: number;
  off: Set<number>;
  /** Done or known, by item. */
  ticked: Map<string, { item: CourseItem; kind: 'done' | 'known'; at: number; periods: string[] }>;
  totals: Map<string, Total>;
};

/** Everybody who ever joined before an instant and is still known, in the order of joining. */
export function fold(facts: readonly Fact[], before = Number.POSITIVE_INFINITY): Standing[] {
  const all = new Map<string, Standing>();
  for (const fact of facts.filter(({ at }) => at < before)) {
    const standing = all.get(fact.member) ?? newcomer(fact);
    all.set(fact.member, standing);
    if (fact.kind === 'erase') all.delete(fact.member);
    if (fact.kind === 'week-off') standing.off.add(fact.off);
    if (fact.kind === 'join') comeBack(standing, fact.week);
    if (fact.kind === 'leave') {
      standing.active = false;
      standing.leftWeek = fact.week;
    }
    if (fact.kind === 'known' || fact.kind === 'done') {
      for (const item of fact.items) check(standing, fact, fact.kind, item);
    }
    if (fact.kind === 'undo') for (const item of fact.items) takeBack(standing, item, fact.at);
  }
  return [...all.values()];
}

function newcomer({ member, week }: Fact): Standing {
  return {
    member,
    active: true,
    joinedWeek: week,
    away: new Set(),
    leftWeek: week,
    off: new Set(),
    ticked: new Map(),
    totals: new Map(),
  };
}

function comeBack(standing: Standing, week: number): void {
  for (let at = standing.leftWeek + 1; !standing.active && at < week; at++) standing.away.add(at);
  standing.active = true;
}

function check(standing: Standing, fact: Fact, kind: 'done' | 'known', item: CourseItem): void {
  if (standing.ticked.has(item.id)) return;
  const { at, week, month } = fact;
  const periods = kind === 'known' ? [] : ['all', `w${week}`, `p${item.phase}`, `m${month}`];
  standing.ticked.set(item.id, { item, kind, at, periods });
  for (const period of periods) count(standing, period, item.points, 1, at);
}

function takeBack(standing: Standing, item: CourseItem, at: number): void {
  const taken = standing.ticked.get(item.id);
  if (taken === undefined) throw new Error(`nothing to take back: ${item.text}`);
  standing.ticked.delete(item.id);
  for (const period of taken.periods) count(standing, period, -item.points, -1, at);
}

function count(standing: Standing, period: string, points: number, items: number, at: number) {
  const total = standing.totals.get(period) ?? { points: 0, items: 0, reachedAt: 0 };
  standing.totals.set(period, {
    points: total.points + points,
    items: total.items + items,
    reachedAt: at,
  });
}

export function pointsIn({ totals }: Standing, period: string): number {
  return totals.get(period)?.points ?? 0;
}

function checkInsIn({ totals }: Standing, period: string): number {
  return totals.get(period)?.items ?? 0;
}

export type BoardLine = { member: string; value: number };

/** Active members by points; ties to who got there first, then to the older account. Nobody with none. */
export function byPoints(all: readonly Standing[], period: string): BoardLine[] {
  const reached = (standing: Standing) => standing.totals.get(period)?.reachedAt ?? 0;
  return all
    .filter((standing) => standing.active && pointsIn(standing, period) > 0)
    .sort(
      (a, b) =>
        pointsIn(b, period) - pointsIn(a, period) ||
        reached(a) - reached(b) ||
        Number(BigInt(a.member) - BigInt(b.member)),
    )
    .map((standing) => ({ member: standing.member, value: pointsIn(standing, period) }));
}

/** Active members by done and known items out of all; ties to who got there first. */
export function byShare(all: readonly Standing[], planned: number): BoardLine[] {
  return ranked(
    all,
    ({ ticked }) => ticked.size / planned,
    ({ totals }) => totals.get('all')?.reachedAt ?? 0,
  );
}

/** Active members by weeks in a row; ties to who checked in first in their last counted week. */
export function byStreak(all: readonly Standing[], weeks: Weeks): BoardLine[] {
  return ranked(
    all,
    (standing) => streakOf(standing, weeks),
    ({ totals }) =>
      Math.max(
        0,
        ...[...totals].flatMap(([period, { items, reachedAt }]) =>
          /^w/.test(period) && items > 0 ? [reachedAt] : [],
        ),
      ),
  );
}

function ranked(
  all: readonly Standing[],
  measure: (standing: Standing) => number,
  since: (standing: Standing) => number,
): BoardLine[] {
  return all
    .filter((standing) => standing.active && measure(standing) > 0)
    .sort((a, b) => measure(b) - measure(a) || since(a) - since(b))
    .map((standing) => ({ member: standing.member, value: measure(standing) }));
}

/** Who gained points on the week before, most first; ties to who got there first. */
export function byImproved(all: readonly Standing[], week: number): BoardLine[] {
  return all
    .filter((standing) => standing.active && pointsIn(standing, `w${week - 1}`) > 0)
    .map((standing) => {
      const value = pointsIn(standing, `w${week}`) - pointsIn(standing, `w${week - 1}`);
      const reachedAt = standing.totals.get(`w${week}`)?.reachedAt ?? 0;
      return { member: standing.member, value, reachedAt };
    })
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || a.reachedAt - b.reachedAt)
    .map(({ member, value }) => ({ member, value }));
}

/** Check-ins of a week by those who are in, and how many of them met the target. */
export function weekResult(
  all: readonly Standing[],
  week: number,
  target: number,
): { items: number; met: number } {
  const counts = all.filter(({ active }) => active).map((each) => checkInsIn(each, `w${week}`));
  return {
    items: counts.reduce((sum, items) => sum + items, 0),
    met: counts.filter((items) => items >= target).length,
  };
}

/** Who, having had points the week before, gained most on it. */
export function mostImproved(all: readonly Standing[], week: number) {
  const [best] = byImproved(all, week);
  const standing = all.find(({ member }) => member === best?.member);
  if (best === undefined || standing === undefined) return null;
  const [before, after] = [week - 1, week].map((at) => pointsIn(standing, `w${at}`));
  return { member: best.member, before: before ?? 0, after: after ?? 0 };
}

/** The group's progress: of all that everybody has before them, the share done or known. */
export function groupShare(all: readonly Standing[], planned: number): number {
  const active = all.filter((standing) => standing.active);
  if (active.length === 0) return 0;
  return active.reduce((sum, { ticked }) => sum + ticked.size, 0) / (planned * active.length);
}
