import type { DraftPhase } from '../draft.ts';
import type { Resource, WeekRow } from '../roadmap.ts';
import { chooseLevels } from './choose-levels.ts';
import { stripEmoji } from './emoji.ts';
import { readHeadingTitle } from './heading-title.ts';
import type { ImportOptions } from './import-options.ts';
import type { Note } from './import-report.ts';
import type { Section } from './outline.ts';
import { isPhaseHeading } from './phase-words.ts';
import { readWords } from './plain-words.ts';
import type { BodyContext } from './read-body.ts';
import { readListPhase } from './read-list-phase.ts';
import { type PhaseReading, readPhase } from './read-phase.ts';
import { readResourceBlocks } from './read-resources.ts';
import { applySchedule, findSchedule } from './schedule.ts';
import { splitAtBoldLines } from './split-bold.ts';
import { allSurveyed, isFacet, notAside, type Surveyed, survey } from './survey.ts';
import { readTable } from './table-rows.ts';
import { takeTime } from './time-words.ts';
import { arrangeWeeks, readWeekHeadings, readWeekTable, type WeekDraft } from './week-rows.ts';

export type OutlineReading = {
  phases: { phase: DraftPhase; full: string }[];
  weekPlan: WeekRow[];
  resources: Resource[];
  summary: string | undefined;
};

/** Reads the tree of headings below the title as phases, week plan and resources. */
export function readOutline(
  tree: Section,
  title: string,
  options: ImportOptions,
  definitions: Map<string, string>,
  note: Note,
): OutlineReading {
  const root = survey(withBoldHeadings(tree, definitions), 0, options, definitions);
  const boxesOnly = decideBoxes(root, options, note);
  const context: BodyContext = { definitions, boxesOnly, note };
  const { how, phases, topics } = chooseLevels(root, options, boxesOnly);
  const named = { ...root, section: { ...root.section, heading: [], words: title } };
  const asRoot = (node: Surveyed) => (node === root ? named : node);
  const isList = topics.size === 0 && (phases.size === 0 || phases.has(root));
  const readings: PhaseReading[] = isList
    ? [readListPhase(named, context)]
    : [...phases]
        .toSorted((a, b) => a.section.line - b.section.line)
        .map((node) => readPhase(asRoot(node), topics, phases, context));
  const read = readings.filter(({ phase }) => phase.topics.length > 0);
  note(1, how === 'phases-by-words' ? 'understood' : 'ambiguous', how, { phases: read.length });
  reportLeftOut(root, phases, topics, note);
  const asides = asideOf(root);
  const all = read.flatMap(({ phase }) => phase.topics);
  const schedules = asides.flatMap((node) => findSchedule(node, all, definitions) ?? []);
  const scheduled = schedules.reduce(
    (parts, schedule) => applySchedule(schedule, parts, note),
    read.map(({ phase, full }) => ({ phase, full })),
  );
  const resources = [
    ...asides.flatMap((node) => sectionResources(node, definitions)),
    ...readings.flatMap((reading) => reading.resources),
  ];
  return {
    phases: scheduled,
    weekPlan: readWeeks(root, phases, definitions, note),
    resources,
    summary: readSummary(tree, definitions),
  };
}

/** In a phase without headings below it, and in a document without any, bold lines may be headings. */
function withBoldHeadings(section: Section, definitions: Map<string, string>): Section {
  if (section.children.length > 0) {
    const children = section.children.map((child) => withBoldHeadings(child, definitions));
    return { ...section, children };
  }
  const split = splitAtBoldLines(section, definitions);
  const isOpen = section.depth === 0 || isPhaseHeading(stripEmoji(section.words));
  const isNamed = split?.children.every(
    ({ words }) => isPhaseHeading(words) || takeTime(words) !== undefined,
  );
  return split !== undefined && (isOpen || isNamed === true) ? split : section;
}

/** Whether plain bullets tick anywhere: not where most lists of the document have boxes. */
function decideBoxes(root: Surveyed, options: ImportOptions, note: Note): boolean {
  const all = [root, ...notAside(root)];
  const withBoxes = all.filter((node) => node.yield.boxes > 0).length;
  const without = all.filter((node) => node.yield.boxes === 0 && node.yield.bullets > 0).length;
  const decided =
    options.items === undefined ? withBoxes > without : options.items === 'checkboxes';
  note(
    1,
    options.items === undefined && withBoxes > 0 && without > 0 ? 'ambiguous' : 'understood',
    decided ? 'boxes-only' : 'bullets-are-items',
    { withBoxes, without },
  );
  return decided;
}

