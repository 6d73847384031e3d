import type { Words } from '../i18n/words.ts';

const UNITS = [
  ['time.days', 86_400_000],
  ['time.hours', 3_600_000],
  ['time.minutes', 60_000],
] as const;

/** How long in the largest unit that fits, rounded down: "2 hours". `ms` not negative. */
export function roughly(words: Words, ms: number): string {
  const [key, unit] = UNITS.find(([, size]) => ms >= size) ?? (['time.seconds', 1_000] as const);
  return words(key, { count: Math.floor(ms / unit) });
}
