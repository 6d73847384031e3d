import { type Yield, yieldOf } from './choose-items.ts';
import { stripEmoji } from './emoji.ts';
import type { ImportOptions } from './import-options.ts';
import { type LabelKind, labelKind } from './label-words.ts';
import type { Section } from './outline.ts';
import { cutPhaseWord, isPhaseHeading } from './phase-words.ts';
import { type SectionKind, sectionKind } from './section-words.ts';
import { takeTime } from './time-words.ts';

/** A section with what can be told about it before anything is decided. */
export type Surveyed = {
  section: Section;
  children: Surveyed[];
  /** How deep in the tree of headings; the headings under the title have 1. */
  level: number;
  kind: SectionKind | undefined;
  label: LabelKind | undefined;
  /** Neither phase nor topic: resources, advice, licence... `skipped` when the author said so. */
  aside: 'by-words' | 'skipped' | undefined;
  phaseWord: 'numbered' | 'plain' | undefined;
  hasTime: boolean;
  yield: Yield;
};

/** Looks at every section below the title. */
export function survey(
  section: Section,
  level: number,
  options: ImportOptions,
  definitions: Map<string, string>,
): Surveyed {
  const children = section.children.map((child) => survey(child, level + 1, options, definitions));
  const { words } = section;
  const plain = stripEmoji(words);
  const isPhase = isPhaseHeading(plain);
  const kind = isPhase || level === 0 ? undefined : sectionKind(words);
  const label = isPhase || level === 0 ? undefined : labelKind(words);
  const yields = yieldOf(section.blocks, definitions, label);
  const node: Surveyed = {
    section,
    children,
    level,
    kind,
    label,
    aside: undefined,
    phaseWord: isPhase ? (cutPhaseWord(plain) === undefined ? 'plain' : 'numbered') : undefined,
    hasTime: takeTime(plain) !== undefined,
    yield: yields,
  };
  const aside = asideOf(node, options);
  // A heading like "Prerequisites" above boxes names what is ticked, and is no label.
  const isNamed =
    aside === undefined && kind !== 'content' && kind !== 'prior' && boxesWithin(node) > 0;
  return isNamed ? { ...node, kind: undefined, label: undefined } : { ...node, aside };
}

/** All of a survey below the title that is not aside, in document order. */
export function notAside(node: Surveyed): Surveyed[] {
  return node.children
    .filter(({ aside }) => aside === undefined)
    .flatMap((child) => [child, ...notAside(child)]);
}

/** A section and all below it, in document order. */
export function allSurveyed(node: Surveyed): Surveyed[] {
  return [node, ...node.children.flatMap(allSurveyed)];
}

/** Boxes in a section and everything below it. */
export function boxesWithin(node: Surveyed): number {
  return node.yield.boxes + node.children.reduce((sum, child) => sum + boxesWithin(child), 0);
}

/** Whether a heading only labels what belongs to the topic above it. */
export function isFacet(node: Surveyed): boolean {
  return node.label !== undefined && node.kind !== 'prior' && node.kind !== 'schedule';
}

function asideOf(node: Surveyed, options: ImportOptions): Surveyed['aside'] {
  const { kind, section } = node;
  const skip = options.skip?.some((words) => sameWords(words, section.words)) ?? false;
  if (skip) return 'skipped';
  if (kind === undefined || kind === 'prior' || kind === 'content') return undefined;
  if (kind === 'contents' || kind === 'habits') return 'by-words';
  // What can be ticked is meant to be ticked, whatever its heading; and numbered parts are a course.
  if (boxesWithin(node) > 0) return undefined;
  const numbered = node.children.filter((child) =>
    /^\W*\d+\s*[.、)）:：]/u.test(child.section.words),
  );
  return numbered.length >= 3 && kind === 'resources' ? undefined : 'by-words';
}

function sameWords(a: string, b: string): boolean {
  const plain = (text: string) => stripEmoji(text).toLowerCase().trim();
  return plain(a) === plain(b);
}
