import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import { cutText } from '../discord/seal.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { type NamedPost, postName } from './post-name.ts';
import { refusedReason } from './refused.ts';
import { fitLines, type Person, plain, timestamp, who } from './text.ts';

export type DigestNews = {
  groupId: number;
  group: string;
  week: number;
  /** Where the group's posts go. */
  channelId: string;
  silent: readonly Person[];
  /** No longer in the server. */
  left: readonly Person[];
  blocked: readonly { post: NamedPost; reason: string }[];
  blockers: readonly (Person & { text: string; raisedAt: number; helperId: string | null })[];
};

export function digestMarker(groupId: number, week: number): string {
  return customId('group.list', 'open', groupId, `digest-${week}`);
}

/** What organisers need to know of a week; only what there is to say. */
export function digestMessage(language: Language, news: DigestNews): Message {
  const words = wordsOf(language);
  const { groupId, group, week, channelId, silent, left, blocked, blockers } = news;
  const field = (name: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [{ name, value: fitLines(lines, 1_000, (count) => words('plan.more', { count })) }];
  return {
    embeds: [
      {
        color: COLOUR.quiet,
        title: words('digest.title', { group: plain(group), week }),
        fields: [
          ...field(words('digest.silent', { count: silent.length }), people(words, silent)),
          ...field(words('digest.left', { count: left.length }), people(words, left)),
          ...field(
            words('digest.blocked', { count: blocked.length }),
            blocked.map(
              ({ post, reason }) =>
                `- **${plain(postName(words, post))}**: ${refusedReason(words, reason, channelId)}`,
            ),
          ),
          ...field(
            words('digest.blockers', { count: blockers.length }),
            blockers.map((blocker) => `- ${blockerLine(words, blocker)}`),
          ),
        ],
      },
    ],
    components: [buttons(button(digestMarker(groupId, week), words('trouble.groups')))],
  };
}

/** By name, or by alias; those who are not to be named are counted. */
function people(words: Words, all: readonly Person[]): string[] {
  const hidden = all.filter((person) => person.hidden).length;
  return [
    ...all.filter((person) => !person.hidden).map((person) => `- ${who(words, person)}`),
    ...(hidden > 0 ? [`- ${words('digest.hidden', { count: hidden })}`] : []),
  ];
}

function blockerLine(words: Words, blocker: DigestNews['blockers'][number]): string {
  const since = timestamp(blocker.raisedAt, 'R');
  const text = plain(cutText(blocker.text.replace(/\s+/g, ' '), 200));
  const key = blocker.helperId === null ? 'digest.blocker' : 'digest.blockerHelped';
  return words(key, { who: who(words, blocker), text, since });
}
