import type { Heading, RootContent } from 'mdast';
import { readSummary, refuseBlock } from './blocks.ts';
import type { DraftPhase } from './draft.ts';
import { readNotes, readResources } from './end-sections.ts';
import { readInline } from './inline-text.ts';
import { lineOf, type Report } from './problem.ts';
import { readPhase, readTopic } from './read-phases.ts';
import type { Roadmap } from './roadmap.ts';
import type { Section } from './sections.ts';
import { readWeekPlan } from './week-plan.ts';

type Draft = Omit<Roadmap, 'language' | 'updated' | 'phases'> & { phases: DraftPhase[] };

/** The `##` headings that are no phase. */
const sectionNames = new Map<string, 'weekPlan' | 'resources' | 'notes'>([
  ['week plan', 'weekPlan'],
  ['周计划', 'weekPlan'],
  ['resources', 'resources'],
  ['参考资源', 'resources'],
  ['notes', 'notes'],
  ['说明', 'notes'],
]);

/** Puts the sections of a document together by the level and the name of their headings. */
export function readSections(before: RootContent[], sections: Section[], report: Report): Draft {
  const draft: Draft = { title: '', phases: [], weekPlan: [], resources: [], notes: [] };
  const seen = new Map<string, number>();
  let phase: DraftPhase | undefined;
  const once = (what: string, line: number): void => {
    const earlier = seen.get(what);
    if (earlier === undefined) seen.set(what, line);
    else report(line, `This comes a second time; the first is on line ${earlier}.`);
  };

  for (const block of before) refuseBlock(block, report);
  for (const section of sections) {
    const { heading } = section;
    const blocks = section.blocks.filter(({ type }) => type !== 'thematicBreak');
    const line = lineOf(heading);
    if (heading.depth === 1) {
      once('title', line);
      phase = undefined;
      draft.title = readInline(heading.children, 'refused', report);
      if (draft.title === '') report(line, 'The title is empty.');
      if (heading.children.some((node) => node.type === 'text' && node.value.includes('{#')))
        report(line, 'The title of the document takes no id.');
      const summary = readTitleSummary(blocks, report);
      if (summary !== undefined) draft.summary = summary;
    } else if (heading.depth === 2) {
      const kind = sectionNames.get(plainTextOf(heading));
      phase = undefined;
      if (kind === undefined) {
        phase = readPhase(section, report);
        draft.phases.push(phase);
      } else {
        once(kind, line);
        if (kind === 'weekPlan') draft.weekPlan = readWeekPlan(blocks, line, report);
        else if (kind === 'notes') draft.notes = readNotes(blocks, report);
        else draft.resources = readResources(blocks, report);
      }
    } else if (heading.depth === 3) {
      if (phase === undefined) report(line, 'A topic (###) must stand under a phase (##).');
      const topic = readTopic(section, report);
      phase?.topics.push(topic);
    } else {
      report(line, `A heading of level ${heading.depth} is not understood: #, ## and ### are.`);
    }
  }
  if (!seen.has('title')) report(1, 'The document has no title: begin with "# Title".');
  if (draft.phases.length === 0) report(1, 'The document has no phases: "## Phase 1: name".');
  return draft;
}

/** Whether a phase with this title would be taken for a section that is no phase. */
export function isSectionName(title: string): boolean {
  return sectionNames.has(title.trim().toLowerCase());
}

/** In small letters; only plain text can be the name of a section. */
function plainTextOf({ children: [only, ...others] }: Heading): string {
  return only?.type === 'text' && others.length === 0 ? only.value.trim().toLowerCase() : '';
}

function readTitleSummary(blocks: RootContent[], report: Report): string | undefined {
  const [summary, ...others] = blocks;
  const isSummary = summary?.type === 'blockquote';
  for (const block of isSummary ? others : blocks) refuseBlock(block, report);
  return isSummary ? readSummary(summary, report) : undefined;
}
