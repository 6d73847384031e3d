import type { Ask } from '../discord/ask.ts';
import { customId, type Reply } from '../discord/command.ts';
import { cutText } from '../discord/seal.ts';
import { recordedMessage } from '../views/check-in.ts';
import { say } from '../views/parts.ts';
import { plain, timestamp } from '../views/text.ts';
import { whichGroup } from '../views/which-group.ts';
import { celebrate } from './celebrate.ts';
import { fold, itemsOf } from './items.ts';
import type { Kit } from './kit.ts';
import { type Note, record } from './record.ts';
import { recordedOf } from './recorded.ts';
import { message, noGroup } from './which.ts';

export type CheckIn = Note & { item: string; groupId: number | null };

/** Checks one item in, named by its id or in somebody's own words. */
export async function checkIn(kit: Kit, ask: Ask, request: CheckIn): Promise<Reply> {
  const row = await record(kit, ask, { ...request, itemIds: [request.item] });
  if (row.groups === 1) return recordedReply(kit, ask, row, request.item);
  if (row.enrolments === 0) return message(await noGroup(kit, ask));
  if (row.groups > 1) return askWhich(kit, ask, request);
  const found = await itemByWords(kit, ask, request);
  if (found.kind === 'answer') return message(found.message);
  return checkIn(kit, ask, { ...request, item: found.itemId });
}

/** What a member hears of a check-in of one item; `now` where it counts in another week than this. */
export async function recordedReply(
  kit: Kit,
  ask: Ask,
  row: Awaited<ReturnType<typeof record>>,
  item: string,
  now: { week: number; lines: readonly string[] } | null = null,
): Promise<Reply> {
  const text = row.text ?? '';
  if (row.written !== null || row.repeated) {
    const party = await celebrate(kit, ask, row);
    const recorded = recordedOf(row, [{ id: item, text }], now?.week ?? null);
    const shown = recordedMessage(ask.language, recorded, [...(now?.lines ?? []), ...party]);
    return { kind: 'message', message: shown, sweep: party.length > 0 };
  }
  if (row.knownBefore) return message(say(ask.language, 'done.known', { item: plain(text) }));
  const when = row.doneBefore === null ? ask.at : new Date(row.doneBefore).getTime();
  return message(say(ask.language, 'done.already', { item: plain(text), when: timestamp(when) }));
}

/** The one item that somebody can mean who typed words instead of choosing. */
export async function itemByWords(
  kit: Kit,
  ask: Ask,
  { item, groupId }: Pick<CheckIn, 'item' | 'groupId'>,
) {
  const groups = await kit.store.groups.ofMember(ask.guildId, ask.memberId);
  const inGroups = groups.filter((group) => groupId === null || group.groupId === groupId);
  const items = await itemsOf(kit, ask, inGroups);
  const wanted = fold(item);
  const exact = items.filter((each) => fold(each.text) === wanted);
  const fitting =
    exact.length > 0 ? exact : items.filter((each) => fold(each.text).includes(wanted));
  const ids = new Set(fitting.map(({ itemId }) => itemId));
  const [itemId] = ids;
  if (itemId !== undefined && ids.size === 1) return { kind: 'item', itemId } as const;
  const shown = { item: plain(cutText(item, 100)), count: ids.size };
  const key = ids.size === 0 ? 'refuse.unknownItem' : 'refuse.ambiguousItem';
  return { kind: 'answer', message: say(ask.language, key, shown) } as const;
}

async function askWhich(kit: Kit, ask: Ask, request: CheckIn): Promise<Reply> {
  if (request.note !== null || request.link !== null) {
    return message(say(ask.language, 'refuse.whichGroupForItem'));
  }
  const groups = await kit.store.groups.ofMember(ask.guildId, ask.memberId);
  return message(
    whichGroup(ask.language, 'refuse.whichGroup', groups, customId('done', 'in', request.item)),
  );
}
