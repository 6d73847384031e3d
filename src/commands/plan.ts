import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { component, customId, declare, type Reply } from '../discord/command.ts';
import { weekMessage } from '../views/week.ts';
import { checklistOf } from './checklist.ts';
import { GroupId, type Kit } from './kit.ts';
import { memberGroup, message, suggestGroups } from './which.ts';

/** My week: open items, late items, the deadline. */
export default declare({
  name: 'plan',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => week(kit, ask, group),
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, true),
  components: {
    /** "My week" on the weekly post. */
    open: component(z.tuple([GroupId]).rest(z.string()), (ask, [groupId], _, kit: Kit) =>
      week(kit, ask, groupId),
    ),
    in: component(z.tuple([]), (ask, _, [groupId], kit: Kit) => week(kit, ask, groupId ?? '')),
  },
});

async function week(kit: Kit, ask: Ask, named: string | number | null): Promise<Reply> {
  const found = await memberGroup(kit, ask, named, customId('plan', 'in'));
  if (found.kind === 'answer') return message(found.message);
  const list = await checklistOf(kit, ask, found.group, { scope: 'week', page: 0, news: null });
  return message(weekMessage(ask.language, list));
}
