import type { Ask } from '../discord/ask.ts';
import type { File } from '../discord/message.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Group } from '../store/groups.ts';
import { byShare, type PeriodTotal } from '../study/board.ts';
import { type Line, type Measure, TEN } from '../views/board.ts';
import { bare } from '../views/text.ts';
import type { Kit } from './kit.ts';
import { streakWeeks } from './streak-weeks.ts';

export type DrawnBoard = {
  by: Exclude<Measure, 'improved'>;
  /** From 1. */
  page: number;
  subtitle: string;
  lines: readonly Line[];
  own: { rank: number; value: number } | null;
};

/**
 * A page of the board as a picture. Names are asked of Discord for those who have no alias; hidden
 * members stay somebody. Null where nothing can be drawn.
 */
export async function drawBoard(
  kit: Kit,
  ask: Ask,
  group: Group,
  board: DrawnBoard,
): Promise<File | null> {
  if (kit.pictures === null) return null;
  const { by, page, subtitle, lines, own } = board;
  const asked = lines.filter(({ alias, hidden, memberId }) => {
    return alias === null && !hidden && memberId !== ask.memberId;
  });
  const [totals, names, self] = await Promise.all([
    kit.store.boards.periods(ask.guildId, group.groupId),
    kit.memberNames(
      ask.guildId,
      asked.map(({ memberId }) => memberId),
    ),
    kit.store.members.find(ask.guildId, ask.memberId),
  ]);
  const somebody = bare(wordsOf(ask.language)('person.hidden').replaceAll('*', ''));
  const ownName = self?.alias ?? ask.name;
  const share = shares(totals, streakWeeks(group, ask.at).planned);
  return kit.pictures.board(ask.language, {
    group: group.name,
    subtitle,
    by,
    lines: lines.map(({ memberId, alias, hidden, value }, at) => ({
      place: (page - 1) * TEN + at + 1,
      name:
        memberId === ask.memberId
          ? ownName
          : hidden
            ? somebody
            : (alias ?? names.get(memberId) ?? somebody),
      value,
      share: share.get(memberId) ?? 0,
    })),
    own:
      own === null
        ? null
        : {
            place: own.rank,
            name: ownName,
            value: own.value,
            share: share.get(ask.memberId) ?? 0,
          },
  });
}

function shares(totals: readonly PeriodTotal[], planned: number): Map<string, number> {
  return new Map(
    byShare(totals, planned).map(({ memberId, value }) => [memberId, Math.min(1, value)]),
  );
}
