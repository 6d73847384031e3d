import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, customId, declare, type Reply } from '../../discord/command.ts';
import { isId } from '../../discord/snowflake.ts';
import type { Group } from '../../store/groups.ts';
import { say } from '../../views/parts.ts';
import { GroupId, type Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { message, organisedGroup, suggestGroups } from '../which.ts';
import { applyRests, cancelRests } from './rest-apply.ts';
import { listRests, offerBack, takeBack } from './rest-back.ts';
import { REASON_LIMIT, restByDates, restByFile, restByHolidays } from './rest-wish.ts';

/** The interaction that a proposal came from; 0 where there is none. */
const ProposalId = z.string().refine(isId);
const LocalDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Weeks off for a group: by dates, by a calendar file, by public holidays; or those ahead. */
export default declare({
  name: 'rest',
  options: [
    { name: 'from', type: 'string', maxLength: 20 },
    { name: 'to', type: 'string', maxLength: 20 },
    { name: 'because', type: 'string', maxLength: REASON_LIMIT },
    { name: 'file', type: 'attachment' },
    { name: 'holidays', type: 'string', choices: ['china'] },
    { name: 'group', type: 'string', autocomplete: true },
  ],

  run: async (ask, { from, to, because, file, holidays, group }, kit: Kit) => {
    const dated = from !== null || to !== null || because !== null;
    const ways = [dated, file !== null, holidays !== null].filter(Boolean).length;
    if (ways > 1 || (dated && from === null)) return message(say(ask.language, 'rest.oneWay'));
    const within = (goOn: string | null, act: (group: Group) => Promise<Reply>) =>
      withGroup(kit, ask, group, goOn, act);
    if (from !== null) {
      return within(null, (found) => restByDates(kit, ask, found, { from, to, because }));
    }
    if (file !== null) return within(null, (found) => restByFile(kit, ask, found, file));
    return holidays === null
      ? within(customId('group.rest', 'in'), (found) => listRests(ask, found))
      : within(customId('group.rest', 'china'), (found) => restByHolidays(kit, ask, found));
  },

  audited: {
    components: { apply: { args: ['group'] }, take: { args: ['group', 'from'] } },
  },
  dear: ['run'],
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, false),

  components: {
    in: component(z.tuple([]), (ask, _, [group], kit: Kit) =>
      withGroup(kit, ask, group ?? '', '', (found) => listRests(ask, found)),
    ),
    china: component(z.tuple([]), (ask, _, [group], kit: Kit) =>
      withGroup(kit, ask, group ?? '', '', (found) => restByHolidays(kit, ask, found)),
    ),
    apply: component(z.tuple([GroupId, ProposalId]), (ask, [groupId, by], _, kit: Kit) =>
      withGroup(kit, ask, groupId, '', (found) => applyRests(kit, ask, found, by)),
    ),
    cancel: component(z.tuple([GroupId, ProposalId]), (ask, [groupId, by], _, kit: Kit) =>
      withGroup(kit, ask, groupId, '', (found) => cancelRests(kit, ask, found, by)),
    ),
    back: component(z.tuple([GroupId]), (ask, [groupId], [from], kit: Kit) =>
      withGroup(kit, ask, groupId, '', (found) => offerBack(ask, found, from ?? '')),
    ),
    take: component(z.tuple([GroupId, LocalDate]), (ask, [groupId, from], _, kit: Kit) =>
      withGroup(kit, ask, groupId, '', (found) => takeBack(kit, ask, found, from)),
    ),
  },
});

/** Does something to a group that an organiser means, or says why not. */
async function withGroup(
  kit: Kit,
  ask: Ask,
  named: string | number | null,
  goOn: string | null,
  act: (group: Group) => Promise<Reply>,
): Promise<Reply> {
  if (!(await isOrganiser(kit, ask))) return message(say(ask.language, 'refuse.notOrganiser'));
  const found = await organisedGroup(kit, ask, named, goOn);
  return found.kind === 'answer' ? message(found.message) : act(found.group);
}
