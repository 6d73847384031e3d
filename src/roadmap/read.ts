import type { Root } from 'mdast';
import { takeFrontMatter } from './front-matter.ts';
import { guardParser } from './guard.ts';
import { assignIds, checkExplicitIds } from './ids.ts';
import { checkUnderscores, parseMarkdown } from './markdown.ts';
import type { Problem, Report } from './problem.ts';
import { checkPhases } from './read-phases.ts';
import { readSections } from './read-sections.ts';
import type { Roadmap } from './roadmap.ts';
import { cutSections } from './sections.ts';

export type CanonicalRead =
  | { kind: 'read'; roadmap: Roadmap }
  | { kind: 'refused'; problems: Problem[] };

/**
 * Reads a roadmap in the project's canonical Markdown. Refuses, with every problem and its line,
 * whatever is not part of that format; nothing is left out in silence. `file` only names the
 * document in problems; without `language` in the front matter it also tells the language
 * (`name.zh-CN.md`), and without either the title's script does. `parse` may hand in a tree that is there already.
 */
export function readCanonical(
  markdown: string,
  file: string,
  parse: (body: string) => Root = parseMarkdown,
): CanonicalRead {
  const problems: Problem[] = [];
  const report: Report = (line, problem) => problems.push({ file, line, problem });
  const { frontMatter, body } = takeFrontMatter(markdown, report);
  if (!guardParser(body, report)) return refuse(problems);
  const root = parse(body);
  checkUnderscores(root, body, report);
  const { before, sections } = cutSections(root);
  const { phases, ...rest } = readSections(before, sections, report);
  checkPhases(phases, report);
  checkExplicitIds(phases, report);
  if (problems.length > 0) return refuse(problems);
  const { language = languageOf(file, rest.title), ...dates } = frontMatter;
  const { title, ...others } = rest;
  const roadmap = { title, language, ...dates, ...others, phases: assignIds(phases) };
  return { kind: 'read', roadmap };
}

function refuse(problems: Problem[]): CanonicalRead {
  return { kind: 'refused', problems: problems.toSorted((a, b) => a.line - b.line) };
}

function languageOf(file: string, title: string): string {
  const tag = /\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\.md$/.exec(file)?.[1];
  return tag ?? (/\p{sc=Han}/u.test(title) ? 'zh-CN' : 'en');
}
