/** How short and how long an alias may be, in characters as they are seen. */
export const ALIAS = { least: 2, most: 32 };

export type AliasCheck =
  | { kind: 'good'; alias: string }
  /** Too short, too long, or without a letter or digit. */
  | { kind: 'bad' }
  /** It would read as a mention or a link. */
  | { kind: 'mention' }
  | { kind: 'taken' };

/**
 * An alias as it may be shown to others. `clean` is without invisible characters; `taken` are the
 * others' aliases, which it may not be mistaken for.
 */
export function checkAlias(clean: string, taken: readonly string[]): AliasCheck {
  const alias = clean.normalize('NFC').replace(/\s+/g, ' ').trim();
  const characters = [...new Intl.Segmenter().segment(alias)].length;
  if (characters < ALIAS.least || characters > ALIAS.most || alias.length > 2 * ALIAS.most) {
    return { kind: 'bad' };
  }
  if (!/[\p{L}\p{N}]/u.test(alias)) return { kind: 'bad' };
  const folded = fold(alias);
  if (/[@<>]|:\/\/|^(?:everyone|here)$/.test(folded)) return { kind: 'mention' };
  return taken.some((other) => fold(other) === folded)
    ? { kind: 'taken' }
    : { kind: 'good', alias };
}

/** What looks alike is alike: full-width forms, upper and lower case, spaces. */
function fold(alias: string): string {
  return alias.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
