import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, customId, declare, type Reply } from '../../discord/command.ts';
import { wordsOf } from '../../i18n/words.ts';
import type { Group } from '../../store/groups.ts';
import { shiftRhythm, weekOf } from '../../study/schedule.ts';
import { say } from '../../views/parts.ts';
import { deadline, plain } from '../../views/text.ts';
import { GroupId, type Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { message, organisedGroup, suggestGroups } from '../which.ts';
import { startsOf } from './draft.ts';
import { refreshDeadlines } from './refresh.ts';

/** Goes on with a paused group, or tries posts again that Discord refused. */
export default declare({
  name: 'resume',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => resume(kit, ask, group),
  audited: { run: {}, components: { in: { value: 'group' }, again: { args: ['group'] } } },
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, false),
  components: {
    in: component(z.tuple([]), (ask, _, [group], kit: Kit) => resume(kit, ask, group ?? '')),
    // Under a notice of trouble; what follows the group tells one notice from another.
    again: component(z.tuple([GroupId, z.string()]), (ask, [groupId], _, kit: Kit) =>
      resume(kit, ask, String(groupId)),
    ),
  },
});

async function resume(kit: Kit, ask: Ask, named: string | null): Promise<Reply> {
  const { language } = ask;
  const words = wordsOf(language);
  if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
  const paused = ({ status }: { status: string }) => status === 'paused';
  const found = await organisedGroup(kit, ask, named, customId('group.resume', 'in'), paused);
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const name = plain(group.name);
  const did = { groupId: group.groupId };
  const unblocked = await kit.store.groups.unblock(ask.guildId, group.groupId);
  const again = unblocked === 0 ? [] : [words('group.unblocked', { count: unblocked })];
  if (group.status !== 'paused') {
    const [text = words('refuse.notPaused', { group: name })] = again;
    const reply: Reply = { kind: 'message', message: { content: text } };
    return unblocked === 0 ? reply : { ...reply, sweep: true, did };
  }
  const { rhythm, weekStarts } = shifted(group, ask.at);
  const nextDueAt = kit.nextPostAt({ ...group, rhythm, weekStarts }, group.sweptTo);
  const resumed = await kit.store.groups.change(ask.guildId, group.groupId, 'paused', {
    status: 'running',
    pausedAt: null,
    rhythm,
    weekStarts,
    nextDueAt,
  });
  if (!resumed) return message(say(language, 'refuse.notPaused', { group: name }));
  await refreshDeadlines(kit, { ...group, status: 'running', pausedAt: null, weekStarts }, ask.at);
  const goesOn =
    nextDueAt === null
      ? words('group.resumedOver', { group: name })
      : words('group.resumed', { group: name, next: deadline(nextDueAt) });
  return { kind: 'message', message: { content: [goesOn, ...again].join('\n') }, sweep: true, did };
}

/** The week after the one that ran when the group was paused starts at the next slot from now on. */
function shifted(group: Group, now: number) {
  const ran = weekOf(group, now);
  const rhythm = shiftRhythm(group.rhythm, {
    fromWeek: ran + 1,
    notBefore: now,
    rests: group.rests,
  });
  return { rhythm, weekStarts: startsOf({ ...group, rhythm }, group.plan) };
}
