import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { component, customId, declare, type Reply } from '../discord/command.ts';
import { cutText } from '../discord/seal.ts';
import { recordedMessage, recordedText } from '../views/check-in.ts';
import { SCOPES } from '../views/checklist.ts';
import { say } from '../views/parts.ts';
import { bare, plain, timestamp } from '../views/text.ts';
import { whichGroup } from '../views/which-group.ts';
import { checklist, checklistOf, offeredItems } from './checklist.ts';
import { fold, itemsOf, suggestItems } from './items.ts';
import { GroupId, type Kit } from './kit.ts';
import { recordedOf } from './recorded.ts';
import { memberGroup, message, noGroup, suggestGroups } from './which.ts';

const Item = z.string().regex(/^[a-z0-9-]{1,64}$/);
const Page = z.tuple([GroupId, z.enum(SCOPES), z.coerce.number().int().min(0).max(1000)]);

type CheckIn = { item: string; note: string | null; link: string | null; groupId: number | null };

/** Check in. With an item chosen from the list, the whole answer is one round trip. */
export default declare({
  name: 'done',
  options: [
    { name: 'item', type: 'string', autocomplete: true, maxLength: 300 },
    { name: 'note', type: 'string', maxLength: 500 },
    { name: 'link', type: 'string', maxLength: 300 },
    { name: 'group', type: 'string', autocomplete: true },
  ],

  run: async (ask, { item, note, link, group }, kit: Kit) => {
    if (link !== null && !isWebAddress(link)) return message(say(ask.language, 'refuse.badLink'));
    const named = group === null ? null : await memberGroup(kit, ask, group, '');
    if (named?.kind === 'answer') return message(named.message);
    const groupId = named?.group.groupId ?? null;
    if (item !== null) return checkIn(kit, ask, { item, note, link, groupId });
    const found = await memberGroup(kit, ask, groupId, customId('done', 'in'));
    if (found.kind === 'answer') return message(found.message);
    return message(await checklist(kit, ask, found.group, { scope: null, page: 0, news: null }));
  },

  suggest: async (ask, { option, text }, kit: Kit) =>
    option === 'group' ? suggestGroups(kit, ask, text, true) : suggestItems(kit, ask, text),

  components: {
    /** The button on the weekly post, and "Checklist" under an answer. */
    open: component(z.tuple([GroupId]).rest(z.string()), (ask, [groupId], _, kit: Kit) =>
      openChecklist(kit, ask, groupId),
    ),
    panel: component(Page, async (ask, [groupId, scope, page], _, kit: Kit) => {
      const found = await memberGroup(kit, ask, groupId, '');
      if (found.kind === 'answer') return message(found.message);
      return message(await checklist(kit, ask, found.group, { scope, page, news: null }));
    }),
    scope: component(z.tuple([GroupId, z.enum(SCOPES)]), async (ask, [id, scope], _, kit: Kit) => {
      const found = await memberGroup(kit, ask, id, '');
      if (found.kind === 'answer') return message(found.message);
      return message(await checklist(kit, ask, found.group, { scope, page: 0, news: null }));
    }),
    tick: component(Page, (ask, [groupId, scope, page], ticked, kit: Kit) =>
      tick(kit, ask, groupId, { scope, page, news: null }, ticked),
    ),
    /** The answer to "which group?": for the checklist, or for an item. */
    in: component(z.tuple([]).or(z.tuple([Item])), async (ask, [item], [chosen], kit: Kit) => {
      const found = await memberGroup(kit, ask, chosen ?? '', '');
      if (found.kind === 'answer') return message(found.message);
      const { groupId } = found.group;
      return item === undefined
        ? openChecklist(kit, ask, groupId)
        : checkIn(kit, ask, { item, note: null, link: null, groupId });
    }),
  },
});

async function openChecklist(kit: Kit, ask: Ask, groupId: number): Promise<Reply> {
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  return message(await checklist(kit, ask, found.group, { scope: null, page: 0, news: null }));
}

