import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { wordsOf } from '../i18n/words.ts';
import type { GroupKind, ScheduledKind } from '../study/post-kinds.ts';
import { button, buttons } from './parts.ts';
import { refusedReason } from './refused.ts';
import { fitLines, plain } from './text.ts';

export type BlockedNews = {
  groupId: number;
  group: string;
  channelId: string;
  kind: GroupKind;
  number: number;
  reason: string;
  /** Tells this notice from any other of the group. */
  mark: string;
};

export function blockedMarker(groupId: number, mark: string): string {
  return customId('group.resume', 'again', groupId, mark);
}

/** Tells organisers that a post was refused, why, and how it goes on. */
export function blockedMessage(language: Language, news: BlockedNews): Message {
  const words = wordsOf(language);
  const content = [
    words('trouble.blocked', {
      group: plain(news.group),
      what: words(`trouble.what.${news.kind}`, { number: news.number }),
      why: refusedReason(words, news.reason, news.channelId),
    }),
    words('trouble.goOn'),
  ].join('\n');
  const again = button(blockedMarker(news.groupId, news.mark), words('trouble.again'), 'primary');
  return { content, components: [buttons(again)] };
}

export type MissedNews = {
  groupId: number;
  group: string;
  /** By kind, the numbers in order. */
  missed: readonly {
    kind: ScheduledKind;
    numbers: readonly number[];
  }[];
  mark: string;
};

export function missedMarker(groupId: number, mark: string): string {
  return customId('group.list', 'open', groupId, mark);
}

/** Lists to organisers what came up too late to be posted. */
export function missedMessage(language: Language, news: MissedNews): Message {
  const words = wordsOf(language);
  const lines = news.missed.map(
    ({ kind, numbers }) =>
      `- ${words(`trouble.list.${kind}`, { count: numbers.length, numbers: ranges(numbers) })}`,
  );
  const content = [
    words('trouble.missed', { group: plain(news.group) }),
    fitLines(lines, 1_000, (count) => words('plan.more', { count })),
  ].join('\n');
  const open = button(missedMarker(news.groupId, news.mark), words('trouble.groups'));
  return { content, components: [buttons(open)] };
}

/** `2–4, 7` for 2, 3, 4 and 7. */
function ranges(numbers: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
