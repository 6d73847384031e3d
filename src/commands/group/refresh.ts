import type { Group } from '../../store/groups.ts';
import { weekOf } from '../../study/schedule.ts';
import type { Kit } from '../kit.ts';
import { openStandups } from '../phases.ts';

/** Has the posts that name a deadline which has moved edited: the week's assignment, open standups. */
export async function refreshDeadlines(kit: Kit, group: Group, now: number): Promise<void> {
  const { guildId, groupId } = group;
  const week = weekOf(group, now);
  await kit.store.outbox.refresh(guildId, groupId, 'assignment', [week]);
  await kit.store.outbox.refresh(guildId, groupId, 'week-standup', [week]);
  const open = openStandups(group, now);
  if (open.length > 0) await kit.store.outbox.refresh(guildId, groupId, 'standup', open);
}
