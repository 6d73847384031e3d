import type { List, PhrasingContent, RootContent } from 'mdast';
import type { DraftItem } from '../draft.ts';
import type { TextLabel } from '../labels.ts';
import { lineOf } from '../problem.ts';
import type { Resource } from '../roadmap.ts';
import { type Duration, readDuration } from './duration.ts';
import type { Note } from './import-report.ts';
import { readLabelLine } from './label-line.ts';
import type { LabelKind } from './label-words.ts';
import { allEntries, type ListEntry, readEntries, splitLines } from './list-entries.ts';
import { readWords, type Words } from './plain-words.ts';
import { type ListReading, readItems } from './read-items.ts';
import { entryResources, linkedResources } from './read-resources.ts';
import { type ReadTable, readTable } from './table-rows.ts';

/** What stands under a heading, sorted. */
export type Body = {
  summary: string | undefined;
  items: DraftItem[];
  tables: ReadTable[];
  why: string[];
  resources: Resource[];
  texts: Partial<Record<TextLabel, string>>;
  duration: Duration | undefined;
  /** Whether anything at all is said here. */
  hasWords: boolean;
};

export type BodyContext = {
  definitions: Map<string, string>;
  /** Only checkboxes tick; plain bullets are notes. */
  boxesOnly: boolean;
  note: Note;
};

export function emptyBody(): Body {
  return {
    summary: undefined,
    items: [],
    tables: [],
    why: [],
    resources: [],
    texts: {},
    duration: undefined,
    hasWords: false,
  };
}

/**
 * Reads the blocks under a heading. `group` is the heading itself where it only groups items of the
 * topic above; `label` where the heading is a label: "#### Resources".
 */
export function readBody(
  blocks: RootContent[],
  context: BodyContext,
  group?: string,
  label?: LabelKind,
): Body {
  const body = emptyBody();
  const { definitions, note } = context;
  let kind = label;
  let groupName = group;

  const addText = (to: LabelKind, words: Words, line: number): void => {
    body.resources.push(...linkedResources(words));
    if (words.text === '') return;
    if (to === 'why') body.why.push(words.text);
    else if (to === 'resources' || to === 'items' || to === 'left-out') {
      if (words.links.length === 0 && to !== 'resources') note(line, 'left-out', 'text-left-out');
      else if (words.links.length === 0) body.resources.push({ title: words.text, url: null });
    } else if (to === 'duration') body.duration ??= readDuration(words.text);
    else body.texts[to] = [body.texts[to] ?? [], words.text].flat().join('\n');
  };

  const readLine = (nodes: PhrasingContent[], line: number): string => {
    const found = readLabelLine(nodes, definitions);
    if (found.kind === 'label') {
      kind = found.label;
      // What is handed in at the end is a list of its own; other labels only head the list.
      groupName = found.label === 'doneWhen' ? found.name : group;
      if (found.rest.text !== '') addText(found.label, found.rest, line);
      return '';
    }
    if (found.kind === 'group') {
      kind = label;
      groupName = found.name;
      return '';
    }
    if (kind !== undefined && kind !== 'items') {
      if (kind === 'resources') body.resources.push(...linkedResources(found.words));
      else addText(kind, found.words, line);
      return '';
    }
    body.resources.push(...linkedResources(found.words));
    return found.words.text;
  };

  const readParagraph = (nodes: PhrasingContent[], line: number): void => {
    const lines = splitLines(nodes);
    const items = context.boxesOnly ? [] : lineItems(lines, definitions);
    if (items.length > 0 && (kind === undefined || kind === 'items')) {
      for (const words of items) {
        body.resources.push(...linkedResources(words));
        body.items.push({
          line,
          explicitId: undefined,
          value: { text: words.text, done: words.struck, ...groupOf(groupName) },
        });
      }
      return;
    }
    const prose = lines.map((each) => readLine(each, line)).filter((each) => each !== '');
    if (prose.length === 0) return;
    const text = prose.join(' ');
    if (body.summary === undefined && body.items.length === 0 && text.length <= 300)
      body.summary = text;
    else note(line, 'left-out', 'text-left-out');
  };

  const readList = (list: List): void => {
    if (isContents(list)) return;
    const entries = readEntries(list, definitions);
    const line = lineOf(list);
    if (kind !== undefined && kind !== 'items' && !hasBox(entries)) {
      if (kind === 'resources') body.resources.push(...entryResources(entries));
      else if (kind === 'left-out') note(line, 'left-out', 'list-left-out');
      else for (const entry of allEntries(entries)) addText(kind, entry, entry.line);
    } else {
      merge(body, readItems(entries, { ...context, group: groupName }));
    }
  };

  for (const block of blocks) {
    body.hasWords ||= block.type !== 'code' && block.type !== 'definition';
    if (block.type === 'paragraph') readParagraph(block.children, lineOf(block));
    else if (block.type === 'list') readList(block);
    else if (block.type === 'table') body.tables.push(readTable(block, definitions));
    else if (block.type === 'blockquote') readQuote(block.children, body, context);
    else if (block.type === 'code') note(lineOf(block), 'left-out', 'code-left-out');
  }
  return body;
}

/** Adds what another part of the same topic says. */
export function merge(body: Body, other: ListReading | Body): void {
  body.items.push(...other.items);
  body.resources.push(...other.resources);
  body.why.push(...other.why);
  for (const name of textLabels) {
    const text = other.texts[name];
    if (text !== undefined) body.texts[name] = [body.texts[name] ?? [], text].flat().join('\n');
  }
  if (!('tables' in other)) return;
  body.tables.push(...other.tables);
  body.duration ??= other.duration;
  body.hasWords ||= other.hasWords;
}

const textLabels: TextLabel[] = ['goal', 'practice', 'keyPoints', 'doneWhen', 'note'];

function readQuote(blocks: RootContent[], body: Body, { definitions, note }: BodyContext): void {
  for (const block of blocks) {
    if (block.type !== 'paragraph') {
      note(lineOf(block), 'left-out', 'text-left-out');
      continue;
    }
    const words = readWords(block.children, definitions);
    body.resources.push(...linkedResources(words));
    if (body.summary === undefined && words.text !== '') body.summary = words.text;
    else if (words.text !== '') note(lineOf(block), 'left-out', 'text-left-out');
  }
}

/** Items that stand as bare lines: each begins with a sign, or several lines each have a link. */
function lineItems(lines: PhrasingContent[][], definitions: Map<string, string>): Words[] {
  const words = lines.map((line) => readWords(line, definitions));
  const signed = words.map(({ text }) => /^(?:[•·●○◦▪‣∙]|[①-⑳])\s*(\S.*)$/u.exec(text)?.[1]);
  if (signed.every((text) => text !== undefined)) {
    return words.map((each, index) => ({ ...each, text: signed[index] ?? '' }));
  }
  const linked =
    words.length > 1 && words.every(({ text, links }) => links.length > 0 && text.length < 200);
  return linked ? words : [];
}

/** A list of links to places in the document itself is its table of contents. */
function isContents(list: List): boolean {
  const links = list.children.flatMap(({ children: [first] }) =>
    first?.type === 'paragraph'
      ? [first.children.find(({ type }) => type === 'link')]
      : [undefined],
  );
  return (
    links.length > 1 && links.every((link) => link?.type === 'link' && link.url.startsWith('#'))
  );
}

function hasBox(entries: ListEntry[]): boolean {
  return entries.some(({ box, children }) => box !== undefined || hasBox(children));
}

function groupOf(group: string | undefined): { group?: string } {
  return group === undefined ? {} : { group };
}
