import type { PhrasingContent, RootContent } from 'mdast';
import { isWebAddress } from '../resource.ts';
import type { Resource } from '../roadmap.ts';
import { stripEmoji } from './emoji.ts';
import { allEntries, type ListEntry, readEntries, splitLines } from './list-entries.ts';
import { readWords, type Words } from './plain-words.ts';
import { readTable } from './table-rows.ts';

/** The links in a line of text, as resources. An address that stands bare takes the words before it as title. */
export function linkedResources({ text, links }: Words): Resource[] {
  return links.flatMap(({ label, url }) => {
    if (!isWebAddress(url)) return [];
    const isBare = /^(?:https?:\/\/|www\.)/i.test(label);
    const before = isBare ? (text.split(label)[0] ?? '') : label;
    const title = stripEmoji(before).replace(/[\s:：,，(（\-–—]+$/u, '');
    return [{ title: title === '' ? label : title, url }];
  });
}

/** Everything a section of resources lists; a book has no address. */
export function readResourceBlocks(
  blocks: RootContent[],
  definitions: Map<string, string>,
): Resource[] {
  return blocks.flatMap((block): Resource[] => {
    if (block.type === 'list') return entryResources(readEntries(block, definitions));
    if (block.type === 'paragraph') return lineResources(block.children, definitions);
    if (block.type === 'table') {
      const { rows } = readTable(block, definitions);
      return rows.flatMap(({ cells }) => cells.flatMap(linkedResources));
    }
    return block.type === 'blockquote' ? readResourceBlocks(block.children, definitions) : [];
  });
}

/** The resources of list entries: their links, or, at the leaves, what they name. */
export function entryResources(entries: ListEntry[]): Resource[] {
  return allEntries(entries).flatMap((entry): Resource[] => {
    const linked = linkedResources(entry);
    if (linked.length > 0 || entry.children.length > 0 || entry.text === '') return linked;
    return [{ title: entry.text, url: null }];
  });
}

function lineResources(nodes: PhrasingContent[], definitions: Map<string, string>): Resource[] {
  return splitLines(nodes).flatMap((line) => linkedResources(readWords(line, definitions)));
}
