import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { GlobalFonts } from '@napi-rs/canvas';
import * as z from 'zod';
import { readCharacters } from './read-characters.ts';

export type Weight = 400 | 700;

/** What the pen asks of the fonts. */
export type Fonts = {
  /** Whether the text font has a glyph for a code point. */
  has: (codePoint: number) => boolean;
  /** The families that draw a text, for `ctx.font`; they are loaded when first asked for. */
  familiesFor: (text: string, weight: Weight) => string;
  emojiFamily: () => string;
};

const TEXT = '@fontsource/noto-sans-sc';
const EMOJI = '@fontsource/noto-color-emoji/files/noto-color-emoji-emoji-400-normal.woff2';

/**
 * The fonts of the pictures. Noto Sans SC comes as a hundred slices by Unicode range. The canvas
 * looks into one file of a family only, so each slice is a family of its own, and a text names
 * those that it needs. Throws when the packages are not installed.
 */
export function createFonts(registry: typeof GlobalFonts): Fonts {
  const { resolve } = createRequire(import.meta.url);
  const ranges = readRanges(resolve(`${TEXT}/unicode.json`));
  const emoji = resolve(EMOJI);
  const fileOf = (slice: string, weight: Weight) =>
    resolve(`${TEXT}/files/noto-sans-sc-${slice}-${weight}-normal.woff2`);
  fileOf('latin', 400);

  const characters = new Map<string, Set<number>>();
  const charactersOf = (slice: string) => {
    const known = characters.get(slice) ?? readCharacters(readFileSync(fileOf(slice, 400)));
    characters.set(slice, known);
    return known;
  };
  // Bounded by the characters of the font; one that it lacks is looked for anew.
  const slices = new Map<number, string>();
  const sliceOf = (codePoint: number) => {
    const known = slices.get(codePoint);
    if (known !== undefined) return known;
    const slice = ranges.find(({ spans }) =>
      spans.some(([first, last]) => first <= codePoint && codePoint <= last),
    )?.slice;
    if (slice === undefined || !charactersOf(slice).has(codePoint)) return undefined;
    slices.set(codePoint, slice);
    return slice;
  };

  const registered = new Set<string>();
  const load = (family: string, file: () => string) => {
    // Another set of fonts in this process may have registered it.
    if (!registered.has(family) && !registry.has(family)) registry.registerFromPath(file(), family);
    registered.add(family);
    return family;
  };
  return {
    has: (codePoint) => sliceOf(codePoint) !== undefined,
    familiesFor: (text, weight) => {
      const needed = [...text].map((character) => sliceOf(character.codePointAt(0) ?? 0));
      return [...new Set(['latin', ...needed])]
        .filter((slice) => slice !== undefined)
        .map((slice) => load(`roadmate-${slice}-${weight}`, () => fileOf(slice, weight)))
        .join(', ');
    },
    emojiFamily: () => load('roadmate-emoji', () => emoji),
  };
}

type Range = { slice: string; spans: [first: number, last: number][] };

/** Such as `{"[119]": "U+4e00,U+4e03-4e04"}`; the slice of that is called `119`. */
function readRanges(file: string): Range[] {
  const slices = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(slices).map(([slice, list]) => ({
    slice: slice.replace(/[[\]]/g, ''),
    spans: list.split(',').map((span) => {
      const [first = '', last = first] = span.replace(/^U\+/i, '').split('-');
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    }),
  }));
}
