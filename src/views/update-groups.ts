import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { wordsOf } from '../i18n/words.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { bare, plain } from './text.ts';

export type GroupsBehind = {
  key: string;
  title: string;
  /** Null: the new version was just applied. */
  news: readonly string[] | null;
  groups: readonly { groupId: number; name: string }[];
};

/** Four rows of five, below the row for all. */
const MOST = 20;

/** The groups that still walk an older version, each with its button. */
export function groupsBehindMessage(language: Language, behind: GroupsBehind): Message {
  const words = wordsOf(language);
  const { key, news, groups } = behind;
  const params = { title: plain(behind.title), groups: groups.length };
  const lines =
    news === null
      ? [words('update.applied', params)]
      : [...news, ...(groups.length > 0 ? [words('update.behind', params)] : [])];
  const shown = groups
    .slice(0, MOST)
    .map(({ groupId, name }) =>
      button(
        customId('roadmap.update', 'move', groupId),
        words('update.move', { group: bare(name) }),
      ),
    );
  const rows = [0, 5, 10, 15].map((from) => shown.slice(from, from + 5));
  return {
    content: [
      ...lines,
      ...groups.slice(0, MOST).map(({ name }) => `- ${plain(name)}`),
      ...(groups.length > 0 ? [words('update.groupsHint')] : []),
    ].join('\n'),
    components: [
      ...(groups.length > 1
        ? [
            buttons(
              button(customId('roadmap.update', 'all', key), words('update.moveAll'), 'primary'),
            ),
          ]
        : []),
      ...rows.filter((row) => row.length > 0).map((row) => buttons(...row)),
    ],
  };
}

export type VersionNotice = {
  groupId: number;
  /** Which of the group's notices this is, from 1. */
  number: number;
  group: string;
  roadmap: string;
  added: number;
  removed: number;
  changed: number;
  weeks: number;
  /** Whether a week is still to come. */
  goesOn: boolean;
};

/** The custom id that only this notice has. */
export function noticeMarker(groupId: number, number: number): string {
  return customId('plan', 'open', groupId, `version-${number}`);
}

/** Tells a group that its roadmap has a new version. */
export function versionNoticeMessage(language: Language, notice: VersionNotice): Message {
  const words = wordsOf(language);
  const { added, removed, changed, weeks, group } = notice;
  return {
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('notice.title'),
        description: [
          `**${plain(notice.roadmap)}**`,
          words(notice.goesOn ? 'notice.weeks' : 'notice.over', { group: plain(group) }),
          '',
          words('notice.changes', { added, removed, changed }),
          words('notice.length', { weeks }),
        ].join('\n'),
        footer: { text: bare(group) },
      },
    ],
    components: [
      buttons(button(noticeMarker(notice.groupId, notice.number), words('post.myPlan'))),
    ],
  };
}
