import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { mention, plain } from './text.ts';

export const PERIODS = ['all', 'week', 'month', 'phase'] as const;
export const MEASURES = ['points', 'share', 'streak'] as const;
export type BoardPeriod = (typeof PERIODS)[number];
export type Measure = (typeof MEASURES)[number];

/** Members on a page. */
export const TEN = 10;

export type Line = { memberId: string; value: number };

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
};

/** The board: ten members and the asker's own line. */
export function boardMessage(language: Language, board: Board): Message {
  const words = wordsOf(language);
  const first = (board.page - 1) * TEN + 1;
  const period = words(`board.period.${board.period}`, { phase: plain(board.phase) });
  const what = `${period} · ${words(`board.by.${board.by}`)}`;
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
      },
    ],
    components:
      board.page > 1 || board.hasNext
        ? [
            buttons(
              turn(board, words('panel.previous'), board.page - 1, board.page > 1),
              turn(board, words('panel.next'), board.page + 1, board.hasNext),
            ),
          ]
        : [],
  };
}

/** `🥇 @Lin · 120 points`. */
export function boardLine(words: Words, by: Measure, rank: number, line: Line): string {
  return `${place(rank)} ${mention(line.memberId)} · ${amount(words, by, line.value)}`;
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
