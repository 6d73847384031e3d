import type { DraftPhase, DraftTopic } from './draft.ts';
import { takeExplicitId } from './explicit-id.ts';
import { readInline } from './inline-text.ts';
import { lineOf, type Report } from './problem.ts';
import type { Section } from './sections.ts';
import { readPhaseTitle, readTopicTitle } from './title.ts';
import { type Body, readBody } from './topic-body.ts';

/** Reads a `##` section as a phase; what stands directly under it becomes its implicit topic. */
export function readPhase(section: Section, report: Report): DraftPhase {
  const { line, text, explicitId } = readHeading(section, report);
  const { problems, ...title } = readPhaseTitle(text);
  for (const problem of problems) report(line, problem);
  const { summary, ...body } = readBody(section.blocks, report);
  const value = { ...title, ...(summary === undefined ? {} : { summary }) };
  const topics: DraftTopic[] = [];
  if (body.items.length > 0) {
    const topic = { title: title.title, implicit: true, ...detailsOf(body) };
    topics.push({ line, explicitId: undefined, value: topic, items: body.items });
  } else if (body.why.length + body.resources.length + Object.keys(body.texts).length > 0) {
    report(line, 'Labels stand directly under this phase, but no items that they could be about.');
  }
  return { line, explicitId, value, topics };
}

/** Reads a `###` section as a topic. */
export function readTopic(section: Section, report: Report): DraftTopic {
  const { line, text, explicitId } = readHeading(section, report);
  const { problems, ticked, ...title } = readTopicTitle(text);
  for (const problem of problems) report(line, problem);
  const { summary, ...body } = readBody(section.blocks, report);
  const hasItems = body.items.length > 0;
  if (ticked && hasItems) {
    report(line, 'A topic that has items is not ticked itself: tick its items.');
  }
  const value = {
    ...title,
    ...(hasItems ? {} : { done: ticked }),
    ...(summary === undefined ? {} : { summary }),
    ...detailsOf(body),
  };
  return { line, explicitId, value, items: body.items };
}

/** Reports what only shows when the phases stand side by side. */
export function checkPhases(phases: DraftPhase[], report: Report): void {
  refuseRepeatedNumbers(phases, 'phase', report);
  for (const phase of phases) {
    refuseRepeatedNumbers(phase.topics, 'topic of this phase', report);
    if (phase.topics.length === 0) {
      report(phase.line, 'The phase has neither topics nor items.');
    }
  }
}

function refuseRepeatedNumbers(
  drafts: { line: number; value: { number?: number | undefined } }[],
  what: string,
  report: Report,
): void {
  const lines = new Map<number, number>();
  for (const { line, value } of drafts) {
    if (value.number === undefined) continue;
    const earlier = lines.get(value.number);
    if (earlier === undefined) lines.set(value.number, line);
    else report(line, `Number ${value.number} was given to another ${what} on line ${earlier}.`);
  }
}

function readHeading(
  { heading }: Section,
  report: Report,
): { line: number; text: string; explicitId: string | undefined } {
  const { nodes, explicitId } = takeExplicitId(heading.children, report);
  return { line: lineOf(heading), text: readInline(nodes, 'refused', report), explicitId };
}

function detailsOf({ texts, why, resources }: Pick<Body, 'texts' | 'why' | 'resources'>) {
  return { ...texts, why, resources };
}
