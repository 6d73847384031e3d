import type { Ask } from '../../discord/ask.ts';
import type { MessageReply, Reply } from '../../discord/command.ts';
import { wordsOf } from '../../i18n/words.ts';
import type { Group } from '../../store/groups.ts';
import { restsAhead, withRests } from '../../study/rest-proposal.ts';
import { type Rest, RestDraft } from '../../study/rests.ts';
import { weekOf } from '../../study/schedule.ts';
import { say } from '../../views/parts.ts';
import { restApplied } from '../../views/rest.ts';
import { plain } from '../../views/text.ts';
import type { Kit } from '../kit.ts';
import { message } from '../which.ts';
import { refreshDeadlines } from './refresh.ts';
import { show, startsWith } from './rest-propose.ts';

/**
 * Gives a group the rests that an organiser was shown, if they still move what was shown; else it
 * shows what they would move by now. Pressed again, it says the same and does nothing.
 */
export async function applyRests(kit: Kit, ask: Ask, group: Group, by: string): Promise<Reply> {
  const { language } = ask;
  if (hasApplied(group, by)) return applied(ask, group, by);
  const draft = RestDraft.nullable().parse(group.restDraft);
  if (draft?.by !== by) return message(say(language, 'rest.gone'));
  const name = plain(group.name);
  if (group.status === 'paused') return message(say(language, 'rest.paused', { group: name }));
  const ahead = restsAhead({ rhythm: group.rhythm, rests: draft.rests }, ask.at);
  if (ahead.length === 0) return message(say(language, 'rest.gone'));
  const rests = withRests(group.rests, draft.rests);
  const starts = startsWith(group, rests);
  if (ahead.length < draft.rests.length || !isSame(starts, draft.weekStarts)) {
    const news = wordsOf(language)('rest.changed');
    return show(kit, ask, group, relabel(ahead, ask.interactionId), { news, notes: [] });
  }
  const changed = await changeRests(kit, ask, group, rests);
  if (changed !== null) {
    const [first, last] = [draft.rests.at(0), draft.rests.at(-1)];
    const detail = { from: first?.from ?? '', to: last?.to ?? '' };
    return { ...applied(ask, changed, by), did: { groupId: group.groupId, detail } };
  }
  // Pressed twice at once: the other press has done it.
  const now = await kit.store.groups.find(group.guildId, group.groupId);
  return now !== undefined && hasApplied(now, by)
    ? applied(ask, now, by)
    : message(say(language, 'refuse.changedMeanwhile', { group: name }));
}

/** Writes other rests and what follows from them; null when somebody else changed the group first. */
export async function changeRests(
  kit: Kit,
  ask: Ask,
  group: Group,
  rests: Rest[],
): Promise<Group | null> {
  const weekStarts = startsWith(group, rests);
  const changed: Group = { ...group, rests, weekStarts, restDraft: null };
  const nextDueAt = kit.nextPostAt(changed, group.sweptTo);
  const written = await kit.store.calendars.change(group, {
    rests,
    weekStarts,
    restDraft: null,
    nextDueAt,
  });
  if (!written) return null;
  await refreshDeadlines(kit, changed, ask.at);
  return changed;
}

/** Throws a proposal away. */
export async function cancelRests(kit: Kit, ask: Ask, group: Group, by: string): Promise<Reply> {
  if (hasApplied(group, by)) return applied(ask, group, by);
  if (group.restDraft?.by === by) {
    await kit.store.calendars.draft(group.guildId, group.groupId, null);
  }
  return message(say(ask.language, 'rest.cancelled'));
}

function applied(ask: Ask, group: Group, by: string): MessageReply {
  const week = weekOf(group, ask.at) + 1;
  const at = group.weekStarts[week - 1];
  const next = at === undefined || week > group.plan.weeks.length ? null : { week, at };
  const rests = group.rests.filter((rest) => rest.by === by);
  const { name } = group;
  return {
    kind: 'message',
    message: restApplied(ask.language, { group: name, rests, next }),
    sweep: true,
  };
}

function hasApplied(group: Group, by: string): boolean {
  return group.rests.some((rest) => rest.by === by);
}

function relabel(rests: readonly Rest[], by: string): Rest[] {
  return rests.map((rest) => ({ ...rest, by }));
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}
