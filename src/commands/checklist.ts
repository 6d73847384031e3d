import type { Ask } from '../discord/ask.ts';
import type { Message } from '../discord/message.ts';
import { weekOf } from '../study/schedule.ts';
import type { Group } from '../store/groups.ts';
import { checklistMessage, inScope, PAGE, type Checklist, type Scope } from '../views/checklist.ts';
import type { Kit } from './kit.ts';

export type View = { scope: Scope | null; page: number; news: string | null };

/** A member's private checklist of a group, as it stands. */
export async function checklist(kit: Kit, ask: Ask, group: Group, view: View): Promise<Message> {
  return checklistMessage(ask.language, await checklistOf(kit, ask, group, view));
}

/** The items that the menu of a page offers. */
export function offeredItems(list: Checklist): Checklist['items'] {
  return inScope(list, list.scope).slice(list.page * PAGE, (list.page + 1) * PAGE);
}

/** A member's items of a group and where its weeks stand. */
export async function checklistOf(
  kit: Kit,
  ask: Ask,
  group: Group,
  view: View,
): Promise<Checklist> {
  const items = await kit.store.groups.items(ask.guildId, group.groupId, ask.memberId);
  const starts = group.weekStarts;
  const week = weekOf(group, ask.at);
  const outside = week < 1 || week > starts.length - 1;
  return {
    groupId: group.groupId,
    group: group.name,
    week,
    weeks: starts.length - 1,
    startsAt: starts[0] ?? 0,
    endsAt: group.status === 'paused' ? null : (starts[week] ?? 0),
    items,
    scope: view.scope ?? (outside ? 'all' : 'week'),
    page: view.page,
    news: view.news,
  };
}
