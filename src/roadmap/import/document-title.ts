import type { RootContent } from 'mdast';
import { stripEmoji } from './emoji.ts';
import type { ImportOptions } from './import-options.ts';
import type { Section } from './outline.ts';
import { isPhaseHeading } from './phase-words.ts';
import { readWords } from './plain-words.ts';
import { sectionKind } from './section-words.ts';

export type TitleFound = {
  title: string;
  line: number;
  from: 'heading' | 'front matter' | 'first line' | 'file name';
  /** The tree without the title's heading: its children, with what stood under it. */
  root: Section;
};

/** The title: the first heading that is no part of the course, else front matter, first line, file name. */
export function findTitle(
  outline: Section,
  head: { title: string | undefined; options: ImportOptions },
  fileName: string,
): TitleFound {
  const heading = titleHeading(outline);
  const root = heading === undefined ? outline : withoutTitle(outline, heading);
  const words = heading === undefined ? '' : plainTitle(heading.words);
  if (heading !== undefined && words !== '') {
    return { title: words, line: heading.line, from: 'heading', root };
  }
  const line = heading?.line ?? 1;
  if (head.title !== undefined && plainTitle(head.title) !== '') {
    return { title: plainTitle(head.title), line, from: 'front matter', root };
  }
  const first = firstLine(outline.blocks[0]);
  if (first !== undefined) return { title: first, line, from: 'first line', root };
  return { title: titleFromFile(fileName), line, from: 'file name', root };
}

/** The only H1; of several the first, when it has nothing under it but words; or a title in HTML. */
function titleHeading(outline: Section): Section | undefined {
  const { children } = outline;
  const tops = children.filter(({ depth }) => depth === 1);
  const isBare = (section: Section) => section.children.length === 0 && !hasList(section);
  const [top] = tops;
  if (top !== undefined && tops.length === 1) {
    const before = children.slice(0, children.indexOf(top));
    return before.every(isBare) ? top : undefined;
  }
  const [first, ...others] = children;
  if (first === undefined || others.length === 0 || !isBare(first)) return undefined;
  if (isPhaseHeading(stripEmoji(first.words)) || sectionKind(first.words) !== undefined)
    return undefined;
  // Authors centre their title in HTML, on any level.
  const isHtml = first.heading[0]?.position === undefined;
  return isHtml || first.depth === 1 || others.some(({ depth }) => depth < first.depth)
    ? first
    : undefined;
}

function hasList({ blocks }: Section): boolean {
  return blocks.some(({ type }) => type === 'list' || type === 'table');
}

function withoutTitle(outline: Section, title: Section): Section {
  return {
    ...outline,
    blocks: [...outline.blocks, ...title.blocks],
    children: outline.children.flatMap((child) => (child === title ? title.children : [child])),
  };
}

function plainTitle(words: string): string {
  return stripEmoji(words.replace(/\s*\{#[^{}]*\}\s*$/, '')).replace(/[\s:：]+$/u, '');
}

function firstLine(block: RootContent | undefined): string | undefined {
  if (block?.type !== 'paragraph') return undefined;
  const { text, links } = readWords(block.children, new Map());
  const plain = plainTitle(text);
  const isLine =
    block.position !== undefined && block.position.start.line === block.position.end.line;
  if (
    !isLine ||
    links.length > 0 ||
    plain === '' ||
    plain.length > 80 ||
    /[.。!！?？:：;；]$/u.test(text.trim())
  )
    return undefined;
  return plain;
}

function titleFromFile(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1) ?? '';
  const words = name
    .replace(/\.(?:md|markdown|mdx|txt)$/i, '')
    .replace(/\.[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/, '')
    .replace(/^\d{1,4}[-_. ]+(?=\D)/, '')
    .replace(/[-_. ](?:zh(?:-(?:CN|TW|Hans|Hant))?|en|es|pt|vi|tr|id|fr|de|ru|ko|ja)$/i, '')
    .replace(/[-_.\s]+/g, ' ')
    .trim();
  return words === '' || /^readme$/i.test(words) ? 'Roadmap' : words;
}
