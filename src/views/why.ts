import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { roughly } from './duration.ts';
import { button, buttons, COLOUR, type SelectOption, select } from './parts.ts';
import { type NamedPost, postName } from './post-name.ts';
import { refusedReason } from './refused.ts';
import { type ChannelCheck, lackingLine } from './setup.ts';
import { deadline, plain, timestamp } from './text.ts';

/** Why a post appeared, or has not. Instants in epoch ms. */
export type Reason =
  | { kind: 'sent' | 'updating' }
  | { kind: 'blocked'; reason: string; channelId: string; missing: ChannelCheck['missing'] | null }
  | { kind: 'missed'; reason: string; until: number | null }
  | { kind: 'skipped'; reason: string }
  | { kind: 'halted'; by: 'unauthorised' | 'global-limit'; until: number }
  | { kind: 'behind'; post: NamedPost }
  /** An attempt came to nothing; the next is known. */
  | { kind: 'postponed'; reason: string; until: number }
  | { kind: 'next' | 'under-way' | 'stuck' | 'unswept' | 'finished' | 'unrecorded' }
  | { kind: 'coming'; at: number }
  | { kind: 'paused'; since: number };

export type Why = {
  groupId: number;
  group: string;
  post: NamedPost;
  dueAt: number | null;
  sentAt: number | null;
  attempts: number;
  /** To its message. */
  link: string | null;
  reason: Reason;
  /** An organiser may have it sent after all. */
  canRetry: boolean;
  others: readonly PostOption[];
};

export type PostOption = {
  value: string;
  post: NamedPost;
  at: number;
  zone: string;
  state: 'coming' | 'due' | 'sending' | 'sent' | 'blocked' | 'missed' | 'skipped';
};

/** So much later than its time a post still counts as on time, in ms: the sweep runs each minute. */
const ON_TIME = 2 * 60_000;

export function whyMessage(language: Language, why: Why): Message {
  const words = wordsOf(language);
  const { groupId, sentAt, dueAt, attempts, link } = why;
  const { kind, number } = why.post;
  const field = (name: string, value: string) => ({ name, value, inline: true });
  const retry = button(
    customId('schedule.post', 'retry', groupId, kind, number),
    words('why.tryAgain'),
    'primary',
  );
  return {
    embeds: [
      {
        color: colourOf(why.reason),
        title: plain(postName(words, why.post)),
        description: reasonLines(words, why.reason).join('\n'),
        fields: [
          ...(dueAt === null ? [] : [field(words('why.due'), deadline(dueAt))]),
          ...(sentAt === null
            ? []
            : [field(words('why.sent'), sentWords(words, sentAt, dueAt ?? sentAt))]),
          ...(attempts === 0 ? [] : [field(words('why.attempts'), String(attempts))]),
          ...(link === null ? [] : [field(words('why.message'), words('why.open', { link }))]),
        ],
        footer: { text: why.group },
      },
    ],
    components: [
      ...(why.canRetry ? [buttons(retry)] : []),
      ...(why.others.length > 0
        ? [
            select(
              customId('schedule.why', 'post', groupId),
              words('schedule.otherPosts'),
              why.others.map((each) => optionOf(language, each)),
            ),
          ]
        : []),
    ],
  };
}

function sentWords(words: Words, sentAt: number, dueAt: number): string {
  const when = timestamp(sentAt, 'F');
  const late = sentAt - dueAt;
  return late < ON_TIME
    ? words('why.onTime', { when })
    : words('why.late', { when, late: roughly(words, late) });
}

function optionOf(language: Language, { value, ...option }: PostOption): SelectOption {
  const words = wordsOf(language);
  const { label, state } = optionWords(language, option);
  return { value, label, description: words(`schedule.state.${state}`) };
}

/** A post in a list where Discord shows no instants: its name and its local time. */
export function optionWords(
  language: Language,
  { post, at, zone, state }: Omit<PostOption, 'value'>,
): { label: string; state: PostOption['state'] } {
  const words = wordsOf(language);
  const time = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
  return { label: `${postName(words, post)} · ${time}`, state };
}

function colourOf({ kind }: Reason): number {
  if (kind === 'sent' || kind === 'updating') return COLOUR.roadmate;
  const isTrouble = ['blocked', 'missed', 'halted', 'stuck', 'unswept'].includes(kind);
  return isTrouble ? COLOUR.board : COLOUR.quiet;
}

/** Why, and what to do about it. */
export function reasonLines(words: Words, reason: Reason): string[] {
  switch (reason.kind) {
    case 'sent':
      return [words('why.isSent')];
    case 'updating':
      return [words('why.isUpdating')];
    case 'blocked': {
      const { channelId, missing } = reason;
      const lacking = missing === null ? null : lackingLine(words, { channelId, missing });
      const said = refusedReason(words, reason.reason, channelId);
      return [words('why.isBlocked'), said, ...(lacking === null ? [] : [lacking])];
    }
    case 'missed':
      return reason.reason === 'too-late' && reason.until !== null
        ? [words('why.missed.too-late', { until: timestamp(reason.until, 'F') })]
        : [words('why.missed.other', { reason: plain(reason.reason) })];
    case 'skipped':
      return [skippedWords(words, reason.reason)];
    case 'halted':
      return [words(`why.halt.${reason.by}`, { when: timestamp(reason.until, 'R') })];
    case 'behind':
      return [words('why.behind', { post: plain(postName(words, reason.post)) })];
    case 'postponed':
      return [postponedWords(words, reason)];
    case 'under-way':
      return [words('why.underWay')];
    case 'coming':
      return [words('why.coming', { when: deadline(reason.at) })];
    case 'paused':
      return [words('why.paused', { since: timestamp(reason.since, 'F') })];
    default:
      return [words(`why.${reason.kind}`)];
  }
}

const SKIPPED = [
  'no-answer',
  'no-standup',
  'no-version',
  'nowhere-to-tell',
  'taken-back',
  'hidden',
  'mended',
  'too-late',
] as const;

function skippedWords(words: Words, reason: string): string {
  const known = SKIPPED.find((each) => each === reason);
  return known === undefined
    ? words('why.skipped.other', { reason: plain(reason) })
    : words(`why.skipped.${known}`);
}

function postponedWords(
  words: Words,
  { reason, until }: Extract<Reason, { kind: 'postponed' }>,
): string {
  const when = timestamp(until, 'R');
  if (/^failed \d+$/.test(reason)) return words('why.failed', { when });
  switch (reason) {
    case 'rate-limited':
      return words('why.limited', { when });
    case 'unauthorised':
      return words('why.refusedToken', { when });
    default:
      return words('why.unclear', { when, reason: plain(reason) });
  }
}
