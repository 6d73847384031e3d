import type { Heading, Html, PhrasingContent, RootContent } from 'mdast';
import { lineOf } from '../problem.ts';
import { readHtml } from './html-blocks.ts';
import { readWords } from './plain-words.ts';
import { releaseSwallowed } from './swallowed-labels.ts';

/** A heading, what stands under it, and the headings below it. The root has depth 0 and no words. */
export type Section = {
  depth: number;
  line: number;
  heading: PhrasingContent[];
  words: string;
  blocks: RootContent[];
  children: Section[];
};

/** Builds the tree of headings. Headings in lists and in HTML count; those in quotes and code do not. */
export function buildOutline(blocks: RootContent[], definitions: Map<string, string>): Section {
  const root: Section = { depth: 0, line: 1, heading: [], words: '', blocks: [], children: [] };
  const path = [root];
  for (const block of liftBlocks(blocks)) {
    if (block.type !== 'heading') {
      path.at(-1)?.blocks.push(block);
      continue;
    }
    const { text: words } = readWords(block.children, definitions);
    if (words === '') continue;
    while ((path.at(-1)?.depth ?? 0) >= block.depth) path.pop();
    const section: Section = {
      depth: block.depth,
      line: lineOf(block),
      heading: block.children,
      words,
      blocks: [],
      children: [],
    };
    (path.at(-1) ?? root).children.push(section);
    path.push(section);
  }
  return root;
}

/** All sections below one, in document order, itself first. */
export function allSections(section: Section): Section[] {
  return [section, ...section.children.flatMap(allSections)];
}

function liftBlocks(blocks: RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  let html: Html[] = [];
  const flush = (): void => {
    if (html.length > 0) result.push(...readHtml(html));
    html = [];
  };
  for (const block of blocks) {
    if (block.type === 'html') {
      html.push(block);
      // A table that an empty line cuts in two is read as one.
      if (!opensTable(html)) flush();
      continue;
    }
    if (!opensTable(html)) flush();
    if (html.length > 0) continue;
    if (block.type === 'heading') result.push(isUnderlinedText(block) ? toParagraph(block) : block);
    else if (block.type === 'list')
      result.push(
        ...releaseSwallowed(block).flatMap((each) =>
          each.type === 'list' ? liftList(each) : [each],
        ),
      );
    else if (block.type !== 'thematicBreak' && block.type !== 'definition') result.push(block);
  }
  flush();
  return result;
}

function opensTable(html: Html[]): boolean {
  const text = html.map(({ value }) => value).join('\n');
  return text.lastIndexOf('<table') > text.lastIndexOf('</table');
}

/** A paragraph right above a rule became a heading: nobody writes one of several lines or sentences. */
function isUnderlinedText({ position, children }: Heading): boolean {
  if (position === undefined || position.end.line === position.start.line) return false;
  const { text } = readWords(children, new Map());
  return (
    position.end.line - position.start.line > 1 || text.length > 80 || /[.。!！;；，,]$/.test(text)
  );
}

function toParagraph({ children, position }: Heading): RootContent {
  const paragraph = { type: 'paragraph' as const, children };
  return position === undefined ? paragraph : { ...paragraph, position };
}

/** `- ### Arrays` is a heading that happens to stand in a list. */
function liftList(list: RootContent & { type: 'list' }): RootContent[] {
  if (!list.children.some(({ children: [first] }) => first?.type === 'heading')) return [list];
  return list.children.flatMap((item): RootContent[] => {
    const [first, ...rest] = item.children;
    if (first?.type !== 'heading') return [{ ...list, children: [item] }];
    return [first, ...liftBlocks(rest)];
  });
}
