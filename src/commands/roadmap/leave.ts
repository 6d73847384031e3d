import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, customId, declare, type Reply } from '../../discord/command.ts';
import { wordsOf } from '../../i18n/words.ts';
import { button, buttons, say } from '../../views/parts.ts';
import { plain } from '../../views/text.ts';
import { GroupId, type Kit } from '../kit.ts';
import { memberGroup, message, suggestGroups } from '../which.ts';

/** Leave a group, after asking. The history is kept. */
export default declare({
  name: 'leave',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => sure(kit, ask, group),
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, true),
  components: {
    in: component(z.tuple([]), (ask, _, [group], kit: Kit) => sure(kit, ask, group ?? '')),
    yes: component(z.tuple([GroupId]), (ask, [groupId], _, kit: Kit) => leave(kit, ask, groupId)),
    no: component(z.tuple([]), async (ask) => message(say(ask.language, 'leave.stayed'))),
  },
});

async function sure(kit: Kit, ask: Ask, named: string | null): Promise<Reply> {
  const words = wordsOf(ask.language);
  const found = await memberGroup(kit, ask, named, customId('roadmap.leave', 'in'));
  if (found.kind === 'answer') return message(found.message);
  const { name, groupId } = found.group;
  return message({
    content: words('leave.sure', { group: plain(name) }),
    components: [
      buttons(
        button(customId('roadmap.leave', 'yes', groupId), words('leave.yes'), 'danger'),
        button(customId('roadmap.leave', 'no'), words('group.cancel')),
      ),
    ],
  });
}

async function leave(kit: Kit, ask: Ask, groupId: number): Promise<Reply> {
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  await kit.store.enrolments.leave(ask.guildId, groupId, ask.memberId, ask.at);
  return message(say(ask.language, 'leave.left', { group: plain(found.group.name) }));
}
