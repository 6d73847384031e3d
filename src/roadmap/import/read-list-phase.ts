import type { DraftPhase, DraftTopic } from '../draft.ts';
import { readTitleText } from './heading-title.ts';
import { type ListEntry, readEntries } from './list-entries.ts';
import { type BodyContext, readBody } from './read-body.ts';
import { readItems } from './read-items.ts';
import type { PhaseReading } from './read-phase.ts';
import { linkedResources, readResourceBlocks } from './read-resources.ts';
import { rowTopics } from './read-topic.ts';
import type { Surveyed } from './survey.ts';

/**
 * Reads a document without headings. Where its bullets nest, the outer ones are the topics and the
 * inner ones their items; a flat list is items.
 */
export function readListPhase(node: Surveyed, context: BodyContext): PhaseReading {
  const { section } = node;
  const line = section.line;
  const entries = section.blocks.flatMap((block) =>
    block.type === 'list' ? readEntries(block, context.definitions) : [],
  );
  const isNested =
    entries.filter(({ children }) => children.length > 0).length >= 2 &&
    // A box ticks, also above other boxes.
    entries.every(({ box }) => box === undefined);
  const body = readBody(section.blocks, { ...context, boxesOnly: context.boxesOnly && !isNested });
  const implicit: DraftTopic = {
    line,
    explicitId: undefined,
    value: {
      title: section.words,
      implicit: true,
      ...body.texts,
      why: body.why,
      resources: body.resources,
    },
    items: body.items,
  };
  const topics = isNested
    ? entries.filter(({ text }) => text !== '').map((entry) => entryTopic(entry, context))
    : [
        ...(body.items.length > 0 ? [implicit] : []),
        ...body.tables.flatMap((table) => rowTopics(table, context.note)),
      ];
  const phase: DraftPhase = {
    line,
    explicitId: undefined,
    value: { title: section.words },
    topics,
  };
  return {
    phase,
    full: section.words,
    resources: body.items.length > 0 || isNested ? [] : body.resources,
  };
}

function entryTopic(entry: ListEntry, context: BodyContext): DraftTopic {
  const { title, number, stars } = readTitleText(entry.text);
  const read = readItems(entry.children, { ...context, group: undefined });
  const hasItems = read.items.length > 0;
  const own = [...linkedResources(entry), ...readResourceBlocks(entry.below, context.definitions)];
  return {
    line: entry.line,
    explicitId: undefined,
    value: {
      title,
      ...((entry.number ?? number) === undefined ? {} : { number: entry.number ?? number }),
      ...(hasItems ? {} : { done: entry.box === true }),
      ...(stars === 0 ? {} : { stars }),
      ...read.texts,
      why: read.why,
      resources: [...own, ...read.resources],
    },
    items: read.items,
  };
}
