import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, customId, declare, type Reply } from '../../discord/command.ts';
import { numberedPhases, phaseTitleIn } from '../../study/phases.ts';
import { progressMessage } from '../../views/progress.ts';
import type { Kit } from '../kit.ts';
import { ownPace } from '../own-pace.ts';
import { memberGroup, message, suggestGroups } from '../which.ts';

/** Own progress by phase, expected finish against the group's line. */
export default declare({
  name: 'progress',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => progress(kit, ask, group),
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, true),
  components: {
    in: component(z.tuple([]), (ask, _, [group], kit: Kit) => progress(kit, ask, group ?? '')),
  },
});

async function progress(kit: Kit, ask: Ask, named: string | null): Promise<Reply> {
  const found = await memberGroup(kit, ask, named, customId('roadmap.progress', 'in'));
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const { guildId, memberId } = ask;
  const [items, enrolment, roadmap] = await Promise.all([
    kit.store.groups.items(guildId, group.groupId, memberId),
    kit.store.enrolments.find(guildId, group.groupId, memberId),
    kit.store.roadmaps.find(guildId, group.version),
  ]);
  const starts = group.weekStarts;
  const { own, pace, standing, finish } = ownPace(group, items, enrolment, ask.at);
  return message(
    progressMessage(ask.language, {
      groupId: group.groupId,
      group: group.name,
      phases: numberedPhases(group.plan).map(({ number }) => {
        const part = items.filter((item) => item.phase === number);
        return {
          title: phaseTitleIn(roadmap, group.plan, number),
          done: part.filter((item) => item.done !== null).length,
          total: part.length,
        };
      }),
      standing,
      finish,
      own,
      pace,
      weeks: starts.length - 1,
      endsAt: starts.at(-1) ?? ask.at,
    }),
  );
}
