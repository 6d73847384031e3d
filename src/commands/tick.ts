import type { Ask } from '../discord/ask.ts';
import type { Reply } from '../discord/command.ts';
import { wordsOf } from '../i18n/words.ts';
import { recordedText } from '../views/check-in.ts';
import type { Scope } from '../views/checklist.ts';
import { plain } from '../views/text.ts';
import { celebrate } from './celebrate.ts';
import { checklist, checklistOf, offeredItems } from './checklist.ts';
import type { Kit } from './kit.ts';
import { record } from './record.ts';
import { recordedOf } from './recorded.ts';
import { memberGroup, message } from './which.ts';

/** A menu of the panel, as its custom id tells of it; `offered` null: of one that does not tell. */
export type Menu = {
  groupId: number;
  scope: Scope;
  page: number;
  offered: { week: number; mark: string } | null;
};

/**
 * Makes the menu's ticks true: what is newly ticked is checked in, what is unticked taken back. A
 * menu takes back nothing but what it has offered itself.
 */
export async function tick(
  kit: Kit,
  ask: Ask,
  { groupId, scope, page, offered }: Menu,
  chosen: readonly string[],
): Promise<Reply> {
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const list = await checklistOf(kit, ask, group, { scope, page, news: null });
  const shown = (offered && offeredItems(list, { scope, page, ...offered })) ?? [];
  const wanted = new Set(chosen);
  const added = list.items.filter((item) => item.done === null && wanted.has(item.itemId));
  const removed = shown.filter((item) => item.done === 'done' && !wanted.has(item.itemId));
  const news: string[] = [];
  if (removed.length > 0) news.push(...(await takeBack(kit, ask, groupId, removed)));
  const ticked: string[] = [];
  let party: string[] = [];
  if (added.length > 0) {
    const itemIds = added.map(({ itemId }) => itemId);
    const row = await record(kit, ask, { groupId, itemIds, note: null, link: null });
    const written = new Set((row.written ?? '').split(','));
    const items = added
      .filter(({ itemId }) => row.repeated || written.has(itemId))
      .map(({ itemId, text }) => ({ id: itemId, text }));
    ticked.push(...items.map(({ id }) => id));
    if (items.length > 0) news.push(recordedText(ask.language, recordedOf(row, items)));
    party = await celebrate(kit, ask, row);
    news.push(...party);
  }
  // A menu of a week that is over is answered with the week that runs.
  const view = { scope, page, ticked, news: news.length > 0 ? news.join('\n') : null };
  const shownNow = await checklist(kit, ask, group, view);
  return { kind: 'message', message: shownNow, sweep: party.length > 0 };
}

/** Takes back what one tick did and what is still done of it: the panel's Undo. */
export async function untick(
  kit: Kit,
  ask: Ask,
  { groupId, scope, page }: Omit<Menu, 'offered'>,
  interactionId: string,
): Promise<Reply> {
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const [itemIds, items] = await Promise.all([
    kit.store.checkIns.ofInteraction(ask.guildId, groupId, ask.memberId, interactionId),
    kit.store.groups.items(ask.guildId, groupId, ask.memberId),
  ]);
  const ticked = items.filter(({ itemId }) => itemIds.includes(itemId));
  const said = await takeBack(kit, ask, groupId, ticked);
  const news = said.length > 0 ? said.join('\n') : wordsOf(ask.language)('undo.gone');
  return message(await checklist(kit, ask, group, { scope, page, news }));
}

/** Takes items back, and says so in one line. */
async function takeBack(
  kit: Kit,
  ask: Ask,
  groupId: number,
  items: readonly { itemId: string; text: string }[],
): Promise<string[]> {
  const { guildId, memberId, interactionId, at } = ask;
  // None may be this very interaction's doing, sent again: the store knows.
  const itemIds = items.map(({ itemId }) => itemId);
  const taken = await kit.store.checkIns.undo(guildId, {
    groupId,
    memberId,
    itemIds,
    interactionId,
    at,
  });
  const words = wordsOf(ask.language);
  const [first, ...more] = taken;
  if (first === undefined) return [];
  const { points } = first;
  if (more.length === 0) {
    const text =
      items.find(({ itemId }) => itemId === first.itemId)?.text ??
      (await kit.store.groups.textOf(guildId, groupId, first.itemId));
    return [words('undo.done', { taken: first.taken, points, item: plain(text) })];
  }
  const sum = taken.reduce((all, row) => all + row.taken, 0);
  return [words('undo.doneMany', { count: taken.length, taken: sum, points })];
}
