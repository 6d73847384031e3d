import type { Root } from 'mdast';
import { cutFrontMatter } from '../front-matter.ts';
import { assignIds } from '../ids.ts';
import { parseMarkdown } from '../markdown.ts';
import { readCanonical } from '../read.ts';
import { isSectionName } from '../read-sections.ts';
import type { Roadmap } from '../roadmap.ts';
import { checkText } from './check-text.ts';
import { countRoadmap } from './count.ts';
import { findTitle } from './document-title.ts';
import { readHeadingTitle } from './heading-title.ts';
import { type DocumentHead, readHead } from './import-options.ts';
import type { Counts, ImportProblem, Note, ReportEntry } from './import-report.ts';
import { isCanonical } from './is-canonical.ts';
import { detectLanguage, languageInName } from './language.ts';
import { allSections, buildOutline } from './outline.ts';
import { readDefinitions, restoreUnderscores } from './plain-words.ts';
import { readOutline } from './read-outline.ts';
import { repairText } from './repair-text.ts';
import { settlePhases, settleResources, settleText } from './settle.ts';

/** A report longer than this says nothing to anyone. */
const longestReport = 1000;

export type Imported =
  | {
      kind: 'read';
      roadmap: Roadmap;
      /** The heading of each phase as the author wrote it, with number and length. */
      headings: string[];
      report: ReportEntry[];
      counts: Counts;
    }
  | { kind: 'refused'; problem: ImportProblem };

/**
 * Reads any Markdown as a roadmap, as its author meant it; `report` says what was left out, and what
 * was ambiguous and how it was decided. A document in the canonical format gives what
 * `readCanonical` gives. `fileName` stands in for a missing title and may tell the language.
 */
export function importRoadmap(markdown: string, fileName: string): Imported {
  const text = markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const problem = checkText(text);
  if (problem !== undefined) return { kind: 'refused', problem };
  const report: ReportEntry[] = [];
  const said = new Set<string>();
  const note: Note = (line, kind, code, params = {}) => {
    const key = `${line} ${code}`;
    if (!said.has(key) && report.length < longestReport) report.push({ line, kind, code, params });
    said.add(key);
  };
  const { head, body } = readHead(text, note);
  const parse = parseOnce();
  const canonical = head.overrides ? undefined : readIfCanonical(text, fileName, parse);
  if (canonical !== undefined) {
    return {
      ...canonical,
      report: [{ line: 1, kind: 'understood', code: 'canonical', params: {} }],
    };
  }
  if (body.includes('\uFFFD')) note(lineOf(body, '\uFFFD'), 'ambiguous', 'broken-characters');
  return readAny(body, head, fileName, note, report, parse);
}

function readAny(
  body: string,
  head: DocumentHead,
  fileName: string,
  note: Note,
  report: ReportEntry[],
  parse: (text: string) => Root,
): Imported {
  const repaired = repairText(body);
  const tree = parse(repaired);
  restoreUnderscores(tree, repaired);
  const definitions = readDefinitions(tree);
  const found = findTitle(buildOutline(tree.children, definitions), head, fileName);
  note(found.line, found.from === 'heading' ? 'understood' : 'ambiguous', 'title-from', {
    title: found.title,
    from: found.from,
  });
  const title = settleText(found.title, 300);
  const read = readOutline(found.root, title, head.options, definitions, note);
  const settled = read.phases.flatMap(({ phase, full }) => {
    const [kept] = settlePhases([phase], () => {});
    return kept === undefined ? [] : [{ phase, full }];
  });
  const phases = assignIds(
    settlePhases(
      settled.map(({ phase }) => phase),
      note,
    ),
  );
  if (phases.length === 0)
    return { kind: 'refused', problem: { code: 'no-topics', line: 1, params: {} } };
  const language = chooseLanguage(head, fileName, body, note);
  const summary = settleText(read.summary);
  const roadmap: Roadmap = {
    title,
    language,
    ...(head.updated === undefined ? {} : { updated: head.updated }),
    ...(summary === '' ? {} : { summary }),
    phases,
    weekPlan: read.weekPlan.map((row) => ({
      ...row,
      goal: settleText(row.goal),
      task: settleText(row.task),
    })),
    resources: settleResources(read.resources),
    notes: [],
  };
  const headings = settled.map(({ full }) => full);
  return {
    kind: 'read',
    roadmap,
    headings,
    report: report.toSorted((a, b) => a.line - b.line),
    counts: countRoadmap(roadmap),
  };
}

/** Parsing is what takes the time: both readers look at one tree. */
function parseOnce(): (text: string) => Root {
  let last: { text: string; tree: Root } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, tree: parseMarkdown(text) };
    return last.tree;
  };
}

function readIfCanonical(text: string, fileName: string, parse: (text: string) => Root) {
  const read = readCanonical(text, fileName, parse);
  if (read.kind === 'refused' || !isCanonical(read.roadmap, text)) return undefined;
  const { roadmap } = read;
  return {
    kind: 'read' as const,
    roadmap,
    headings: phaseHeadings(parse(cutFrontMatter(text).body)),
    counts: countRoadmap(roadmap),
  };
}

function chooseLanguage(head: DocumentHead, fileName: string, body: string, note: Note): string {
  const told = head.language ?? languageInName(fileName);
  if (told !== undefined && /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(told))
    return told;
  const language = detectLanguage(body);
  note(1, 'understood', 'language-from', { language });
  return language;
}

function lineOf(text: string, sign: string): number {
  return text.slice(0, text.indexOf(sign)).split('\n').length;
}

/** The headings of the phases of a canonical document: every `##` that is no section of another kind. */
function phaseHeadings(tree: Root): string[] {
  return allSections(buildOutline(tree.children, new Map()))
    .filter(({ depth, words }) => depth === 2 && !isSectionName(words))
    .map((section) => readHeadingTitle(section).full);
}