async function checkIn(kit: Kit, ask: Ask, request: CheckIn): Promise<Reply> {
  const row = await record(kit, ask, request.groupId, [request.item], request);
  if (row.groups === 1) {
    const text = row.text ?? '';
    if (row.written !== null || row.repeated) {
      const recorded = recordedOf(row, [{ id: request.item, text }]);
      return message(recordedMessage(ask.language, recorded));
    }
    if (row.knownBefore) {
      return message(say(ask.language, 'done.known', { item: plain(text) }));
    }
    const when = row.doneBefore === null ? ask.at : new Date(row.doneBefore).getTime();
    return message(say(ask.language, 'done.already', { item: plain(text), when: timestamp(when) }));
  }
  if (row.enrolments === 0) return message(await noGroup(kit, ask));
  if (row.groups > 1) return askWhich(kit, ask, request);
  return checkInByText(kit, ask, request);
}

/** Somebody typed words instead of choosing: fine when only one item can be meant. */
async function checkInByText(kit: Kit, ask: Ask, request: CheckIn): Promise<Reply> {
  const groups = await kit.store.groups.ofMember(ask.guildId, ask.memberId);
  const inGroups = groups.filter(
    ({ groupId }) => request.groupId === null || groupId === request.groupId,
  );
  const items = await itemsOf(kit, ask, inGroups);
  const wanted = fold(request.item);
  const exact = items.filter((item) => fold(item.text) === wanted);
  const fitting =
    exact.length > 0 ? exact : items.filter((item) => fold(item.text).includes(wanted));
  const ids = new Set(fitting.map(({ itemId }) => itemId));
  const [item] = ids;
  if (item !== undefined && ids.size === 1) return checkIn(kit, ask, { ...request, item });
  const shown = { item: plain(cutText(request.item, 100)), count: ids.size };
  return message(
    say(ask.language, ids.size === 0 ? 'refuse.unknownItem' : 'refuse.ambiguousItem', shown),
  );
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

/** Makes the page's ticks true: what is newly ticked is checked in, what is unticked taken back. */
async function tick(
  kit: Kit,
  ask: Ask,
  groupId: number,
  view: { scope: (typeof SCOPES)[number]; page: number; news: string | null },
  ticked: readonly string[],
): Promise<Reply> {
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const list = await checklistOf(kit, ask, group, view);
  const offered = offeredItems(list);
  const chosen = new Set(ticked);
  const added = list.items.filter((item) => item.done === null && chosen.has(item.itemId));
  // Something ticked that is not offered: a list of another week, which unticks nothing of this one.
  const outdated = ticked.some((id) => offered.every(({ itemId }) => itemId !== id));
  const removed = outdated
    ? []
    : offered.filter((item) => item.done === 'done' && !chosen.has(item.itemId));
  const news: string[] = [];
  if (removed.length > 0) {
    const itemIds = removed.map(({ itemId }) => itemId);
    const taken = await kit.store.checkIns.undo(ask.guildId, {
      groupId,
      memberId: ask.memberId,
      itemIds,
      interactionId: ask.interactionId,
      at: ask.at,
    });
    for (const row of taken) {
      const item = plain(removed.find(({ itemId }) => itemId === row.itemId)?.text ?? '');
      news.push(say(ask.language, 'undo.done', { ...row, item }).content ?? '');
    }
  }
  if (added.length > 0) {
    const ids = added.map(({ itemId }) => itemId);
    const row = await record(kit, ask, groupId, ids, { note: null, link: null });
    const written = new Set((row.written ?? '').split(','));
    const items = added
      .filter(({ itemId }) => row.repeated || written.has(itemId))
      .map(({ itemId, text }) => ({ id: itemId, text }));
    if (items.length > 0) news.push(recordedText(ask.language, recordedOf(row, items)));
  }
  const after = { ...view, news: news.length > 0 ? news.join('\n') : null };
  return message(await checklist(kit, ask, group, after));
}

function record(
  kit: Kit,
  ask: Ask,
  groupId: number | null,
  itemIds: readonly string[],
  { note, link }: { note: string | null; link: string | null },
) {
  const valid = itemIds.filter((id) => Item.safeParse(id).success);
  return kit.store.checkIns.record(ask.guildId, {
    groupId,
    memberId: ask.memberId,
    itemIds: valid,
    interactionId: ask.interactionId,
    note: note === null ? null : bare(note) || null,
    link,
    at: ask.at,
  });
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text) && bare(text) === text;
}
