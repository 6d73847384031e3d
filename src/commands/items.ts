import type { Ask } from '../discord/ask.ts';
import type { Choice } from '../discord/command.ts';
import { cutText } from '../discord/seal.ts';
import type { Group, MemberItem } from '../store/groups.ts';
import { weekOf } from '../study/schedule.ts';
import { bare } from '../views/text.ts';
import type { Kit } from './kit.ts';

/** Open items by their use: this week's, then late ones, then the rest; 25 at most. */
export async function suggestItems(kit: Kit, ask: Ask, text: string): Promise<Choice[]> {
  const groups = await kit.store.groups.ofMember(ask.guildId, ask.memberId);
  const wanted = fold(text);
  const weeks = new Map(groups.map((group) => [group.groupId, weekOf(group, ask.at)]));
  const order = (item: MemberItem & { groupId: number }) => {
    const week = weeks.get(item.groupId) ?? 0;
    if (item.week === week) return 0;
    return item.week < week ? 1 : 2;
  };
  const open = (await itemsOf(kit, ask, groups))
    .filter((item) => item.done === null)
    .filter((item) => fold(`${item.text} ${item.topic}`).includes(wanted))
    .sort((a, b) => order(a) - order(b));
  const once = new Map(open.map((item) => [item.itemId, item]));
  return [...once.values()].slice(0, 25).map((item) => ({
    value: item.itemId,
    name: cutText(
      item.text === item.topic ? bare(item.text) : `${bare(item.text)} · ${bare(item.topic)}`,
      100,
    ),
  }));
}

/** The items of several groups, each with what the member has done. */
export async function itemsOf(kit: Kit, ask: Ask, groups: readonly Group[]) {
  const lists = await Promise.all(
    groups.map(async ({ groupId }) =>
      (await kit.store.groups.items(ask.guildId, groupId, ask.memberId)).map((item) => ({
        ...item,
        groupId,
      })),
    ),
  );
  return lists.flat();
}

/** Width, case and spaces do not tell words apart. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
