import type { Group } from '../store/groups.ts';
import type { StreakWeeks } from '../study/board.ts';
import { countItems } from '../study/plan.ts';
import { weekOf } from '../study/schedule.ts';

/** The weeks of a group that streaks are counted in, now. */
export function streakWeeks(group: Group, now: number): StreakWeeks {
  return {
    current: weekOf(group, now),
    last: group.plan.weeks.length,
    planned: countItems(group.plan),
    target: group.target,
    outages: group.outageWeeks,
  };
}
