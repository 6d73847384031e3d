import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { component, customId, declare, type Reply } from '../discord/command.ts';
import { byShare, byStreak, type Standing } from '../study/board.ts';
import { localDate, weekOf } from '../study/schedule.ts';
import type { Group } from '../store/groups.ts';
import {
  type BoardPeriod,
  boardMessage,
  type Line,
  MEASURES,
  type Measure,
  PERIODS,
  TEN,
} from '../views/board.ts';
import { currentPhase } from './phases.ts';
import { GroupId, type Kit } from './kit.ts';
import { memberGroup, message, suggestGroups } from './which.ts';

type Wanted = { period: BoardPeriod; by: Measure; page: number };

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
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, true),
  components: {
    page: component(
      z.tuple([GroupId, z.enum(PERIODS), z.enum(MEASURES), Page]),
      (ask, [groupId, period, by, page], _, kit: Kit) =>
        board(kit, ask, groupId, { period, by, page }),
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
  const found = await memberGroup(kit, ask, named, customId('leaderboard', 'in', period, by, page));
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const phase = currentPhase(group, ask.at);
  const read =
    by === 'points'
      ? await byPoints(kit, ask, group, keyOf(period, group, ask.at, phase.number), page)
      : await byTotals(kit, ask, group, by, page);
  return message(
    boardMessage(ask.language, {
      groupId: group.groupId,
      group: group.name,
      // Shares and streaks are of the whole way.
      period: by === 'points' ? period : 'all',
      phase: period === 'phase' ? await phase.title(kit) : '',
      by,
      page,
      ...read,
    }),
  );
}

type Read = { lines: Line[]; hasNext: boolean; own: { rank: number; value: number } | null };

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
  by: 'share' | 'streak',
  page: number,
): Promise<Read> {
  const totals = await kit.store.boards.periods(ask.guildId, group.groupId);
  const planned = group.plan.weeks.reduce((sum, { leaves }) => sum + leaves.length, 0);
  const weeks = { current: weekOf(group, ask.at), last: group.plan.weeks.length };
  const all: Standing[] = by === 'share' ? byShare(totals, planned) : byStreak(totals, weeks);
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
