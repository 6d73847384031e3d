import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, customId, declare, type Reply } from '../../discord/command.ts';
import type { Group } from '../../store/groups.ts';
import { laterBy } from '../../study/anchor.ts';
import { restBefore } from '../../study/rests.ts';
import { say } from '../../views/parts.ts';
import { type Coming, scheduleMessage } from '../../views/schedule.ts';
import type { Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { message, suggestGroups } from '../which.ts';
import { groupPosts, namedPost } from './group-posts.ts';
import { scheduledGroup } from './scheduled-group.ts';

const NEXT = 8;
/** In ms; a change of the clocks makes a week an hour longer or shorter. */
const WEEK = 7 * 86_400_000;

/** The next posts of a group: what, when and where, with the free weeks between. */
export default declare({
  name: 'preview',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => preview(kit, ask, group),
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, false),
  components: {
    in: component(z.tuple([]), (ask, _, [group], kit: Kit) => preview(kit, ask, group ?? '')),
  },
});

async function preview(kit: Kit, ask: Ask, named: string | null): Promise<Reply> {
  const { language, guildId } = ask;
  if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
  const found = await scheduledGroup(kit, ask, named, customId('schedule.preview', 'in'));
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const [roadmap, posts] = await Promise.all([
    kit.store.roadmaps.find(guildId, group.version),
    groupPosts(kit, group, ask.at),
  ]);
  // While a group is paused nothing of it is due: what its slots say is of before the pause.
  const from = group.status === 'paused' ? (group.pausedAt ?? ask.at) : ask.at;
  const slots = kit
    .slots(group)
    .filter(({ at }) => at > from)
    .slice(0, NEXT);
  const coming = slots.map(({ kind, number, at }): Coming => {
    return { kind: 'post', post: namedPost(roadmap, group, { kind, number, subject: '' }), at };
  });
  const { name, channelId, rhythm, status, pausedAt } = group;
  return message(
    scheduleMessage(language, {
      group: name,
      channelId,
      rhythm,
      status,
      pausedAt,
      coming: status === 'paused' ? coming : withRests(group, coming, ask.at),
      held: posts.filter(({ row }) => row !== null && row.sentAt === null && isOpen(row.state))
        .length,
    }),
  );
}

function isOpen(state: string): boolean {
  return state === 'due' || state === 'sending' || state === 'blocked';
}

/** Said before the posts of the week that follows the free ones. */
function withRests(group: Group, coming: readonly Coming[], now: number): Coming[] {
  const { weekStarts, zone } = group;
  const rests = weekStarts.flatMap((until, week) => {
    const start = weekStarts[week - 1];
    if (start === undefined || until <= now) return [];
    const weeks = Math.round((until - start) / WEEK) - 1;
    if (weeks < 1) return [];
    // In `weekStarts` a week stands one place before its number.
    const why = restBefore(group, week + 1);
    return [{ kind: 'rest' as const, weeks, from: laterBy(start, 7, zone), until, rests: why }];
  });
  return coming.flatMap((each, place) => {
    const before = coming[place - 1];
    const since = before?.kind === 'post' ? before.at : now;
    const between = rests.filter(
      ({ until }) => each.kind === 'post' && until > since && until <= each.at,
    );
    return [...between, each];
  });
}
