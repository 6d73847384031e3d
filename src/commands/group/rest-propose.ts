import type { Ask } from '../../discord/ask.ts';
import type { Reply } from '../../discord/command.ts';
import type { Message } from '../../discord/message.ts';
import type { Group } from '../../store/groups.ts';
import { type Move, movedWeeks, proposeRests, withRests } from '../../study/rest-proposal.ts';
import type { RestReason } from '../../study/rest-reasons.ts';
import type { Rest } from '../../study/rests.ts';
import { weekOf, weekStarts } from '../../study/schedule.ts';
import { say } from '../../views/parts.ts';
import { restPreview } from '../../views/rest.ts';
import { plain } from '../../views/text.ts';
import type { Kit } from '../kit.ts';
import { message } from '../which.ts';

/** Shows the rests that a reason asks for, and keeps them until they are confirmed. */
export async function propose(
  kit: Kit,
  ask: Ask,
  group: Group,
  reason: RestReason,
  says: { notes: (rests: readonly Rest[]) => string[]; none: (next: number) => Message },
): Promise<Reply> {
  const { language } = ask;
  const name = plain(group.name);
  if (group.status === 'paused') return message(say(language, 'rest.paused', { group: name }));
  const next = nextStart(group, ask.at);
  if (next === null) return message(say(language, 'rest.noWeeks', { group: name }));
  const coming = {
    rhythm: group.rhythm,
    rests: group.rests,
    weeks: group.plan.weeks.length,
    current: weekOf(group, ask.at),
    now: ask.at,
  };
  const rests = proposeRests(coming, reason, ask.interactionId);
  if (rests.length === 0) return message(says.none(next));
  return show(kit, ask, group, rests, { news: null, notes: says.notes(rests) });
}

/** Keeps rests as the group's newest proposal and shows what they would move. */
export async function show(
  kit: Kit,
  ask: Ask,
  group: Group,
  rests: readonly Rest[],
  { news, notes }: { news: string | null; notes: readonly string[] },
): Promise<Reply> {
  const by = ask.interactionId;
  const starts = startsWith(group, withRests(group.rests, rests));
  const draft = { by, rests: [...rests], weekStarts: starts };
  await kit.store.calendars.draft(group.guildId, group.groupId, draft);
  const { groupId, name } = group;
  return message(
    restPreview(ask.language, {
      groupId,
      group: name,
      by,
      rests,
      ...movesOf(group, starts, ask.at),
      news,
      notes,
    }),
  );
}

/** The starts of a group's weeks, and its end, with these rests. */
export function startsWith(group: Group, rests: readonly Rest[]): number[] {
  return weekStarts(group.rhythm, group.plan.weeks.length, rests);
}

/** What other week starts change: coming weeks, the running week's end, and the group's. */
export function movesOf(
  group: Group,
  starts: readonly number[],
  now: number,
): { moves: Move[]; longer: Move | null; end: { from: number; to: number } | null } {
  const current = weekOf(group, now);
  const moves = movedWeeks(group.weekStarts, starts);
  const after = moves.find(({ week }) => week === current + 1);
  const [from, to] = [group.weekStarts.at(-1), starts.at(-1)];
  return {
    moves,
    longer: current === 0 || after === undefined ? null : { ...after, week: current },
    end: from === undefined || to === undefined || from === to ? null : { from, to },
  };
}

/** When the next week starts; null when none does. */
export function nextStart(group: Group, now: number): number | null {
  return group.weekStarts.slice(0, -1).find((start) => start > now) ?? null;
}
