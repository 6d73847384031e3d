import type { Paragraph, PhrasingContent } from 'mdast';
import { lineOf, type Report } from './problem.ts';

const wide = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303F\uFF00-\uFFEF]`;
const betweenWide = new RegExp(`(?<=${wide})\\s*\\n\\s*(?=${wide})`, 'gu');

/** Where a link may stand: a title or item has none; prose keeps it as "label (address)". */
export type Links = 'refused' | 'written-out';

/**
 * The words of inline Markdown as plain text on one line: emphasis and backticks go, line breaks
 * become a space (nothing between two CJK characters). What plain text cannot hold is reported.
 */
export function readInline(nodes: PhrasingContent[], links: Links, report: Report): string {
  return joinLines(nodes.map((node) => wordsOf(node, links, report)).join(''));
}

/** The line of a bold text that begins a later line of the paragraph: its empty line is missing. */
export function swallowedBoldLine(paragraph: Paragraph): number | undefined {
  const bold = paragraph.children.find((node, index) => {
    const before = paragraph.children[index - 1];
    if (node.type !== 'strong' || before === undefined) return false;
    return before.type === 'break' || (before.type === 'text' && /\n\s*$/.test(before.value));
  });
  return bold === undefined ? undefined : lineOf(bold);
}

function wordsOf(node: PhrasingContent, links: Links, report: Report): string {
  const wordsIn = (children: PhrasingContent[]): string =>
    children.map((child) => wordsOf(child, links, report)).join('');
  const refuse = (problem: string): string => {
    report(lineOf(node), problem);
    return '';
  };
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'emphasis':
    case 'strong':
      return wordsIn(node.children);
    case 'link': {
      const label = wordsIn(node.children);
      if (node.title)
        return refuse('Only the address stands in a link, without a "title" after it.');
      if (isAddressOf(label, node.url)) return label;
      return links === 'written-out'
        ? `${label} (${node.url})`
        : refuse('A link does not belong here: list it under **Resources**.');
    }
    case 'delete':
      return refuse(
        'Struck-through text is not understood: tick what is done with [x], or remove it.',
      );
    case 'html':
      return refuse(`HTML is not understood: put ${node.value} in backticks, or remove it.`);
    case 'image':
    case 'imageReference':
      return refuse('An image is not understood.');
    case 'linkReference':
      return refuse('A link must be written with its address: [label](https://...).');
    default:
      return refuse(`Markdown of the kind "${node.type}" is not understood here.`);
  }
}

/** Whether a link is a bare address, which the parser found by itself. */
export function isAddressOf(label: string, url: string): boolean {
  return url === label || url === `http://${label}` || url === `mailto:${label}`;
}

/** Puts text on one line: a line break becomes a space, or nothing between two CJK characters. */
export function joinLines(text: string): string {
  return text.replace(betweenWide, '').replace(/\s+/g, ' ').trim();
}
