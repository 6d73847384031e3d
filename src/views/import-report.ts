import { cutText } from '../discord/seal.ts';
import type { Words } from '../i18n/words.ts';
import type { ReportEntry } from '../roadmap/import/import-report.ts';
import { plain } from './text.ts';

const KINDS = ['ambiguous', 'left-out', 'understood'] as const;
/** Of the places of one decision, so many are named. */
const MOST_LINES = 12;

/** What the reader decided, as lines: the ambiguous first, the same decision in many places once. */
export function reportLines(words: Words, report: readonly ReportEntry[]): string[] {
  const lines = KINDS.flatMap((kind) => {
    const part = sameTogether(
      words,
      report.filter((entry) => entry.kind === kind),
    );
    if (part.length === 0) return [];
    const told = part.map(({ what, lines: at }) =>
      words(at.length > 1 ? 'report.lines' : 'report.line', { lines: placesOf(words, at), what }),
    );
    return ['', `__${words(`report.kind.${kind}`)}__`, ...told];
  });
  return lines.length === 0 ? [words('report.empty')] : lines.slice(1);
}

function sameTogether(words: Words, report: readonly ReportEntry[]) {
  const found = new Map<string, number[]>();
  for (const entry of report) {
    const what = sentenceOf(words, entry, (text) => plain(cutText(text, 80)));
    found.set(what, [...(found.get(what) ?? []), entry.line]);
  }
  return [...found].map(([what, lines]) => ({ what, lines: [...new Set(lines)] }));
}

/** `3, 7, 9 and 4 more`. */
function placesOf(words: Words, lines: readonly number[]): string {
  const shown = lines.slice(0, MOST_LINES).join(', ');
  const count = lines.length - MOST_LINES;
  return count > 0 ? words('report.moreLines', { lines: shown, count }) : shown;
}

/** One decision as a sentence; `show` makes what the document says fit for where it is shown. */
export function sentenceOf(
  words: Words,
  { code, params }: ReportEntry,
  show: (text: string) => string,
): string {
  const shown = Object.entries(params).map(([name, value]) => [
    name,
    // A selector of a sentence is one word.
    name === 'from' && typeof value === 'string'
      ? value.replaceAll(' ', '_')
      : typeof value === 'string'
        ? show(value)
        : value,
  ]);
  return words(`report.${code}`, Object.fromEntries(shown));
}
