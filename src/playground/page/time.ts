import type { Language } from '../page-server/api.ts';
import { wordsFor } from './words.ts';

/** Times as Discord's client writes them, relative to the playground's clock. Instants in ms. */

/** The reader's own flavour of the language (British dates), where the browser tells it. */
function localeOf(language: Language): string {
  const prefix = language.slice(0, 2);
  const own = globalThis.navigator?.languages?.find((locale) => locale.startsWith(prefix));
  return own ?? language;
}

const stampFormats: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** "in 3 days", "2 hours ago". */
export function formatRelative(at: number, now: number, language: Language): string {
  const distance = at - now;
  const [unit, size] = units.find(([, size]) => Math.abs(distance) >= size) ?? ['second', 1_000];
  const numeric = Math.abs(distance) < 1_000 ? 'auto' : 'always';
  return new Intl.RelativeTimeFormat(localeOf(language), { numeric }).format(
    Math.round(distance / size),
    unit,
  );
}

/** A `<t:unix:style>` stamp; an unknown style reads as `f`, as in Discord. */
export function formatStamp(at: number, style: string, now: number, language: Language): string {
  if (Number.isNaN(new Date(at).getTime())) return 'Invalid date';
  if (style === 'R') return formatRelative(at, now, language);
  return new Intl.DateTimeFormat(localeOf(language), stampFormats[style] ?? stampFormats.f).format(
    at,
  );
}

/** The time beside an author: "Today at 9:00 AM", "Yesterday at …", else date and time. */
export function formatMessageTime(at: number, now: number, language: Language): string {
  const words = wordsFor(language);
  const time = formatStamp(at, 't', now, language);
  if (isSameDay(at, now)) return words.todayAt(time);
  if (isSameDay(at, now - 86_400_000)) return words.yesterdayAt(time);
  return formatStamp(at, 's', now, language);
}

/** The clock in the bar: "Mon, 3 March 2025, 09:00". */
export function formatClock(at: number, language: Language, withYear = true): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'short',
    ...(withYear ? { year: 'numeric' } : {}),
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}

export function formatDay(at: number, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(at);
}

export function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
