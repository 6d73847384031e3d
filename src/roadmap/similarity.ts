/**
 * How alike two titles are, from 0 to 1, by the words they share (in Chinese and Japanese, by the
 * signs). Words in brackets count only where both have nothing else.
 */
export function similarity(a: string, b: string): number {
  return alike(countTokens(a), countTokens(b));
}

/** A text's words and how often each stands in it. */
export type TokenCounts = { counts: ReadonlyMap<string, number>; size: number };

/** Made once for a text that is compared with many. */
export function countTokens(text: string): TokenCounts {
  const tokens = tokensOf(text);
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return { counts, size: tokens.length };
}

/** `similarity` of two texts whose words have been counted. */
export function alike(a: TokenCounts, b: TokenCounts): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [token, count] of few.counts) {
    shared += Math.min(count, many.counts.get(token) ?? 0);
  }
  return (2 * shared) / (a.size + b.size);
}

/** Whether one title is a shorter form of the other: all its words are in it. */
export function isShortForm(a: string, b: string): boolean {
  const [short = [], long = []] = [tokensOf(a), tokensOf(b)].toSorted(
    (x, y) => x.length - y.length,
  );
  return short.length > 0 && short.every((token) => long.includes(token));
}

const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

function tokensOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const outside = plain.replace(/\([^()]*\)/g, ' ');
  const tokens = split(outside);
  return tokens.length > 0 ? tokens : split(plain);
}

function split(text: string): string[] {
  return (text.match(/[\p{L}\p{N}+#]+/gu) ?? []).flatMap((word) =>
    wide.test(word) ? (word.match(/[\p{sc=Latin}\p{N}]+|./gu) ?? []) : [word],
  );
}
