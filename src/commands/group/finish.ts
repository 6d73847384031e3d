import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, customId, declare, type Reply } from '../../discord/command.ts';
import { wordsOf } from '../../i18n/words.ts';
import { button, buttons, say } from '../../views/parts.ts';
import { plain } from '../../views/text.ts';
import { GroupId, type Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { message, organisedGroup, suggestGroups } from '../which.ts';

/** Ends a group for good, after asking. Board and history stay. */
export default declare({
  name: 'finish',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => sure(kit, ask, group),
  audited: { components: { yes: { args: ['group'] } } },
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, false),
  components: {
    in: component(z.tuple([]), (ask, _, [group], kit: Kit) => sure(kit, ask, group ?? '')),
    yes: component(z.tuple([GroupId]), (ask, [groupId], _, kit: Kit) => finish(kit, ask, groupId)),
    no: component(z.tuple([]), async (ask) => message(say(ask.language, 'group.kept'))),
  },
});

async function sure(kit: Kit, ask: Ask, named: string | null): Promise<Reply> {
  const words = wordsOf(ask.language);
  if (!(await isOrganiser(kit, ask))) return message(say(ask.language, 'refuse.notOrganiser'));
  const found = await organisedGroup(kit, ask, named, customId('group.finish', 'in'));
  if (found.kind === 'answer') return message(found.message);
  const { name, groupId } = found.group;
  return message({
    content: words('group.finishSure', { group: plain(name) }),
    components: [
      buttons(
        button(customId('group.finish', 'yes', groupId), words('group.finishYes'), 'danger'),
        button(customId('group.finish', 'no'), words('group.cancel')),
      ),
    ],
  });
}

async function finish(kit: Kit, ask: Ask, groupId: number): Promise<Reply> {
  if (!(await isOrganiser(kit, ask))) return message(say(ask.language, 'refuse.notOrganiser'));
  const found = await organisedGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  await kit.store.groups.change(ask.guildId, groupId, group.status, {
    status: 'finished',
    nextDueAt: null,
  });
  return {
    kind: 'message',
    message: say(ask.language, 'group.finished', { group: plain(group.name) }),
    did: { groupId },
  };
}
