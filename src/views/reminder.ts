import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { deadline, fitLines, plain } from './text.ts';

/** So many open items are named. */
const NAMED = 10;

/** What a member is reminded of; `link` leads to the post in the server that it is about. */
export type ReminderNews = { group: string; week: number; endsAt: number; link: string } & (
  | { kind: 'reminder'; open: readonly string[] }
  /** `phase`: its title; null for the weekly standup. */
  | { kind: 'standup-reminder'; phase: string | null }
  | { kind: 'review-reminder'; count: number }
);

/**
 * A private reminder. Its button is a link: in private messages Discord does not tell which server a
 * button belongs to.
 */
export function reminderMessage(language: Language, news: ReminderNews): Message {
  const words = wordsOf(language);
  return {
    content: [...linesOf(words, news), '', `-# ${words('remind.off')}`].join('\n'),
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Link,
            label: words('remind.open'),
            url: news.link,
          },
        ],
      },
    ],
  };
}

function linesOf(words: Words, news: ReminderNews): string[] {
  const group = plain(news.group);
  const when = deadline(news.endsAt);
  switch (news.kind) {
    case 'reminder': {
      const { open, week } = news;
      const more = (count: number) => words('plan.more', { count });
      const named = open.slice(0, NAMED).map((text) => `⬜ ${plain(text)}`);
      const hidden = open.length - named.length;
      return [
        words('remind.week', { group, week, when, count: open.length }),
        fitLines(named, 1_400, (count) => more(count + hidden)),
        ...(hidden > 0 && named.join('\n').length <= 1_400 ? [more(hidden)] : []),
      ];
    }
    case 'standup-reminder':
      return [
        news.phase === null
          ? words('remind.weekStandup', { group, when })
          : words('remind.standup', { group, when, phase: plain(news.phase) }),
      ];
    case 'review-reminder':
      return [words('remind.review', { group, count: news.count })];
  }
}
