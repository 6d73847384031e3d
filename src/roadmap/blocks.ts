import type { BlockContent, Blockquote, List, Paragraph, RootContent } from 'mdast';
import { readInline, swallowedBoldLine } from './inline-text.ts';
import { lineOf, type Report } from './problem.ts';

/** A bullet: its paragraph, and the box before it (`null` when it has none). */
export type Bullet = { paragraph: Paragraph; box: boolean | null };

/** The bullets of a list. Nested, numbered and empty ones are reported and left out. */
export function readBullets(list: List, report: Report): Bullet[] {
  if (list.ordered === true) {
    report(lineOf(list), 'A numbered list is not understood here: begin each line with "-".');
    return [];
  }
  return list.children.flatMap((node) => {
    const [paragraph, ...below] = node.children;
    for (const block of below) refuseInBullet(block, report);
    if (paragraph === undefined) {
      report(lineOf(node), 'An empty bullet.');
      return [];
    }
    if (paragraph.type !== 'paragraph') {
      refuseInBullet(paragraph, report);
      return [];
    }
    refuseSwallowedBold(paragraph, report);
    return [{ paragraph, box: node.checked ?? null }];
  });
}

/** The paragraphs of a list whose bullets have no boxes: why, notes, resources. */
export function readPlainBullets(list: List, under: string, report: Report): Paragraph[] {
  return readBullets(list, report).map(({ paragraph, box }) => {
    if (box !== null) {
      report(
        lineOf(paragraph),
        `Items do not stand under ${under}: put them in a topic, above it.`,
      );
    } else if (looksLikeBox(paragraph)) {
      report(lineOf(paragraph), brokenBox);
    }
    return paragraph;
  });
}

/** What to say about a box that Markdown did not take for one. */
export const brokenBox = 'A box is written "- [ ] text" or "- [x] text", with these spaces.';

/** Whether a bullet begins with a box that Markdown did not take for one: `- []text`. */
export function looksLikeBox(paragraph: Paragraph): boolean {
  const [first] = paragraph.children;
  return first?.type === 'text' && /^\[\s*[xX✔✓]?\s*\]/.test(first.value);
}

/** The words of a `> summary`: one paragraph. */
export function readSummary(quote: Blockquote, report: Report): string {
  const [paragraph, ...others] = quote.children;
  if (paragraph?.type !== 'paragraph' || others.length > 0) {
    report(lineOf(quote), 'A summary is one paragraph: "> text".');
    return '';
  }
  refuseSwallowedBold(paragraph, report);
  return readInline(paragraph.children, 'written-out', report);
}

/** Reports a bold line that Markdown took for the rest of the line above it. */
export function refuseSwallowedBold(paragraph: Paragraph, report: Report): void {
  const line = swallowedBoldLine(paragraph);
  if (line !== undefined) report(line, 'A bold line needs an empty line before it.');
}

/** Rules and comments show nothing to a reader and may stand anywhere. */
export function isInvisible(node: RootContent): boolean {
  if (node.type === 'thematicBreak') return true;
  return node.type === 'html' && /^<!--(?:(?!-->)[\s\S])*-->\s*$/.test(node.value);
}

/** Reports a block that has no meaning where it stands. */
export function refuseBlock(node: RootContent, report: Report): void {
  report(lineOf(node), blockProblem(node));
}

function blockProblem(node: RootContent): string {
  switch (node.type) {
    case 'paragraph': {
      const [first] = node.children;
      return first?.type === 'text' && /^#{1,6}[^\s#]/.test(first.value)
        ? 'A heading needs a space after its # signs.'
        : 'Text without a place: write it as "> summary", under a bold label, or under ## Notes.';
    }
    case 'list':
      return 'A list without a place: items stand under a phase or a topic.';
    case 'blockquote':
      return 'A "> summary" stands once, under the title, a phase or a topic.';
    case 'table':
      return 'A table stands only under ## Week plan.';
    case 'code':
      return 'A code block is not understood; four spaces at the start of a line make one too.';
    case 'html':
      return 'HTML is not understood; comments (<!-- ... -->) may stay.';
    case 'definition':
      return 'Addresses stand in the link itself: [label](https://...).';
    default:
      return `Markdown of the kind "${node.type}" is not understood.`;
  }
}

function refuseInBullet(node: BlockContent | RootContent, report: Report): void {
  report(
    lineOf(node),
    node.type === 'list'
      ? 'Items do not nest: use a bold line to group them, or a topic of its own.'
      : `A bullet holds one line of text, not Markdown of the kind "${node.type}".`,
  );
}
