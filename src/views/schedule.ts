import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Rest } from '../study/rests.ts';
import type { Rhythm } from '../study/schedule.ts';
import { rhythmWords } from './group.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { type NamedPost, postName } from './post-name.ts';
import { restsWords } from './rest.ts';
import { channelLink, deadline, plain, timestamp } from './text.ts';

export type Coming =
  | { kind: 'post'; post: NamedPost; at: number }
  /** Whole weeks that lie free between two weeks of the group. */
  | { kind: 'rest'; weeks: number; from: number; until: number; rests: readonly Rest[] };

export type Schedule = {
  group: string;
  channelId: string;
  rhythm: Rhythm;
  status: 'draft' | 'running' | 'paused' | 'finished';
  pausedAt: number | null;
  coming: readonly Coming[];
  /** Posts whose time has come and that have not appeared. */
  held: number;
};

/** The next posts of a group. */
export function scheduleMessage(language: Language, schedule: Schedule): Message {
  const words = wordsOf(language);
  const { status, coming, held, pausedAt } = schedule;
  const isPaused = status === 'paused';
  const lines = coming.map((each) => {
    if (each.kind === 'rest') {
      const [from, until] = [timestamp(each.from, 'D'), timestamp(each.until, 'D')];
      const why = restsWords(words, each.rests);
      const key = why === '' ? 'schedule.rest' : 'schedule.restWhy';
      return words(key, { weeks: each.weeks, from, until, ...(why === '' ? {} : { why }) });
    }
    const post = plain(postName(words, each.post));
    return isPaused ? `**${post}**` : words('schedule.line', { post, when: deadline(each.at) });
  });
  const body = () => {
    if (status === 'finished') return [words('schedule.finished')];
    if (lines.length === 0) return [words('schedule.over')];
    const since = pausedAt === null ? '' : timestamp(pausedAt, 'F');
    const intro = isPaused
      ? words('schedule.paused', { since })
      : words('schedule.intro', {
          ...rhythmWords(language, schedule.rhythm),
          channel: channelLink(schedule.channelId),
        });
    return [intro, '', ...lines];
  };
  return {
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('schedule.title', { group: plain(schedule.group) }),
        description: [
          ...body(),
          ...(held > 0 ? ['', words('schedule.held', { count: held })] : []),
        ].join('\n'),
      },
    ],
  };
}

/** What has become of the scheduled post that a copy is of. */
export type Original =
  | { kind: 'coming'; at: number }
  | { kind: 'paused' }
  | { kind: 'waiting' }
  | { kind: 'held' }
  | { kind: 'missed' }
  | { kind: 'sent'; at: number; link: string }
  /** No row and no time to come: nothing to say. */
  | { kind: 'none' };

export type CopyPreview = {
  groupId: number;
  group: string;
  channelId: string;
  post: NamedPost;
  original: Original;
  /** What the copy says. */
  message: Message;
  /** Makes the copy one, however often the button is pressed. */
  subject: string;
};

/** Asks whether to post a copy, and shows it. */
export function copyPreviewMessage(language: Language, preview: CopyPreview): Message {
  const words = wordsOf(language);
  const { groupId, group, channelId, original, message, subject } = preview;
  const { kind, number } = preview.post;
  const about = () => {
    switch (original.kind) {
      case 'coming':
        return [words('byHand.coming', { when: deadline(original.at) })];
      case 'sent':
        return [words('byHand.sent', { when: timestamp(original.at), link: original.link })];
      case 'none':
        return [];
      default:
        return [words(`byHand.${original.kind}`)];
    }
  };
  const canRetry = original.kind === 'held' || original.kind === 'missed';
  return {
    content: [
      ...about(),
      words('byHand.confirm', {
        post: plain(postName(words, preview.post)),
        group: plain(group),
        channel: channelLink(channelId),
      }),
    ].join('\n'),
    embeds: message.embeds ?? [],
    components: [
      buttons(
        ...(canRetry
          ? [
              button(
                customId('schedule.post', 'retry', groupId, kind, number),
                words('byHand.retry'),
                'success',
              ),
            ]
          : []),
        button(
          customId('schedule.post', 'now', groupId, kind, number, subject),
          words('byHand.now'),
          canRetry ? 'secondary' : 'success',
        ),
        button(customId('schedule.post', 'no'), words('group.cancel')),
      ),
    ],
  };
}
