import type { List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import {
  brokenBox,
  looksLikeBox,
  readBullets,
  readPlainBullets,
  readSummary,
  refuseBlock,
  refuseSwallowedBold,
} from './blocks.ts';
import type { DraftItem } from './draft.ts';
import { takeExplicitId } from './explicit-id.ts';
import { readInline, swallowedBoldLine } from './inline-text.ts';
import { type Label, readBoldLine, type TextLabel } from './labels.ts';
import { lineOf, type Report } from './problem.ts';
import { readResource } from './resource.ts';
import type { Resource } from './roadmap.ts';

/** What stands under a topic's heading, or directly under a phase's. */
export type Body = {
  summary: string | undefined;
  items: DraftItem[];
  why: string[];
  resources: Resource[];
  texts: Partial<Record<TextLabel, string>>;
};

/** The bold line that the blocks below it belong to. */
type Heading = { name: string; line: number; label: Label | undefined; used: boolean };

/** Reads the blocks under a heading: a summary, items, groups of items, labels. */
export function readBody(blocks: RootContent[], report: Report): Body {
  const body: Body = { summary: undefined, items: [], why: [], resources: [], texts: {} };
  const labels = new Set<Label>();
  let current: Heading | undefined;

  const begin = (heading: Heading | undefined): void => {
    if (current?.used === false)
      report(current.line, `There is nothing under **${current.name}**.`);
    if (heading?.label !== undefined && labels.has(heading.label)) {
      report(heading.line, `**${heading.name}** stands here a second time.`);
    }
    if (heading?.label !== undefined) labels.add(heading.label);
    current = heading;
  };

  const addText = (label: Label, nodes: PhrasingContent[]): void => {
    if (label === 'resources') {
      const resource = readResource(nodes, report);
      if (resource !== undefined) body.resources.push(resource);
      return;
    }
    const text = readInline(nodes, 'written-out', report);
    if (label === 'why') body.why.push(text);
    else body.texts[label] = [body.texts[label] ?? [], text].flat().join('\n');
  };

  const readParagraph = (paragraph: Paragraph): void => {
    const line = lineOf(paragraph);
    const bold = readBoldLine(paragraph, report);
    refuseSwallowedBold(paragraph, report);
    if (bold.kind === 'unknown-label') {
      report(line, `**${bold.name}** is not a known label.`);
    } else if (bold.kind === 'no-colon') {
      report(line, `**${bold.name}** needs a colon after it, or a line of its own.`);
    } else if (bold.kind === 'group') {
      begin({ name: bold.name, line, label: undefined, used: false });
    } else if (bold.kind === 'label') {
      begin({ name: bold.name, line, label: bold.label, used: bold.rest.length > 0 });
      if (bold.rest.length > 0) addText(bold.label, bold.rest);
    } else if (current?.label === undefined || current.label === 'resources') {
      refuseBlock(paragraph, report);
    } else {
      current.used = true;
      addText(current.label, paragraph.children);
    }
  };

  const readList = (list: List): void => {
    if (current !== undefined) current.used = true;
    if (current?.label !== undefined) {
      for (const paragraph of readPlainBullets(list, `**${current.name}**`, report)) {
        addText(current.label, paragraph.children);
      }
      return;
    }
    for (const { paragraph, box } of readBullets(list, report)) {
      if (box !== null) body.items.push(readItem(paragraph, box, current?.name, report));
      else if (looksLikeBox(paragraph)) report(lineOf(paragraph), brokenBox);
      else {
        const problem = 'A bullet without a box: write "- [ ] text", or put it under a bold label.';
        report(lineOf(paragraph), problem);
      }
    }
  };

  for (const block of blocks) {
    if (block.type === 'thematicBreak') begin(undefined);
    else if (block.type === 'paragraph') readParagraph(block);
    else if (block.type === 'list') readList(block);
    else if (block.type === 'blockquote' && body.summary === undefined) {
      body.summary = readSummary(block, report);
    } else refuseBlock(block, report);
  }
  begin(undefined);
  return body;
}

function readItem(
  paragraph: Paragraph,
  done: boolean,
  group: string | undefined,
  report: Report,
): DraftItem {
  const line = lineOf(paragraph);
  const end = paragraph.position?.end.line ?? line;
  if (end > line && swallowedBoldLine(paragraph) === undefined) {
    report(line, 'An item is one line.');
  }
  const { nodes, explicitId } = takeExplicitId(paragraph.children, report);
  const text = readInline(nodes, 'refused', report);
  if (text === '') report(line, 'The item has no text.');
  return { line, explicitId, value: { text, done, ...(group === undefined ? {} : { group }) } };
}
