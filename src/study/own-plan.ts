import { isOptional } from '../roadmap/optional.ts';
import { type Standing, standing } from './pace.ts';
import type { Plan } from './plan.ts';
import { type Instant, weekOf } from './schedule.ts';

/** How a member walks the group's plan, by choice: so many weeks behind it, without what is optional. */
export type OwnPlan = { shiftWeeks: number; skipOptional: boolean };

/** The weeks of a group that has no end of its own; see `weekOf`. */
type Weeks = { weekStarts: readonly Instant[]; pausedAt: Instant | null };

type Item = {
  itemId: string;
  text: string;
  topic: string;
  week: number;
  done: 'done' | 'known' | null;
};

/** Somebody further behind than this needs another group rather than another plan. */
export const MOST_SHIFT = 8;

/** The group's last week has no next one to measure by: behind it a week is seven days of 24 hours. */
const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * The week of the plan that is the member's own at an instant: the group's, less the weeks that the
 * member is behind. It goes on when the group's weeks are over, to one more than the last; 0 is
 * before the first.
 */
export function ownWeek(group: Weeks, now: Instant, shiftWeeks: number): number {
  const weeks = group.weekStarts.length - 1;
  const at = Math.min(now, group.pausedAt ?? now);
  const over = at - (group.weekStarts.at(-1) ?? at);
  const later = over < 0 ? 0 : Math.floor(over / WEEK);
  return Math.max(0, Math.min(weeks + 1, weekOf(group, now) + later - shiftWeeks));
}

/** When a week of the member's own plan ends; with the last week, when the plan does. */
export function ownWeekEnd(
  { weekStarts }: Pick<Weeks, 'weekStarts'>,
  week: number,
  shiftWeeks: number,
): Instant {
  const last = weekStarts.length - 1;
  const place = week + shiftWeeks;
  const end = weekStarts[Math.min(place, last)] ?? 0;
  return end + Math.max(0, place - last) * WEEK;
}

/** Whether an item is neither late nor open for a member who leaves out what is optional. */
export function isSkipped(
  { text, topic, done }: Pick<Item, 'text' | 'topic' | 'done'>,
  { skipOptional }: Pick<OwnPlan, 'skipOptional'>,
): boolean {
  return skipOptional && done === null && (isOptional(text) || isOptional(topic));
}

/** What is still to be done: skipped items are not. */
export function openItems<I extends Item>(
  items: readonly I[],
  own: Pick<OwnPlan, 'skipOptional'>,
): I[] {
  return items.filter((item) => item.done === null && !isSkipped(item, own));
}

/** What is still to be done of the weeks before the member's own. */
export function lateItems<I extends Item>(
  items: readonly I[],
  own: Pick<OwnPlan, 'skipOptional'> & { week: number },
): I[] {
  return openItems(items, own).filter((item) => item.week < own.week);
}

/** Where a member stands against the own plan: skipped items are expected of nobody. */
export function ownStanding(a: {
  plan: Plan;
  items: readonly Item[];
  own: OwnPlan & { week: number };
}): Standing {
  const skipped = new Set(
    a.items.filter((item) => isSkipped(item, a.own)).map(({ itemId }) => itemId),
  );
  const weeks = a.plan.weeks.map((week) => ({
    ...week,
    leaves: week.leaves.filter(({ id }) => !skipped.has(id)),
  }));
  return standing({
    plan: { ...a.plan, weeks },
    week: a.own.week,
    done: new Set(a.items.filter(({ done }) => done !== null).map(({ itemId }) => itemId)),
  });
}
