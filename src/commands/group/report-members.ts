import type { Group } from '../../store/groups.ts';
import { lateItems, ownStanding, ownWeek } from '../../study/own-plan.ts';
import type { ReportMember, ReportStanding } from '../../views/group-report.ts';
import type { Kit } from '../kit.ts';

const SILENT = 14 * 86_400_000;

/** The group's active members as organisers see them; `doneIn`: the week of each item done, 0 for known. */
export async function reportMembers(
  kit: Kit,
  group: Group,
  week: number,
  now: number,
): Promise<{ members: ReportMember[]; doneIn: number[]; total: number }> {
  const { guildId, groupId } = group;
  const [rows, plan] = await Promise.all([
    kit.store.groupReport.members(guildId, groupId, week),
    // Nobody's: the plan alone.
    kit.store.groups.items(guildId, groupId, '0'),
  ]);
  const planned = new Set(plan.map(({ itemId }) => itemId));
  const doneIn: number[] = [];
  const members = rows.map((row): ReportMember => {
    const { memberId, joinedAt, shiftWeeks, skipOptional, points, lastAt } = row;
    const kinds = new Map(row.done.map(({ itemId, kind }) => [itemId, kind]));
    const items = plan.map((item) => ({ ...item, done: kinds.get(item.itemId) ?? null }));
    const own = { shiftWeeks, skipOptional, week: ownWeek(group, now, shiftWeeks) };
    const done = row.done.filter(({ itemId }) => planned.has(itemId));
    for (const each of done) doneIn.push(each.kind === 'known' ? 0 : each.week);
    const isSilent =
      done.length < plan.length && now - Math.max(joinedAt, lastAt ?? 0, startOf(group)) > SILENT;
    const standing: ReportStanding = row.isOnLeave
      ? 'on-leave'
      : isSilent
        ? 'silent'
        : ownStanding({ plan: group.plan, items, own }).kind;
    const late = lateItems(items, own).length;
    return { memberId, standing, joinedAt, done: done.length, late, points, lastAt };
  });
  return { members, doneIn, total: plan.length };
}

function startOf({ weekStarts }: Group): number {
  return weekStarts[0] ?? 0;
}
