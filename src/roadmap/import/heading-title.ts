import { takeExplicitId } from '../explicit-id.ts';
import type { Duration } from './duration.ts';
import { stripEmoji } from './emoji.ts';
import { takeTail } from './heading-tail.ts';
import { cutNumbering } from './numbering.ts';
import type { Section } from './outline.ts';
import { readWords } from './plain-words.ts';

/** A heading taken apart. */
export type HeadingTitle = {
  /** The whole heading without decoration. */
  full: string;
  /** Without number, length and stars; never empty. */
  title: string;
  number: number | undefined;
  duration: Duration | undefined;
  onDemand: boolean;
  stars: number;
  /** `[x]` before the title, or all of it struck through. */
  ticked: boolean;
  explicitId: string | undefined;
};

const noDefinitions = new Map<string, string>();

/** Takes a section's heading apart: id, box, emoji, stars, length, number, name. */
export function readHeadingTitle({
  heading,
  words,
}: Pick<Section, 'heading' | 'words'>): HeadingTitle {
  const { nodes, explicitId } = takeExplicitId(heading, () => {});
  const read = readWords(nodes, noDefinitions);
  const text = heading.length === 0 ? words : read.text;
  return { ...readTitleText(text), explicitId, ticked: read.struck || /^\s*\[[xX✓✔]\]/.test(text) };
}

/** The same for a title that stands elsewhere: in a table, a list, a bold line. */
export function readTitleText(text: string): Omit<HeadingTitle, 'explicitId' | 'ticked'> {
  const unboxed = text.replace(/^\s*\[[ xX✓✔]\]\s*/, '');
  const stars = /[⭐★]/u.test(unboxed) ? takeTail(unboxed).stars : 0;
  const full = stripEmoji(unboxed.replace(/[⭐★☆]\uFE0F?/gu, ' '))
    .replace(/\s*[:：]+$/u, '')
    .replace(/\s+#+$/, '');
  const before = takeTail(full);
  const { number, rest } = cutNumbering(before.title);
  const name = rest.replace(/^[\s:：.．、,，|｜·\-–—]+/u, '').trim();
  const whole = full === '' ? text.trim() : full;
  return {
    full: whole,
    title: name === '' ? (before.title === '' ? whole : before.title) : name,
    number,
    duration: before.duration,
    onDemand: before.onDemand,
    stars: Math.min(5, stars),
  };
}
