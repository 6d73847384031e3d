import type { Report } from './problem.ts';

const longestLine = 10_000;
const mostMarks = 1000;
const deepNesting = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))[ \t]*){20}/;

/**
 * Whether a text may be parsed as Markdown; if not, that is reported. The parser is quadratic in the
 * `*` and `_` of one paragraph and recursive in nesting: 60 KB of ill will keep it busy for half a
 * minute, or out of stack. No real roadmap comes near these limits.
 */
export function guardParser(markdown: string, report: Report): boolean {
  let safe = true;
  const refuse: Report = (line, problem) => {
    safe = false;
    report(line, problem);
  };
  let marks = 0;
  markdown.split('\n').forEach((line, index) => {
    if (line.length > longestLine) {
      refuse(index + 1, `The line is longer than ${longestLine} characters.`);
    }
    if (deepNesting.test(line)) refuse(index + 1, 'The line nests quotes or lists too deeply.');
    // A bullet begins a paragraph of its own, as an empty line does.
    if (/^[ \t]*$|^- \S/.test(line)) marks = 0;
    const before = marks;
    marks += line.match(/[*_]/g)?.length ?? 0;
    if (before <= mostMarks && marks > mostMarks) {
      refuse(
        index + 1,
        `Up to here ${mostMarks} of the signs * and _ came without an empty line between.`,
      );
    }
  });
  return safe;
}
