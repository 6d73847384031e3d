import type { DraftPhase, DraftTopic } from '../draft.ts';
import type { Resource } from '../roadmap.ts';
import { toWeeks } from './duration.ts';
import { readHeadingTitle } from './heading-title.ts';
import { type Body, type BodyContext, merge, readBody } from './read-body.ts';
import { readTopic, rowTopics } from './read-topic.ts';
import { isFacet, type Surveyed } from './survey.ts';
import { takeTime, weeksOf } from './time-words.ts';

/** A phase with what the roadmap as a whole takes from it. */
export type PhaseReading = { phase: DraftPhase; full: string; resources: Resource[] };

/** Reads a section as a phase: what stands right under it is its implicit topic, table rows are topics. */
export function readPhase(
  node: Surveyed,
  topics: Set<Surveyed>,
  phases: Set<Surveyed>,
  context: BodyContext,
): PhaseReading {
  const {
    explicitId,
    full,
    title: name,
    number,
    duration,
    onDemand,
  } = readHeadingTitle(node.section);
  const { title, weeks } = takeWeeks(name);
  const body = readOwn(node, context);
  const length = duration ?? body.duration;
  const words = [body.summary ?? [], body.texts.goal ?? []].flat().join(' ');
  const summary = words === title ? '' : words;
  const hasItems = body.items.length > 0;
  const { goal, ...texts } = body.texts;
  const implicit: DraftTopic = {
    line: node.section.line,
    explicitId: undefined,
    value: { title, implicit: true, ...texts, why: body.why, resources: body.resources },
    items: body.items,
  };
  const rows = body.tables.flatMap((table) => rowTopics(table, context.note));
  const below = topicsUnder(node, topics, phases).map((topic) => readTopic(topic, context));
  const phase: DraftPhase = {
    line: node.section.line,
    explicitId,
    value: {
      title,
      ...(number === undefined ? {} : { number }),
      ...(length === undefined ? weeks : { weeks: toWeeks(length) }),
      ...(onDemand && length === undefined ? { onDemand } : {}),
      ...(summary === '' ? {} : { summary }),
    },
    topics: [...(hasItems ? [implicit] : []), ...rows, ...below],
  };
  return { phase, full, resources: hasItems ? [] : body.resources };
}

/** "Basics (week 4-6)" says how long the phase is: three weeks. */
function takeWeeks(name: string): {
  title: string;
  weeks: { weeks?: { min: number; max: number } };
} {
  const time = /[(（][^()（）]*[)）]\s*$/u.test(name) ? takeTime(name) : undefined;
  if (time === undefined || time.rest === '' || time.span.unit === 'day')
    return { title: name, weeks: {} };
  const { from, to } = weeksOf(time.span);
  return { title: time.rest, weeks: { weeks: { min: to - from + 1, max: to - from + 1 } } };
}

/** What stands under the phase's own heading, with its labels that are headings: "### Goal". */
function readOwn(node: Surveyed, context: BodyContext): Body {
  const body = readBody(node.section.blocks, context);
  for (const child of node.children) {
    if (isFacet(child) && child.aside !== 'skipped' && child.label !== 'left-out') {
      merge(body, readBody(child.section.blocks, context, undefined, child.label));
    }
  }
  return body;
}

function topicsUnder(node: Surveyed, topics: Set<Surveyed>, phases: Set<Surveyed>): Surveyed[] {
  return node.children.flatMap((child) => {
    if (topics.has(child)) return [child];
    return phases.has(child) ? [] : topicsUnder(child, topics, phases);
  });
}