/** The sections that are aside, the outermost of each. */
function asideOf(root: Surveyed): Surveyed[] {
  return root.children.flatMap((child) => (child.aside === undefined ? asideOf(child) : [child]));
}

function sectionResources(node: Surveyed, definitions: Map<string, string>): Resource[] {
  if (node.aside === 'skipped') return [];
  const own = node.kind === 'resources' ? readResourceBlocks(node.section.blocks, definitions) : [];
  const isShelf = node.kind === 'resources';
  return [
    ...own,
    ...node.children.flatMap((child) =>
      sectionResources(
        isShelf && child.aside === undefined ? { ...child, kind: 'resources' } : child,
        definitions,
      ),
    ),
  ];
}

function readWeeks(
  root: Surveyed,
  phases: Set<Surveyed>,
  definitions: Map<string, string>,
  note: Note,
): WeekRow[] {
  const order = [...phases];
  const named = order.some(({ phaseWord }) => phaseWord !== undefined);
  const partOf = new Map<Surveyed, number>();
  const mark = (node: Surveyed, part: number): void => {
    const own = phases.has(node) ? order.indexOf(node) + 1 : part;
    partOf.set(node, own);
    for (const child of node.children) mark(child, own);
  };
  mark(root, 0);
  const all = allSurveyed(root);
  const tables = all
    .filter(({ aside }) => aside !== 'skipped')
    .flatMap((node) =>
      node.section.blocks.flatMap((block): WeekDraft[] => {
        const rows =
          block.type === 'table' ? readWeekTable(readTable(block, definitions)) : undefined;
        return (rows ?? []).map((row) => ({ ...row, part: partOf.get(node) ?? 0 }));
      }),
    );
  if (tables.length > 0) return arrangeWeeks(tables, note);
  const drafts = readWeekHeadings(
    order
      .filter((phase) => phase === root || !named || phase.phaseWord !== undefined)
      .flatMap((phase) => timedIn(phase).map((node) => ({ node, part: order.indexOf(phase) + 1 }))),
  );
  if (drafts.length < 2) return [];
  note(drafts[0]?.line ?? 1, 'understood', 'weeks-from-headings', { headings: drafts.length });
  return arrangeWeeks(drafts, note);
}

/** The headings of a phase that name weeks: the highest of them below the phase, else the phase itself. */
function timedIn(phase: Surveyed): Surveyed[] {
  const below = notAside(phase).filter(({ hasTime }) => hasTime);
  const level = Math.min(...below.map((node) => node.level));
  const highest = below.filter((node) => node.level === level);
  // The days of a week only say what the week is made of.
  const unitOf = (node: Surveyed) => takeTime(readHeadingTitle(node.section).full)?.span.unit;
  const isDays = unitOf(phase) === 'week' && highest.every((node) => unitOf(node) === 'day');
  return phase.hasTime && (highest.length === 0 || isDays) ? [phase] : highest;
}

function readSummary(tree: Section, definitions: Map<string, string>): string | undefined {
  for (const block of tree.blocks) {
    const inner = block.type === 'blockquote' ? block.children[0] : undefined;
    if (inner?.type === 'paragraph') return readWords(inner.children, definitions).text;
  }
  return undefined;
}

function reportLeftOut(
  root: Surveyed,
  phases: Set<Surveyed>,
  topics: Set<Surveyed>,
  note: Note,
): void {
  const visit = (node: Surveyed, parent?: Surveyed): boolean => {
    if (parent !== undefined && phases.has(parent) && isFacet(node) && node.label !== 'left-out')
      return true;
    if (node.aside !== undefined) {
      const code =
        node.aside === 'skipped'
          ? 'skipped-by-author'
          : node.kind === 'resources'
            ? 'resources-section'
            : 'section-left-out';
      note(node.section.line, node.kind === 'resources' ? 'understood' : 'left-out', code, {
        title: node.section.words,
      });
      return true;
    }
    if (phases.has(node) && node !== root) {
      for (const child of node.children) visit(child, node);
      return true;
    }
    if (topics.has(node)) return true;
    const used = node.children.map((child) => visit(child, node)).includes(true);
    if (!used && node !== root)
      note(node.section.line, 'left-out', 'section-left-out', { title: node.section.words });
    return used;
  };
  visit(root);
}
