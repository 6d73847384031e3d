import type { ImportProblem } from './import-report.ts';

/** Longer documents are refused: the longest roadmap that was read has 150 KB. */
export const longestText = 1_000_000;
/** The parser's work grows with the square of a block's signs; this much takes about a second. */
const mostWork = 60_000_000;
const deepest = 60;

/** Says why a text cannot be a roadmap: too long, no text at all, or made to keep the parser busy. */
export function checkText(markdown: string): ImportProblem | undefined {
  if (markdown.length > longestText) {
    return {
      code: 'too-large',
      line: 1,
      params: { characters: markdown.length, most: longestText },
    };
  }
  if (markdown.trim() === '') return { code: 'empty', line: 1, params: {} };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells.
  const controls = markdown.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g)?.length ?? 0;
  const broken = markdown.match(/\uFFFD/g)?.length ?? 0;
  if (markdown.includes('\u0000') || controls + broken > Math.max(10, markdown.length / 20)) {
    return { code: 'not-text', line: 1, params: {} };
  }
  return checkWork(markdown);
}

function checkWork(markdown: string): ImportProblem | undefined {
  let work = 0;
  let signs = 0;
  const lines = markdown.split(/\r\n?|\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || /^ {0,3}[-*+]\s+\S/.test(line)) signs = 0;
    const here = line.match(/[*_[\]<>`~!&\\|:@]/g)?.length ?? 0;
    work += (2 * signs + here) * here;
    signs += here;
    const depth = Math.max(quoteDepth(line), Math.floor((/^\s*/.exec(line)?.[0].length ?? 0) / 2));
    if (work > mostWork || (depth > deepest && line.trim() !== '')) {
      return { code: 'too-complex', line: index + 1, params: {} };
    }
  }
  return undefined;
}

/** How many quotes and lists one line opens. */
function quoteDepth(line: string): number {
  const start = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/.exec(line)?.[0] ?? '';
  return start.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0;
}
