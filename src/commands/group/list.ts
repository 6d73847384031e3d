import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, declare, type Reply } from '../../discord/command.ts';
import { weekOf } from '../../study/schedule.ts';
import { groupsMessage } from '../../views/group.ts';
import { say } from '../../views/parts.ts';
import { GroupId, type Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { message } from '../which.ts';

/** All groups of the server: where they stand, who is in, what comes next, what is stuck. */
export default declare({
  name: 'list',
  options: [],
  run: (ask, _, kit: Kit) => list(kit, ask),
  components: {
    // Under a list of missed posts; what it carries tells one list from another.
    open: component(z.tuple([GroupId, z.string()]), (ask, _, __, kit: Kit) => list(kit, ask)),
  },
});

async function list(kit: Kit, ask: Ask): Promise<Reply> {
  const { guildId, language } = ask;
  if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
  const [groups, members, blocked] = await Promise.all([
    kit.store.groups.list(guildId),
    kit.store.enrolments.counts(guildId),
    kit.store.outbox.blocked(guildId),
  ]);
  if (groups.length === 0) return message(say(language, 'refuse.noGroup'));
  return message(
    groupsMessage(
      language,
      groups.map((group) => ({
        name: group.name,
        channelId: group.channelId,
        status: group.status,
        week: weekOf(group, ask.at),
        weeks: group.plan.weeks.length,
        startsAt: group.weekStarts[0] ?? 0,
        members: members.get(group.groupId) ?? 0,
        nextPostAt: group.nextDueAt,
        blocked: blocked
          .filter(({ groupId }) => groupId === group.groupId)
          .map(({ reason }) => reason ?? ''),
      })),
    ),
  );
}
