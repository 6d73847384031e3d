import type { DraftItem } from '../draft.ts';
import { takeExplicitId } from '../explicit-id.ts';
import type { TextLabel } from '../labels.ts';
import type { Resource } from '../roadmap.ts';
import { stripLeadingEmoji } from './emoji.ts';
import type { Note } from './import-report.ts';
import { labelKind } from './label-words.ts';
import { allEntries, type ListEntry } from './list-entries.ts';
import { readWords } from './plain-words.ts';
import { entryResources, linkedResources, readResourceBlocks } from './read-resources.ts';

/** What a list gave. */
export type ListReading = {
  items: DraftItem[];
  resources: Resource[];
  why: string[];
  texts: Partial<Record<TextLabel, string>>;
};

type Context = {
  definitions: Map<string, string>;
  boxesOnly: boolean;
  group: string | undefined;
  note: Note;
};

/**
 * Reads a list's items. Where boxes tick, every box does, and plain bullets are notes. Otherwise
 * the leaves are the items, and a bullet with bullets below it is their group.
 */
export function readItems(entries: ListEntry[], context: Context): ListReading {
  const found: ListReading = { items: [], resources: [], why: [], texts: {} };
  const addNote = (label: TextLabel, text: string): void => {
    found.texts[label] = [found.texts[label] ?? [], text].flat().join('\n');
  };

  const readLabel = (entry: ListEntry): boolean => {
    if (entry.box !== undefined) return false;
    const [, name = '', rest = ''] = /^([^:：]{1,40})[:：]\s*([\s\S]*)$/u.exec(entry.text) ?? [];
    const label = labelKind(name === '' ? entry.text : name);
    const below = entry.children;
    if (label === undefined || label === 'items' || label === 'left-out' || label === 'duration')
      return false;
    if ((name === '' || rest === '') && below.length === 0) return false;
    if (allEntries(below).some(({ box }) => box !== undefined)) return false;
    if (label === 'resources') {
      found.resources.push(
        ...(rest === '' ? [] : linkedResources(entry)),
        ...entryResources(below),
      );
    } else {
      const texts = [rest, ...allEntries(below).map(({ text }) => text)].filter(
        (text) => text !== '',
      );
      found.resources.push(
        ...[entry, ...allEntries(below)].flatMap((each) => linkedResources(each)),
      );
      if (label === 'why') found.why.push(...texts);
      else for (const text of texts) addNote(label, text);
    }
    return true;
  };

  const visit = (entry: ListEntry, group: string | undefined, depth: number): void => {
    if (readLabel(entry)) return;
    found.resources.push(...linkedResources(entry));
    found.resources.push(...readResourceBlocks(entry.below, context.definitions));
    const hasBoxesBelow = allEntries(entry.children).some(({ box }) => box !== undefined);
    const isItem = context.boxesOnly
      ? entry.box !== undefined
      : entry.box !== undefined || entry.children.length === 0;
    if (isItem && entry.text !== '') found.items.push(toItem(entry, group, context));
    else if (context.boxesOnly && !hasBoxesBelow && entry.text !== '') {
      if (depth === 0) addNote('note', entry.text);
      else context.note(entry.line, 'left-out', 'list-left-out');
    }
    const name = entry.box === undefined && entry.text !== '' ? groupName(entry.text) : group;
    for (const child of entry.children) visit(child, name, depth + 1);
  };

  for (const entry of entries) visit(entry, context.group, 0);
  return found;
}

function groupName(text: string): string {
  return text.replace(/[\s:：]+$/u, '');
}

function toItem(entry: ListEntry, group: string | undefined, { definitions }: Context): DraftItem {
  const { nodes, explicitId } = takeExplicitId(entry.nodes, () => {});
  const { text, struck } = readWords(nodes, definitions);
  return {
    line: entry.line,
    explicitId,
    value: {
      text: explicitId === undefined ? entry.text : stripLeadingEmoji(text),
      done: entry.box === true || struck,
      ...(group === undefined ? {} : { group }),
    },
  };
}
