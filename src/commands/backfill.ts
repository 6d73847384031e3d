import type { Ask } from '../discord/ask.ts';
import type { Reply } from '../discord/command.ts';
import { wordsOf } from '../i18n/words.ts';
import { dayBack, MOST_DAYS_BACK } from '../study/backfill.ts';
import { weekOf } from '../study/schedule.ts';
import { say } from '../views/parts.ts';
import { deadline, plain, timestamp } from '../views/text.ts';
import { type CheckIn, itemByWords, recordedReply } from './check-in.ts';
import { itemsOf } from './items.ts';
import type { Kit } from './kit.ts';
import { record } from './record.ts';
import { message, noGroup } from './which.ts';

/** So many days ago, as the option has them. */
export const DAYS = Array.from({ length: MOST_DAYS_BACK }, (_, day) => String(day + 1));

/** Checks an item in that was done on an earlier day: it counts in the week and the month of that day. */
export async function backfill(
  kit: Kit,
  ask: Ask,
  request: CheckIn,
  daysBack: number,
): Promise<Reply> {
  const { guildId, memberId, language } = ask;
  const mine = await kit.store.groups.ofMember(guildId, memberId);
  if (mine.length === 0) return message(await noGroup(kit, ask));
  const named = mine.filter(({ groupId }) => (request.groupId ?? groupId) === groupId);
  const items = await itemsOf(kit, ask, named);
  const isHere = items.some(({ itemId }) => itemId === request.item);
  const found = isHere
    ? ({ kind: 'item', itemId: request.item } as const)
    : await itemByWords(kit, ask, request);
  if (found.kind === 'answer') return message(found.message);
  const { itemId } = found;
  const having = named.filter(({ groupId }) =>
    items.some((item) => item.groupId === groupId && item.itemId === itemId),
  );
  const [group, ...others] = having;
  if (group === undefined || others.length > 0) {
    return message(say(language, 'refuse.whichGroupForItem'));
  }
  const { groupId } = group;
  const enrolment = await kit.store.enrolments.find(guildId, groupId, memberId);
  const joinedAt = enrolment?.joinedAt ?? ask.at;
  const day = dayBack(group, { now: ask.at, daysBack, joinedAt });
  const name = plain(group.name);
  switch (day.kind) {
    case 'before-start': {
      const when = deadline(group.weekStarts[0] ?? 0);
      return message(say(language, 'day.beforeStart', { group: name, when }));
    }
    case 'before-joining':
      return message(say(language, 'day.beforeJoining', { group: name, when: deadline(joinedAt) }));
    case 'paused':
      return message(say(language, 'day.paused', { group: name }));
    case 'at': {
      const row = await record(kit, ask, {
        ...request,
        groupId,
        itemIds: [itemId],
        countAt: day.at,
      });
      const weeks = group.weekStarts.length - 1;
      const counted = wordsOf(language)('day.counted', {
        day: timestamp(day.at, 'D'),
        week: Math.min(row.week ?? 0, weeks),
        weeks,
      });
      return recordedReply(kit, ask, row, itemId, {
        week: weekOf(group, ask.at),
        lines: [counted],
      });
    }
  }
}
