import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { component, customId, declare, type Reply } from '../discord/command.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Group } from '../store/groups.ts';
import { weekOf } from '../study/schedule.ts';
import { button, buttons, say } from '../views/parts.ts';
import { deadline, plain } from '../views/text.ts';
import { GroupId, type Kit } from './kit.ts';
import { memberGroup, message, suggestGroups } from './which.ts';

const WHICH = ['this', 'next'] as const;
const Week = z.coerce.number().int().min(1).max(1000);

/** A week off: the streak waits, nobody nags. */
export default declare({
  name: 'leave-week',
  options: [
    { name: 'week', type: 'string', choices: WHICH },
    { name: 'group', type: 'string', autocomplete: true },
  ],
  run: (ask, { week, group }, kit: Kit) => take(kit, ask, week ?? 'this', group),
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, true),
  components: {
    in: component(z.tuple([z.enum(WHICH)]), (ask, [which], [group], kit: Kit) =>
      take(kit, ask, which, group ?? ''),
    ),
    /** Of the panel: this week's leave. */
    take: component(z.tuple([GroupId]), (ask, [groupId], _, kit: Kit) =>
      take(kit, ask, 'this', groupId),
    ),
    back: component(z.tuple([GroupId, Week]), (ask, [groupId, week], _, kit: Kit) =>
      takeBack(kit, ask, groupId, week),
    ),
  },
});

async function take(
  kit: Kit,
  ask: Ask,
  which: (typeof WHICH)[number],
  named: string | number | null,
): Promise<Reply> {
  const { language, guildId, memberId, at } = ask;
  const found = await memberGroup(kit, ask, named, customId('leave-week', 'in', which));
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const name = plain(group.name);
  const week = weekOf(group, at) + (which === 'next' ? 1 : 0);
  const refused = await whyNot(kit, ask, group, week);
  if (refused !== null) return message(refused);
  const { groupId, leavesAllowed: allowed } = group;
  const taken = await kit.store.leaves.take(guildId, { groupId, memberId, week, at }, allowed);
  if (taken === 'none-left') {
    return message(say(language, 'leaveWeek.noneLeft', { group: name, allowed }));
  }
  const words = wordsOf(language);
  const leaves = await kit.store.leaves.list(guildId, groupId, memberId);
  const left = Math.max(0, allowed - leaves.filter(({ kind }) => kind === 'leave').length);
  return message({
    content: words(taken === 'taken' ? 'leaveWeek.taken' : 'leaveWeek.already', {
      group: name,
      week,
      left,
    }),
    components: [
      buttons(button(customId('leave-week', 'back', groupId, week), words('leaveWeek.back'))),
    ],
  });
}

/** What speaks against a leave in that week. */
async function whyNot(kit: Kit, ask: Ask, group: Group, week: number) {
  const { language } = ask;
  const name = plain(group.name);
  if (group.status === 'paused') return say(language, 'leaveWeek.paused', { group: name });
  if (week < 1) {
    const when = deadline(group.weekStarts[0] ?? 0);
    return say(language, 'leaveWeek.notYet', { group: name, when });
  }
  const weeks = group.plan.weeks.length;
  if (week > weeks) return say(language, 'leaveWeek.over', { group: name, weeks });
  const items = await kit.store.groups.items(ask.guildId, group.groupId, ask.memberId);
  const [from = 0, to = 0] = group.weekStarts.slice(week - 1, week + 1);
  const inWeek = items.filter(
    ({ done, doneAt }) => done === 'done' && doneAt !== null && doneAt >= from && doneAt < to,
  );
  return inWeek.length >= group.target ? say(language, 'leaveWeek.met', { week }) : null;
}

async function takeBack(kit: Kit, ask: Ask, groupId: number, week: number): Promise<Reply> {
  const { language, guildId, memberId } = ask;
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  if (week < weekOf(group, ask.at)) return message(say(language, 'leaveWeek.past', { week }));
  const gone = await kit.store.leaves.cancel(guildId, groupId, memberId, week);
  return message(
    gone
      ? say(language, 'leaveWeek.cancelled', { week, group: plain(group.name) })
      : say(language, 'leaveWeek.none', { week }),
  );
}
