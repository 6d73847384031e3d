import type { Ask } from '../../discord/ask.ts';
import type { Reply } from '../../discord/command.ts';
import type { Group } from '../../store/groups.ts';
import { restsAhead } from '../../study/rest-proposal.ts';
import type { Rest } from '../../study/rests.ts';
import { localDate } from '../../study/schedule.ts';
import { say } from '../../views/parts.ts';
import { restPreview, restsMessage } from '../../views/rest.ts';
import { plain } from '../../views/text.ts';
import type { Kit } from '../kit.ts';
import { message } from '../which.ts';
import { changeRests } from './rest-apply.ts';
import { movesOf, startsWith } from './rest-propose.ts';

/** The rests of a group that are not over, with a menu that takes one back. */
export async function listRests(ask: Ask, group: Group): Promise<Reply> {
  const today = localDate(ask.at, group.zone);
  const rests = group.rests.filter(({ to }) => to >= today);
  const { groupId, name } = group;
  if (rests.length === 0) return message(say(ask.language, 'rest.none', { group: plain(name) }));
  const ahead = restsAhead({ ...group, rests }, ask.at);
  return message(restsMessage(ask.language, { groupId, group: name, rests, ahead }));
}

/** Shows what moves when a rest is taken back. */
export async function offerBack(ask: Ask, group: Group, from: string): Promise<Reply> {
  const found = findAhead(ask, group, from);
  if (found.kind === 'reply') return found.reply;
  const { groupId, name } = group;
  const starts = startsWith(group, found.others);
  return message(
    restPreview(ask.language, {
      groupId,
      group: name,
      by: null,
      rests: [found.rest],
      ...movesOf(group, starts, ask.at),
      news: null,
      notes: [],
    }),
  );
}

/** Takes a rest back that lies ahead: the weeks behind it move up. */
export async function takeBack(kit: Kit, ask: Ask, group: Group, from: string): Promise<Reply> {
  const found = findAhead(ask, group, from);
  if (found.kind === 'reply') return found.reply;
  const changed = await changeRests(kit, ask, group, found.others);
  const name = plain(group.name);
  const key = changed === null ? 'refuse.changedMeanwhile' : 'rest.takenBack';
  return {
    kind: 'message',
    message: say(ask.language, key, { group: name }),
    ...(changed === null ? {} : { sweep: true, did: { groupId: group.groupId } }),
  };
}

type FoundRest = { kind: 'rest'; rest: Rest; others: Rest[] } | { kind: 'reply'; reply: Reply };

function findAhead(ask: Ask, group: Group, from: string): FoundRest {
  const { language } = ask;
  const name = plain(group.name);
  if (group.status === 'paused') {
    return { kind: 'reply', reply: message(say(language, 'rest.paused', { group: name })) };
  }
  const rest = restsAhead(group, ask.at).find((each) => each.from === from);
  if (rest === undefined) {
    return { kind: 'reply', reply: message(say(language, 'rest.begun')) };
  }
  return { kind: 'rest', rest, others: group.rests.filter((each) => each !== rest) };
}
