import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { lineOf } from '../problem.ts';
import { stripLeadingEmoji } from './emoji.ts';
import { readWords, type TextLink } from './plain-words.ts';

/** A bullet with everything below it. */
export type ListEntry = {
  line: number;
  /** Without box, marks and decoration. */
  text: string;
  /** Its inline Markdown, without the box. */
  nodes: PhrasingContent[];
  links: TextLink[];
  /** All of it is struck through, which is how some tick. */
  struck: boolean;
  /** Its number, in a numbered list. */
  number: number | undefined;
  /** Whether it can be ticked, and is; `undefined` for a plain bullet. */
  box: boolean | undefined;
  children: ListEntry[];
  /** Paragraphs, quotes and code below its first line. */
  below: RootContent[];
};

const boxForm = /^\s*\[\s*([xX✓✔☑✅√vV*]?)\uFE0F?\s*\](?!\()\s*/u;
const openSign = /^\s*[☐□⬜🔲◻]\uFE0F?\s*/u;
const doneSign = /^\s*[☑✅✔✓]\uFE0F?\s*/u;

/** Reads a list as a tree of entries. */
export function readEntries(list: List, definitions: Map<string, string>): ListEntry[] {
  const read = list.children.map((item) => ({
    item,
    lines: splitLines(firstParagraph(item)?.children ?? []),
  }));
  // ✅ is a state only beside its opposite; where every bullet has one, it is decoration.
  const signs = read.some(({ lines }) => openSign.test(startOf(lines[0] ?? [])));
  return read.map(({ item, lines }, index) => {
    const own = lines.flatMap((line, at) =>
      at === 0 ? line : [{ type: 'text' as const, value: '\n' }, ...line],
    );
    const { box, nodes } = takeBox(item, own, signs);
    const words = readWords(nodes, definitions);
    const paragraph = firstParagraph(item);
    return {
      line: lineOf(item),
      text: stripLeadingEmoji(words.text),
      nodes,
      links: words.links,
      struck: words.struck,
      number: list.ordered === true ? (list.start ?? 1) + index : undefined,
      box: words.struck && box !== undefined ? true : box,
      children: item.children.flatMap((child) =>
        child.type === 'list' ? readEntries(child, definitions) : [],
      ),
      below: item.children.filter((child) => child !== paragraph && child.type !== 'list'),
    };
  });
}

/** An entry and all below it. */
export function allEntries(entries: ListEntry[]): ListEntry[] {
  return entries.flatMap((entry) => [entry, ...allEntries(entry.children)]);
}

/** The lines of a paragraph, as it stands in the source. */
export function splitLines(nodes: PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    const isBreak = node.type === 'break' || (node.type === 'html' && /^<br/i.test(node.value));
    if (isBreak) lines.push([]);
    else if (node.type !== 'text') lines.at(-1)?.push(node);
    else {
      node.value.split('\n').forEach((value, index) => {
        if (index > 0) lines.push([]);
        // Between two words that are not text a space is one; at a line's ends it is nothing.
        if (value.trim() !== '' || lines.at(-1)?.length !== 0)
          lines.at(-1)?.push({ ...node, value });
      });
    }
  }
  return lines.filter((line) => line.length > 0);
}

function firstParagraph(item: ListItem): Paragraph | undefined {
  const [first] = item.children;
  if (first?.type === 'paragraph') return first;
  // A heading in a list that was not lifted: its words are the bullet's.
  return first?.type === 'heading' ? { type: 'paragraph', children: first.children } : undefined;
}

function startOf(nodes: PhrasingContent[]): string {
  const [first] = nodes;
  if (first?.type === 'text') return first.value;
  if (first?.type === 'strong' || first?.type === 'emphasis') return startOf(first.children);
  return '';
}

function takeBox(
  item: ListItem,
  nodes: PhrasingContent[],
  signs: boolean,
): { box: boolean | undefined; nodes: PhrasingContent[] } {
  if (typeof item.checked === 'boolean') return { box: item.checked, nodes };
  const start = startOf(nodes);
  const form = boxForm.exec(start);
  if (form !== null) return { box: form[1] !== '', nodes: cutStart(nodes, form[0].length) };
  const sign = signs ? (openSign.exec(start) ?? doneSign.exec(start)) : null;
  if (sign !== null) return { box: !openSign.test(start), nodes: cutStart(nodes, sign[0].length) };
  return { box: undefined, nodes };
}

function cutStart(nodes: PhrasingContent[], length: number): PhrasingContent[] {
  const [first, ...others] = nodes;
  if (first?.type === 'text') return [{ ...first, value: first.value.slice(length) }, ...others];
  if (first?.type === 'strong' || first?.type === 'emphasis') {
    return [{ ...first, children: cutStart(first.children, length) }, ...others];
  }
  return nodes;
}
