import type { Member } from '../../store/members.ts';
import { reminderRow } from '../../store/reminders.ts';
import { remindersOf } from '../../study/reminders.ts';
import { weekOf } from '../../study/schedule.ts';
import type { Kit } from '../kit.ts';

/**
 * Puts what is still to come of this week's reminders in the outbox, in all groups of a member: who
 * asks for them midweek, or joins then, need not wait for the next. `now` in epoch ms.
 */
export async function planReminders(
  kit: Kit,
  guildId: string,
  member: Member | undefined,
  now: number,
): Promise<void> {
  if (member === undefined || member.closedAt !== null) return;
  if (!member.remindWeek && !member.remindStandup && !member.remindReview) return;
  const groups = await kit.store.groups.ofMember(guildId, member.memberId);
  for (const group of groups.filter(({ status }) => status === 'running')) {
    const week = weekOf(group, now);
    const coming = remindersOf(group, week, member).filter(({ at }) => at > now);
    const rows = coming.map((each) => reminderRow(week, member.memberId, each));
    await kit.store.reminders.plan(guildId, group.groupId, rows);
  }
}
