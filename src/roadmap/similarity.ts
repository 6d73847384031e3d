/**
 * How alike two titles are, from 0 to 1, by the words they share (in Chinese and Japanese, by the
 * signs). Words in brackets count only where both have nothing else.
 */
export function similarity(a: string, b: string): number {
  const left = tokensOf(a);
  const right = tokensOf(b);
  if (left.length === 0 || right.length === 0) return 0;
  const rest = [...right];
  let shared = 0;
  for (const token of left) {
    const at = rest.indexOf(token);
    if (at === -1) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length);
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
