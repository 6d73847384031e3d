import { bare } from '../views/text.ts';

/** What a reader takes for one character, and which font it is drawn with. */
export type Grapheme = { text: string; kind: 'text' | 'emoji' };

/** Stands where no font has a glyph; once for many in a row. */
const UNKNOWN: Grapheme = { text: '…', kind: 'text' };

/** No name needs more marks on a letter. */
const MOST_MARKS = 2;

const SEGMENTER = new Intl.Segmenter('en');

/** Letters of Latin that Unicode does not take apart. */
const PLAIN_LETTER: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', ı: 'i' };

// biome-ignore lint/complexity/useRegexLiterals: the flag is younger than the compiler's target.
const EMOJI = new RegExp('^\\p{RGI_Emoji}$', 'v');

/**
 * A text as it can be drawn: on one line, without invisible characters, every grapheme one that has
 * a glyph. A letter that has none loses its marks or its style; what is left is an ellipsis.
 */
export function graphemesOf(text: string, has: (codePoint: number) => boolean): Grapheme[] {
  const line = narrowed(text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim());
  const drawn: Grapheme[] = [];
  for (const { segment } of SEGMENTER.segment(line)) {
    const grapheme =
      segment === ' ' ? { text: ' ', kind: 'text' as const } : drawable(segment, has);
    const repeats = grapheme === UNKNOWN && drawn.at(-1) === UNKNOWN;
    if (grapheme !== null && !repeats) drawn.push(grapheme);
  }
  return drawn;
}

/** The font draws a dot and an apostrophe as wide as a Chinese character. */
function narrowed(line: string): string {
  return line.replace(/ · /g, '·').replace(/(?<=\p{Script=Latin})’/gu, "'");
}

/** Null for what has no ink anyway. */
function drawable(segment: string, has: (codePoint: number) => boolean): Grapheme | null {
  if (EMOJI.test(segment)) return { text: segment, kind: 'emoji' };
  const visible = bare(segment);
  if (visible === '') return null;
  const isDrawn = (text: string) =>
    text !== '' && [...text].every((each) => has(each.codePointAt(0) ?? 0));
  const whole = withMarks(visible, isDrawn);
  if (isDrawn(whole)) return { text: whole, kind: 'text' };
  // A sign that is an emoji only when asked to be, such as a heart without its selector.
  if (EMOJI.test(`${visible}\ufe0f`)) return { text: `${visible}\ufe0f`, kind: 'emoji' };
  const styled = visible.normalize('NFKC');
  const letter = [...visible.normalize('NFKD')][0] ?? '';
  const plainer = [styled, letter, PLAIN_LETTER[letter] ?? ''].find(isDrawn);
  return plainer === undefined ? UNKNOWN : { text: plainer, kind: 'text' };
}

/** The letter and those of its marks that have a glyph. */
function withMarks(grapheme: string, isDrawn: (text: string) => boolean): string {
  const [letter = '', ...marks] = [...grapheme];
  const kept = marks.filter((mark) => !/\p{M}/u.test(mark) || isDrawn(mark));
  return [letter, ...kept.slice(0, MOST_MARKS)].join('');
}
