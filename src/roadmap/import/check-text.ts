import type { ImportProblem } from './import-report.ts';

/** Longer documents are refused: the longest roadmap that was read has 150 KB. */
export const longestText = 200_000;
/** The parser's work, in microseconds as measured: what a hundred pages of roadmap take, twice over. */
const mostWork = 1_400_000;
/** Quotes and lists that one line may open. */
const deepest = 40;

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

/**
 * Each letter, line, sign and level of nesting takes time; beyond that, the signs of one block and
 * the lists of the document take the square of their number.
 */
function checkWork(markdown: string): ImportProblem | undefined {
  let work = 0;
  let signs = 0;
  let lists = 0;
  let wasBullet = false;
  for (const [index, line] of markdown.split(/\r\n?|\n/).entries()) {
    const isEmpty = line.trim() === '';
    const isBullet = /^\s*(?:[-*+]|\d{1,9}[.)]|>)(?:\s|$)/.test(line);
    if (isEmpty || /^ {0,3}[-*+]\s+\S/.test(line)) signs = 0;
    if (isBullet && !wasBullet) lists += 1;
    const here = line.match(/[*_[\]<>`~!&\\|:@]/g)?.length ?? 0;
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    work += (isEmpty ? 1 : 130) + 3 * line.length + 14 * here + 0.03 * (2 * signs + here) * here;
    work += (isBullet ? 25 * indent : 0) + (isBullet && !wasBullet ? 0.4 * lists : 0);
    signs += here;
    wasBullet = isBullet || (wasBullet && isEmpty);
    if (work > mostWork || quoteDepth(line) > deepest) {
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
