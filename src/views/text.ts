import type { Words } from '../i18n/words.ts';

/** Characters that would mean something to Discord, or turn the line around. */
const MARKUP = /[\\*_~`|<>[\]#@]/g;
/**
 * Controls, format characters and letters without ink, but for line breaks and the joints within
 * one emoji.
 */
const INVISIBLE =
  /(?!\n)(?!(?<=\p{Extended_Pictographic}\ufe0f?)\u200d)(?:[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u2800\u3164\uffa0]|\u034f|\u1160)/gu;

/** Somebody's words as they are: no markup, no mention, no invisible characters. */
export function plain(text: string): string {
  return bare(text).replace(MARKUP, (mark) => `\\${mark}`);
}

/** Without invisible characters, for places where Discord reads no markup. */
export function bare(text: string): string {
  return text.replace(INVISIBLE, '').trim();
}

/** An instant, shown by each client in its own zone and language; whole seconds. */
export function timestamp(at: number, style: 'F' | 'f' | 'D' | 'R' = 'f'): string {
  return `<t:${Math.floor(at / 1000)}:${style}>`;
}

/** "Monday, 9 March 2026 09:00 (in 3 days)". */
export function deadline(at: number): string {
  return `${timestamp(at, 'F')} (${timestamp(at, 'R')})`;
}

export function mention(memberId: string): string {
  return `<@${memberId}>`;
}

/** How somebody is shown to others: by their alias, or not told at all, if they chose so. */
export type Person = { memberId: string; alias: string | null; hidden: boolean };

export function who(words: Words, person: Person): string {
  if (person.hidden) return words('person.hidden');
  return person.alias === null ? mention(person.memberId) : `**${plain(person.alias)}**`;
}

export function channelLink(channelId: string): string {
  return `<#${channelId}>`;
}

/** Ten blocks for a share from 0 to 1. Full only when all is done. */
export function bar(share: number): string {
  const full = share >= 1 ? 10 : Math.min(9, Math.floor(share * 10));
  return '▰'.repeat(full) + '▱'.repeat(10 - full);
}

/** As many lines as fit into `limit` UTF-16 units; `more` says how many do not. */
export function fitLines(
  lines: readonly string[],
  limit: number,
  more: (hidden: number) => string,
  gap = '\n',
): string {
  const whole = lines.join(gap);
  if (whole.length <= limit) return whole;
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    const rest = more(lines.length - kept.length).length;
    if (length + line.length + gap.length + rest > limit) break;
    kept.push(line);
    length += line.length + gap.length;
  }
  return [...kept, more(lines.length - kept.length)].join(gap);
}
