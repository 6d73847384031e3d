import type { RootContent } from 'mdast';
import type { LabelKind } from './label-words.ts';
import { type ListEntry, readEntries } from './list-entries.ts';
import type { BodyContext } from './read-body.ts';
import { readBody } from './read-body.ts';

/** What the blocks under one heading could give as items. */
export type Yield = { boxes: number; bullets: number; rows: number };

/** Counts what could be items, before it is decided which of them are. */
export function yieldOf(
  blocks: RootContent[],
  definitions: Map<string, string>,
  label?: LabelKind,
): Yield {
  const context: BodyContext = { definitions, boxesOnly: false, note: () => {} };
  const boxes = blocks.reduce(
    (sum, block) => sum + (block.type === 'list' ? countBoxes(readEntries(block, definitions)) : 0),
    0,
  );
  const body = readBody(blocks, context, undefined, label);
  const rows = body.tables.reduce((sum, table) => sum + table.rows.length, 0);
  return { boxes, bullets: Math.max(0, body.items.length - boxes), rows };
}

function countBoxes(entries: ListEntry[]): number {
  return entries.reduce(
    (sum, { box, children }) => sum + (box === undefined ? 0 : 1) + countBoxes(children),
    0,
  );
}
