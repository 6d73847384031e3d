import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, customId, declare, type Reply } from '../../discord/command.ts';
import { weekOf } from '../../study/schedule.ts';
import { say } from '../../views/parts.ts';
import { plain } from '../../views/text.ts';
import type { Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { message, organisedGroup, suggestGroups } from '../which.ts';

/** The coming weeks wait; what runs, runs on. */
export default declare({
  name: 'pause',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => pause(kit, ask, group),
  audited: { run: {}, components: { in: { value: 'group' } } },
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, false),
  components: {
    in: component(z.tuple([]), (ask, _, [group], kit: Kit) => pause(kit, ask, group ?? '')),
  },
});

async function pause(kit: Kit, ask: Ask, named: string | null): Promise<Reply> {
  const { language } = ask;
  if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
  const running = ({ status }: { status: string }) => status === 'running';
  const found = await organisedGroup(kit, ask, named, customId('group.pause', 'in'), running);
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const paused = await kit.store.groups.change(ask.guildId, group.groupId, 'running', {
    status: 'paused',
    pausedAt: ask.at,
  });
  if (!paused) return message(say(language, 'refuse.alreadyPaused', { group: plain(group.name) }));
  const week = Math.min(weekOf(group, ask.at), group.plan.weeks.length);
  return {
    kind: 'message',
    message: say(language, 'group.paused', { group: plain(group.name), week }),
    did: { groupId: group.groupId },
  };
}
