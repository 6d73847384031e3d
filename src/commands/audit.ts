import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { component, declare, type Reply } from '../discord/command.ts';
import { isId, snowflakeTime } from '../discord/snowflake.ts';
import { auditMessage, PER_PAGE } from '../views/audit.ts';
import { say } from '../views/parts.ts';
import { GroupId, type Kit } from './kit.ts';
import { isOrganiser } from './organiser.ts';
import { scheduledGroup } from './schedule/scheduled-group.ts';
import { message, suggestGroups } from './which.ts';

/** What the log is asked about; null: all groups, all organisers. */
type Wanted = { groupId: number | null; memberId: string | null; page: number };

const Page = z.coerce.number().int().min(0).max(100_000);
/** 0 stands for any. */
const AnyGroup = z.union([z.literal('0').transform(() => null), GroupId]);
const AnyMember = z
  .string()
  .refine(isId)
  .transform((id) => (id === '0' ? null : id));

/** What organisers did here, newest first. */
export default declare({
  name: 'audit',
  options: [
    { name: 'group', type: 'string', autocomplete: true },
    { name: 'member', type: 'user' },
  ],
  run: async (ask, { group, member }, kit: Kit) => {
    if (!(await isOrganiser(kit, ask))) return message(say(ask.language, 'refuse.notOrganiser'));
    if (group === null) return log(kit, ask, { groupId: null, memberId: member, page: 0 });
    const found = await scheduledGroup(kit, ask, group, '');
    if (found.kind === 'answer') return message(found.message);
    return log(kit, ask, { groupId: found.group.groupId, memberId: member, page: 0 });
  },
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, false),
  components: {
    page: component(z.tuple([AnyGroup, AnyMember, Page]), async (ask, args, _, kit: Kit) => {
      const [groupId, memberId, page] = args;
      if (!(await isOrganiser(kit, ask))) {
        return message(say(ask.language, 'refuse.notOrganiser'));
      }
      return log(kit, ask, { groupId, memberId, page });
    }),
  },
});

async function log(kit: Kit, ask: Ask, wanted: Wanted): Promise<Reply> {
  const { groupId, memberId, page } = wanted;
  const { entries, total } = await kit.store.audit.page(ask.guildId, {
    groupId,
    memberId,
    limit: PER_PAGE,
    offset: page * PER_PAGE,
  });
  const last = Math.max(0, Math.ceil(total / PER_PAGE) - 1);
  if (page > last) return log(kit, ask, { ...wanted, page: last });
  return message(
    auditMessage(ask.language, {
      entries: entries.map((entry) => ({ ...entry, at: snowflakeTime(entry.interactionId) })),
      total,
      groupId,
      memberId,
      page,
    }),
  );
}
