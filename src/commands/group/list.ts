import { declare } from '../../discord/command.ts';
import { weekOf } from '../../study/schedule.ts';
import { groupsMessage } from '../../views/group.ts';
import { say } from '../../views/parts.ts';
import type { Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { message } from '../which.ts';

/** All groups of the server: where they stand, who is in, what comes next, what is stuck. */
export default declare({
  name: 'list',
  options: [],
  run: async (ask, _, kit: Kit) => {
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
  },
});
