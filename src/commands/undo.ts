import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { component, customId, declare, type Reply } from '../discord/command.ts';
import { cutText } from '../discord/seal.ts';
import { wordsOf } from '../i18n/words.ts';
import { button, buttons, say } from '../views/parts.ts';
import { bare, plain } from '../views/text.ts';
import { fold, itemsOf } from './items.ts';
import { GroupId, type Kit } from './kit.ts';
import { memberGroup, message, noGroup, suggestGroups } from './which.ts';

/** Take back the last check-in, or the one named. */
export default declare({
  name: 'undo',
  options: [
    { name: 'item', type: 'string', autocomplete: true, maxLength: 300 },
    { name: 'group', type: 'string', autocomplete: true },
  ],

  run: async (ask, { item, group }, kit: Kit) => {
    const named = group === null ? null : await memberGroup(kit, ask, group, '');
    if (named?.kind === 'answer') return message(named.message);
    return undo(kit, ask, named?.group.groupId ?? null, item);
  },

  suggest: async (ask, { option, text }, kit: Kit) => {
    if (option === 'group') return suggestGroups(kit, ask, text, true);
    const done = (await doneItems(kit, ask, null))
      .filter((item) => fold(`${item.text} ${item.topic}`).includes(fold(text)))
      .sort((a, b) => (b.doneAt ?? 0) - (a.doneAt ?? 0));
    return done
      .slice(0, 25)
      .map(({ itemId, text }) => ({ value: itemId, name: cutText(bare(text), 100) }));
  },

  components: {
    /** "Undo" under the answer to a check-in. */
    item: component(
      z.tuple([GroupId, z.string().min(1)]),
      async (ask, [groupId, item], _, kit: Kit) => {
        const found = await memberGroup(kit, ask, groupId, '');
        if (found.kind === 'answer') return message(found.message);
        return undo(kit, ask, groupId, item);
      },
    ),
  },
});

async function undo(
  kit: Kit,
  ask: Ask,
  groupId: number | null,
  name: string | null,
): Promise<Reply> {
  const mine = await kit.store.groups.ofMember(ask.guildId, ask.memberId);
  if (mine.length === 0) return message(await noGroup(kit, ask));
  const named = name === null ? null : await findItem(kit, ask, groupId, name);
  if (named?.length === 0) {
    const shown = plain(cutText(name ?? '', 100));
    return message(say(ask.language, 'refuse.unknownItem', { item: shown }));
  }
  const item = named?.find((each) => each.done === 'done') ?? named?.[0] ?? null;
  const [done, ...more] =
    named?.filter((each) => each.itemId === item?.itemId && each.done === 'done') ?? [];
  if (more.length > 0) return message(say(ask.language, 'refuse.whichGroupForItem'));
  const [taken] = await kit.store.checkIns.undo(ask.guildId, {
    // Nothing done may be this very interaction's doing, sent again: the store knows.
    groupId: done?.groupId ?? groupId,
    memberId: ask.memberId,
    itemIds: item === null ? null : [item.itemId],
    interactionId: ask.interactionId,
    at: ask.at,
  });
  if (taken === undefined) {
    return message(
      item === null
        ? say(ask.language, 'undo.nothing')
        : say(ask.language, 'undo.notDone', { item: plain(item.text) }),
    );
  }
  // Once taken back, an item that the roadmap has lost is in no list of the member's.
  const text = await kit.store.groups.textOf(ask.guildId, taken.groupId, taken.itemId);
  const words = wordsOf(ask.language);
  return message({
    ...say(ask.language, 'undo.done', { ...taken, item: plain(text) }),
    components: [
      buttons(button(customId('done', 'open', taken.groupId), words('done.openChecklist'))),
    ],
  });
}

/** The item meant by a name, once for each of the member's groups that has it. */
async function findItem(kit: Kit, ask: Ask, groupId: number | null, name: string) {
  const groups = await kit.store.groups.ofMember(ask.guildId, ask.memberId);
  const items = await itemsOf(
    kit,
    ask,
    groups.filter((group) => groupId === null || group.groupId === groupId),
  );
  const byId = items.filter(({ itemId }) => itemId === name);
  return byId.length > 0 ? byId : items.filter(({ text }) => fold(text) === fold(name));
}

async function doneItems(kit: Kit, ask: Ask, groupId: number | null) {
  const groups = await kit.store.groups.ofMember(ask.guildId, ask.memberId);
  const items = await itemsOf(
    kit,
    ask,
    groups.filter((group) => groupId === null || group.groupId === groupId),
  );
  return items.filter(({ done }) => done === 'done');
}
