import type { Enrolment } from '../store/enrolments.ts';
import type { Group, MemberItem } from '../store/groups.ts';
import { isSkipped, openItems, ownStanding, ownWeek, ownWeekEnd } from '../study/own-plan.ts';
import { expectedFinish } from '../study/pace.ts';
import type { Pace } from '../views/pace.ts';

/** How a member walks a group's plan and keeps up with it, at an instant. */
export function ownPace(
  group: Group,
  items: readonly MemberItem[],
  enrolment: Enrolment | undefined,
  now: number,
) {
  const { shiftWeeks = 0, skipOptional = false } = enrolment ?? {};
  const week = ownWeek(group, now, shiftWeeks);
  const own = { shiftWeeks, skipOptional, week };
  const weeks = group.weekStarts.length - 1;
  const standing = ownStanding({ plan: group.plan, items, own });
  const done = items.filter((item) => item.done === 'done');
  const pace: Pace = {
    shiftWeeks,
    skipOptional,
    behind: standing.kind === 'behind' ? standing.expected - standing.done : 0,
    optional: items.filter((item) => isSkipped(item, { skipOptional: true })).length,
    canTakeLeave: group.status === 'running' && now < (group.weekStarts.at(-1) ?? now),
  };
  return {
    own: { ...own, endsAt: ownWeekEnd(group, weeks, shiftWeeks) },
    weekEndsAt: group.status === 'paused' ? null : ownWeekEnd(group, week, shiftWeeks),
    standing,
    pace,
    finish: expectedFinish({
      starts: group.weekStarts,
      now,
      doneLeaves: done.length,
      openLeaves: openItems(items, own).length,
      joinedAt: enrolment?.joinedAt ?? now,
    }),
  };
}
