import { cutFrontMatter } from '../front-matter.ts';
import type { Roadmap } from '../roadmap.ts';
import { readTitleText } from './heading-title.ts';
import { sectionKind } from './section-words.ts';
import { takeTime } from './time-words.ts';

/**
 * Whether a document that the canonical reader accepts was meant for it: its front matter names the
 * language, or no heading has anything that the general rules would read in another way.
 */
export function isCanonical(roadmap: Roadmap, text: string): boolean {
  if (/^language:/m.test(cutFrontMatter(text).yaml ?? '')) return true;
  const isPlain = (title: string) =>
    readTitleText(title).title === title && readTitleText(title).number === undefined && takeTime(title) === undefined && sectionKind(title) === undefined;
  return roadmap.phases.every(
    ({ title, topics }) => isPlain(title) && topics.every((topic) => isPlain(topic.title)),
  );
}
