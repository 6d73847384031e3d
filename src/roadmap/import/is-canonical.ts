import { cutFrontMatter } from '../front-matter.ts';
import type { Roadmap } from '../roadmap.ts';
import { readTitleText } from './heading-title.ts';
import { sectionKind } from './section-words.ts';
import { takeTime } from './time-words.ts';

/**
 * Whether a document that the canonical reader accepts was meant for it: its front matter names the
 * language, or it has topics below phases and no heading that the general rules read in another way.
 */
export function isCanonical(roadmap: Roadmap, text: string): boolean {
  if (/^language:/m.test(cutFrontMatter(text).yaml ?? '')) return true;
  const { phases } = roadmap;
  const isPlain = (title: string) =>
    readTitleText(title).title === title &&
    takeTime(title) === undefined &&
    sectionKind(title) === undefined;
  return (
    phases.some(({ topics }) => topics.some(({ implicit }) => implicit !== true)) &&
    phases.every(
      ({ title, topics }) => isPlain(title) && topics.every((topic) => isPlain(topic.title)),
    )
  );
}
