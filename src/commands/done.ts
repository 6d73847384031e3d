import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { component, customId, declare, modal, type Reply } from '../discord/command.ts';
import { isId } from '../discord/snowflake.ts';
import { SCOPES } from '../views/checklist.ts';
import { LINK_LIMIT, NOTE_LIMIT } from '../views/note.ts';
import { say } from '../views/parts.ts';
import { backfill, DAYS } from './backfill.ts';
import { checkIn } from './check-in.ts';
import { checklist, type View } from './checklist.ts';
import { suggestItems } from './items.ts';
import { GroupId, type Kit } from './kit.ts';
import { askNote, keepNote } from './notes.ts';
import { Item, isWebAddress } from './record.ts';
import { tick, untick } from './tick.ts';
import { memberGroup, message, suggestGroups } from './which.ts';

const Scope = z.enum(SCOPES);
const PageNumber = z.coerce.number().int().min(0).max(1000);
const Page = z.tuple([GroupId, Scope, PageNumber]);
/** The week whose items the menu shows, and what tells them apart from others. */
const Week = z.coerce.number().int().min(0).max(1000);
const Mark = z.string().regex(/^[a-z0-9]{1,8}$/);
const InteractionId = z.string().refine(isId);

/** Check in. With an item chosen from the list, the whole answer is one round trip. */
export default declare({
  name: 'done',
  options: [
    { name: 'item', type: 'string', autocomplete: true, maxLength: 300 },
    { name: 'note', type: 'string', maxLength: NOTE_LIMIT },
    { name: 'link', type: 'string', maxLength: LINK_LIMIT },
    { name: 'day', type: 'string', choices: DAYS },
    { name: 'group', type: 'string', autocomplete: true },
  ],

  run: async (ask, { item, note, link, day, group }, kit: Kit) => {
    if (link !== null && !isWebAddress(link)) return message(say(ask.language, 'refuse.badLink'));
    const named = group === null ? null : await memberGroup(kit, ask, group, '');
    if (named?.kind === 'answer') return message(named.message);
    const groupId = named?.group.groupId ?? null;
    if (item === null) {
      if (day !== null) return message(say(ask.language, 'day.needsItem'));
      return panel(kit, ask, groupId, {});
    }
    const request = { item, note, link, groupId };
    return day === null ? checkIn(kit, ask, request) : backfill(kit, ask, request, Number(day));
  },

  suggest: async (ask, { option, text }, kit: Kit) =>
    option === 'group' ? suggestGroups(kit, ask, text, true) : suggestItems(kit, ask, text),

  components: {
    /** The button on the weekly post, and "Checklist" under an answer. */
    open: component(z.tuple([GroupId]).rest(z.string()), (ask, [groupId], _, kit: Kit) =>
      panel(kit, ask, groupId, {}),
    ),
    panel: component(Page, (ask, [groupId, scope, page], _, kit: Kit) =>
      panel(kit, ask, groupId, { scope, page }),
    ),
    scope: component(z.tuple([GroupId, Scope]), (ask, [groupId, scope], _, kit: Kit) =>
      panel(kit, ask, groupId, { scope }),
    ),
    tick: component(
      z.tuple([GroupId, Scope, PageNumber, Week, Mark]).or(Page),
      (ask, [groupId, scope, page, week, mark], ticked, kit: Kit) => {
        const offered = week === undefined || mark === undefined ? null : { week, mark };
        return tick(kit, ask, { groupId, scope, page, offered }, ticked);
      },
    ),
    /** "Undo" in the panel: all that its last tick did. */
    back: component(
      z.tuple([GroupId, Scope, PageNumber, InteractionId]),
      (ask, [groupId, scope, page, interactionId], _, kit: Kit) =>
        untick(kit, ask, { groupId, scope, page }, interactionId),
    ),
    /** Lets a done item be chosen to write a note on. */
    notes: component(Page, (ask, [groupId, scope, page], _, kit: Kit) =>
      panel(kit, ask, groupId, { scope, page, isNoting: true }),
    ),
    note: component(z.tuple([GroupId]), (ask, [groupId], [item], kit: Kit) =>
      askNote(kit, ask, groupId, item ?? ''),
    ),
    write: component(z.tuple([GroupId, Item]), (ask, [groupId, item], _, kit: Kit) =>
      askNote(kit, ask, groupId, item),
    ),
    /** The answer to "which group?": for the checklist, or for an item. */
    in: component(z.tuple([]).or(z.tuple([Item])), async (ask, [item], [chosen], kit: Kit) => {
      const found = await memberGroup(kit, ask, chosen ?? '', '');
      if (found.kind === 'answer') return message(found.message);
      const { groupId } = found.group;
      return item === undefined
        ? panel(kit, ask, groupId, {})
        : checkIn(kit, ask, { item, note: null, link: null, groupId });
    }),
  },

  modals: {
    note: modal(z.tuple([GroupId, Item]), (ask, [groupId, itemId], fields, kit: Kit) =>
      keepNote(kit, ask, { groupId, itemId }, fields),
    ),
  },
});

async function panel(
  kit: Kit,
  ask: Ask,
  groupId: number | null,
  view: Partial<View>,
): Promise<Reply> {
  const found = await memberGroup(kit, ask, groupId, customId('done', 'in'));
  if (found.kind === 'answer') return message(found.message);
  return message(
    await checklist(kit, ask, found.group, { scope: null, page: 0, news: null, ...view }),
  );
}
