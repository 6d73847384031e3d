import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { type Choice, component, customId, declare, type Reply } from '../discord/command.ts';
import { cutText } from '../discord/seal.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Group } from '../store/groups.ts';
import { byShare, byStreak, improved } from '../study/board.ts';
import { localDate, weekOf } from '../study/schedule.ts';
import {
  type BoardPeriod,
  boardMessage,
  boardSubtitle,
  type Line,
  MEASURES,
  type Measure,
  PERIODS,
  TEN,
} from '../views/board.ts';
import { bare } from '../views/text.ts';
import { drawBoard } from './board-picture.ts';
import { GroupId, type Kit } from './kit.ts';
import { currentPhase } from './phases.ts';
import { streakWeeks } from './streak-weeks.ts';
import { type Found, holds, memberGroup, message, suggestGroups } from './which.ts';

type Wanted = { period: BoardPeriod; by: Measure; page: number; drawn?: boolean };

const Page = z.coerce.number().int().min(1).max(100_000);

/** Who stands where: ten a page and the caller's own line. */
export default declare({
  name: 'leaderboard',
  options: [
    { name: 'period', type: 'string', choices: PERIODS },
    { name: 'by', type: 'string', choices: MEASURES },
    { name: 'page', type: 'integer', min: 1, max: 100_000 },
    { name: 'group', type: 'string', autocomplete: true },
  ],
  run: (ask, { period, by, page, group }, kit: Kit) =>
    board(kit, ask, group, {
      period: period ?? 'all',
      by: by ?? 'points',
      page: page ?? 1,
    }),
  dear: ['picture'],
  suggest: (ask, { text }, kit: Kit) => suggestBoards(kit, ask, text),
  components: {
    page: component(
      z.tuple([GroupId, z.enum(PERIODS), z.enum(MEASURES), Page]),
      (ask, [groupId, period, by, page], _, kit: Kit) =>
        board(kit, ask, groupId, { period, by, page }),
    ),
    picture: component(
      z.tuple([GroupId, z.enum(PERIODS), z.enum(MEASURES), Page]),
      (ask, [groupId, period, by, page], _, kit: Kit) =>
        board(kit, ask, groupId, { period, by, page, drawn: true }),
    ),
    /** "Leaderboard" under the week's board. */
    open: component(z.tuple([GroupId]).rest(z.string()), (ask, [groupId], _, kit: Kit) =>
      board(kit, ask, groupId, { period: 'all', by: 'points', page: 1 }),
    ),
    in: component(
      z.tuple([z.enum(PERIODS), z.enum(MEASURES), Page]),
      (ask, [period, by, page], [groupId], kit: Kit) =>
        board(kit, ask, groupId ?? '', { period, by, page }),
    ),
  },
});

async function board(
  kit: Kit,
  ask: Ask,
  named: string | number | null,
  wanted: Wanted,
): Promise<Reply> {
  const { period, by, page } = wanted;
  const goOn = customId('leaderboard', 'in', period, by, page);
  const over = await finishedGroup(kit, ask, named);
  const found = over ?? (await memberGroup(kit, ask, named, goOn));
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const phase = currentPhase(group, ask.at);
  const read =
    by === 'points'
      ? await byPoints(kit, ask, group, keyOf(period, group, ask.at, phase.number), page)
      : await byTotals(kit, ask, group, by, page);
  const heading = {
    // Shares and streaks are of the whole way.
    period: by === 'points' ? period : by === 'improved' ? ('week' as const) : ('all' as const),
    phase: period === 'phase' ? await phase.title(kit) : '',
    by,
  };
  const lines = await kit.store.members.named(ask.guildId, read.lines);
  const subtitle = boardSubtitle(wordsOf(ask.language), heading);
  const picture =
    by === 'improved' || kit.pictures === null
      ? null
      : wanted.drawn
        ? await drawBoard(kit, ask, group, { by, page, subtitle, lines, own: read.own })
        : 'offered';
  const { groupId, name } = group;
  return message(
    boardMessage(ask.language, { groupId, group: name, ...heading, page, ...read, lines, picture }),
  );
}

type Place = Pick<Line, 'memberId' | 'value'>;
type Read = { lines: Place[]; hasNext: boolean; own: { rank: number; value: number } | null };

async function byPoints(
  kit: Kit,
  ask: Ask,
  { groupId }: Group,
  period: string,
  page: number,
): Promise<Read> {
  const [lines, own] = await Promise.all([
    kit.store.boards.page(ask.guildId, {
      groupId,
      period,
      limit: TEN + 1,
      offset: (page - 1) * TEN,
    }),
    kit.store.boards.ownLine(ask.guildId, { groupId, period, memberId: ask.memberId }),
  ]);
  return {
    lines: lines.slice(0, TEN).map(({ memberId, points }) => ({ memberId, value: points })),
    hasNext: lines.length > TEN,
    own: own === undefined ? null : { rank: own.rank, value: own.points },
  };
}

async function byTotals(
  kit: Kit,
  ask: Ask,
  group: Group,
  by: Exclude<Measure, 'points'>,
  page: number,
): Promise<Read> {
  const totals = await kit.store.boards.periods(ask.guildId, group.groupId);
  const weeks = streakWeeks(group, ask.at);
  const all: Place[] =
    by === 'share'
      ? byShare(totals, weeks.planned)
      : by === 'streak'
        ? byStreak(totals, weeks)
        : improved(totals, weeks.current).map(({ memberId, before, after }) => ({
            memberId,
            value: after - before,
          }));
  const place = all.findIndex(({ memberId }) => memberId === ask.memberId);
  const mine = all[place];
  return {
    lines: all.slice((page - 1) * TEN, page * TEN),
    hasNext: all.length > page * TEN,
    own: mine === undefined ? null : { rank: place + 1, value: mine.value },
  };
}

/** The totals' key of a period, now. */
function keyOf(period: BoardPeriod, group: Group, at: number, phase: number): string {
  switch (period) {
    case 'all':
      return 'all';
    case 'week':
      return `w${weekOf(group, at)}`;
    case 'month':
      return `m${localDate(at, group.zone).slice(0, 7)}`;
    case 'phase':
      return `p${phase}`;
  }
}

/** A group that is over keeps its board: each group is a season of its own. */
async function finishedGroup(
  kit: Kit,
  ask: Ask,
  named: string | number | null,
): Promise<Found | null> {
  const groupId = GroupId.safeParse(named);
  if (!groupId.success) return null;
  const group = await kit.store.groups.find(ask.guildId, groupId.data);
  return group?.status === 'finished' ? { kind: 'group', group } : null;
}

async function suggestBoards(kit: Kit, ask: Ask, text: string): Promise<Choice[]> {
  const words = wordsOf(ask.language);
  const over = (await kit.store.groups.list(ask.guildId))
    .filter(({ status, name }) => status === 'finished' && holds(name, text))
    .reverse();
  return [
    ...(await suggestGroups(kit, ask, text, true)),
    ...over.map(({ groupId, name }) => ({
      name: cutText(words('board.finished', { group: bare(name) }), 100),
      value: String(groupId),
    })),
  ];
}
