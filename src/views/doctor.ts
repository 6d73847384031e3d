import type { Message } from '../discord/message.ts';
import type { Outcome } from '../discord/outcome.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { roughly } from './duration.ts';
import { COLOUR } from './parts.ts';
import { type ChannelCheck, checkLine } from './setup.ts';
import { channelLink, fitLines, timestamp } from './text.ts';

/** What a check-up has found. Instants in epoch ms. */
export type CheckUp = {
  channels: readonly ChannelCheck[];
  /** Channels that were left out. */
  moreChannels: number;
  hasNotices: boolean;
  commands: Outcome<boolean>;
  /** How far this program's clock is ahead of Discord's, in ms. */
  ahead: number;
  database: { kind: 'away' } | { kind: 'old'; lacking: number } | DatabaseFacts;
  now: number;
};

export type DatabaseFacts = {
  kind: 'there';
  sweptTo: number | null;
  lastSentAt: number | null;
  stuck: number;
  stuckSince: number | null;
  blocked: number;
  halts: readonly { reason: 'unauthorised' | 'global-limit'; until: number }[];
};

/** Clocks may differ by this much, in ms: an answer takes up to three seconds on its way. */
const CLOCK = 30_000;
/** So long ago the last sweep may be, in ms; it runs every minute. */
const SWEEP = 5 * 60_000;

/** One line for each check; what is wrong comes with what to do. */
export function doctorMessage(language: Language, found: CheckUp): Message {
  const words = wordsOf(language);
  const lines = [
    ...channelLines(words, found),
    commandsLine(words, found.commands),
    clockLine(words, found.ahead),
    ...databaseLines(words, found),
  ];
  const count = lines.filter((line) => /^[⚠❌🛑]/u.test(line)).length;
  return {
    embeds: [
      {
        color: count === 0 ? COLOUR.roadmate : COLOUR.board,
        title: words('doctor.title'),
        description: [
          count === 0 ? words('doctor.well') : words('doctor.trouble', { count }),
          '',
          fitLines(lines, 3900, (hidden) => words('plan.more', { count: hidden })),
        ].join('\n'),
      },
    ],
  };
}

function channelLines(words: Words, found: CheckUp): string[] {
  const { channels, moreChannels, hasNotices, database } = found;
  return [
    ...channels.map((check) => {
      const isGone = check.missing.kind === 'refused' && check.missing.status === 404;
      return isGone
        ? words('doctor.channelGone', { channel: channelLink(check.channelId) })
        : checkLine(words, check);
    }),
    ...(moreChannels > 0 ? [words('doctor.channelsMore', { count: moreChannels })] : []),
    ...(channels.length === 0 && database.kind === 'there' ? [words('doctor.noChannel')] : []),
    ...(hasNotices ? [] : [words('doctor.noNotices')]),
  ];
}

function commandsLine(words: Words, commands: Outcome<boolean>): string {
  if (commands.kind !== 'done') return words('doctor.commandsUnknown');
  return words(commands.value ? 'doctor.commandsOk' : 'doctor.commandsOld');
}

function clockLine(words: Words, ahead: number): string {
  if (Math.abs(ahead) <= CLOCK) return words('doctor.clockOk');
  const difference = roughly(words, Math.abs(ahead));
  return words(ahead > 0 ? 'doctor.clockAhead' : 'doctor.clockBehind', { difference });
}

function databaseLines(words: Words, { database, now }: CheckUp): string[] {
  if (database.kind === 'away') return [words('doctor.databaseAway')];
  if (database.kind === 'old') return [words('doctor.databaseOld', { count: database.lacking })];
  const { sweptTo, lastSentAt, stuck, stuckSince, blocked, halts } = database;
  const ago = (at: number) => timestamp(at, 'R');
  const swept = () => {
    if (sweptTo === null) return words('doctor.sweepNever');
    const key = now - sweptTo > SWEEP ? 'doctor.sweepOld' : 'doctor.sweepOk';
    return words(key, { when: ago(sweptTo) });
  };
  return [
    words('doctor.databaseOk'),
    swept(),
    ...(halts.length === 0
      ? [words('doctor.haltsOk')]
      : halts.map(({ reason, until }) => words(`why.halt.${reason}`, { when: ago(until) }))),
    lastSentAt === null
      ? words('doctor.sentNone')
      : words('doctor.sentOk', { when: ago(lastSentAt) }),
    stuckSince === null
      ? words('doctor.stuckOk')
      : words('doctor.stuck', { count: stuck, when: timestamp(stuckSince, 'f') }),
    blocked === 0 ? words('doctor.blockedOk') : words('doctor.blocked', { count: blocked }),
  ];
}
