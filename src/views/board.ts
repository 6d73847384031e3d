import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { customId } from '../discord/command.ts';
import type { File, Message, Row } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { type Person, plain, who } from './text.ts';

export const PERIODS = ['all', 'week', 'month', 'phase'] as const;
export const MEASURES = ['points', 'share', 'streak', 'improved'] as const;
export type BoardPeriod = (typeof PERIODS)[number];
export type Measure = (typeof MEASURES)[number];

/** Members on a page. */
export const TEN = 10;

export type Line = Person & { value: number };

export type Board = {
  groupId: number;
  group: string;
  period: BoardPeriod;
  /** Of the phase, when that is the period. */
  phase: string;
  by: Measure;
  /** From 1. */
  page: number;
  lines: readonly Line[];
  hasNext: boolean;
  own: { rank: number; value: number } | null;
  /** The same as a picture; `offered`: it is drawn when asked for; null where nothing can be drawn. */
  picture?: File | 'offered' | null;
};

/** The board: ten members and the asker's own line. */
export function boardMessage(language: Language, board: Board): Message {
  const words = wordsOf(language);
  const first = (board.page - 1) * TEN + 1;
  const what = boardSubtitle(words, { ...board, phase: plain(board.phase) });
  const { picture = null } = board;
  const drawn = picture === 'offered' ? null : picture;
  const lines = board.lines.map((line, place) => boardLine(words, board.by, first + place, line));
  const own =
    board.own === null
      ? words('board.youNone')
      : `${place(board.own.rank)} ${words('board.you')} · ${amount(words, board.by, board.own.value)}`;
  return {
    embeds: [
      {
        color: COLOUR.board,
        title: words('board.title', { group: plain(board.group) }),
        description: [
          `*${what}*`,
          '',
          ...(lines.length > 0 ? lines : [words('board.empty')]),
          '',
          own,
        ].join('\n'),
        footer: { text: words('board.page', { page: board.page }) },
        ...(drawn === null ? {} : { image: { url: `attachment://${drawn.name}` } }),
      },
    ],
    components: buttonRows(words, board),
    ...(drawn === null ? {} : { files: [drawn] }),
  };
}

/** "This month · by points". */
export function boardSubtitle(
  words: Words,
  { period, phase, by }: Pick<Board, 'period' | 'phase' | 'by'>,
): string {
  return `${words(`board.period.${period}`, { phase })} · ${words(`board.by.${by}`)}`;
}

function buttonRows(words: Words, board: Board): Row[] {
  const { groupId, period, by, page, hasNext } = board;
  const turns =
    page > 1 || hasNext
      ? [
          turn(board, words('panel.previous'), page - 1, page > 1),
          turn(board, words('panel.next'), page + 1, hasNext),
        ]
      : [];
  const id = customId('leaderboard', 'picture', groupId, period, by, page);
  const draw = board.picture === 'offered' ? [button(id, words('board.asPicture'))] : [];
  const row = [...turns, ...draw];
  return row.length > 0 ? [buttons(...row)] : [];
}

/** `🥇 @Lin · 120 points`. */
export function boardLine(words: Words, by: Measure, rank: number, line: Line): string {
  return `${place(rank)} ${who(words, line)} · ${amount(words, by, line.value)}`;
}

function place(rank: number): string {
  return ['🥇', '🥈', '🥉'][rank - 1] ?? `**${rank}.**`;
}

function amount(words: Words, by: Measure, value: number): string {
  switch (by) {
    case 'points':
      return words('board.points', { points: value });
    case 'share':
      return words('board.share', { share: value });
    case 'streak':
      return words('board.streak', { weeks: value });
    case 'improved':
      return words('board.improved', { points: value });
  }
}

function turn(
  { groupId, period, by }: Board,
  label: string,
  to: number,
  enabled: boolean,
): APIButtonComponentWithCustomId {
  const id = customId('leaderboard', 'page', groupId, period, by, to);
  return button(id, label, 'secondary', !enabled);
}
