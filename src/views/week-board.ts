import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { wordsOf } from '../i18n/words.ts';
import { boardLine, type Line } from './board.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { bar, type Person, who } from './text.ts';

export type WeekBoard = {
  groupId: number;
  group: string;
  week: number;
  /** All time, by points. */
  top: readonly Line[];
  improved: (Person & { before: number; after: number }) | undefined;
  members: number;
  share: number;
  /** Check-ins of the week, and how many members took part. */
  result: { items: number; met: number };
};

export function weekBoardMarker(groupId: number, week: number): string {
  return customId('leaderboard', 'open', groupId, week);
}

/** The board at a week's end: top ten, most improved, the group's own line. */
export function weekBoardMessage(language: Language, board: WeekBoard): Message {
  const words = wordsOf(language);
  const { members, share, improved } = board;
  const lines = board.top.map((line, place) => boardLine(words, 'points', place + 1, line));
  return {
    embeds: [
      {
        color: COLOUR.board,
        title: words('post.boardTitle', { week: board.week }),
        description: [
          `**${words('post.topTen')}**`,
          ...(lines.length > 0 ? lines : [words('post.boardEmpty')]),
        ].join('\n'),
        fields: [
          ...(improved === undefined
            ? []
            : [
                {
                  name: words('post.improved'),
                  value: words('post.improvedLine', {
                    member: who(words, improved),
                    before: improved.before,
                    after: improved.after,
                  }),
                },
              ]),
          {
            name: words('post.result'),
            value: words('post.resultLine', { ...board.result, members }),
          },
          {
            name: words('post.progress'),
            value:
              members === 0
                ? words('post.nobody')
                : words('post.progressLine', { bar: bar(share), share, members }),
          },
        ],
        footer: { text: board.group },
      },
    ],
    components: [
      buttons(button(weekBoardMarker(board.groupId, board.week), words('post.showBoard'))),
    ],
  };
}
