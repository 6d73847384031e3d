import type { Table } from 'mdast';
import { lineOf } from '../problem.ts';
import { readWords, type Words } from './plain-words.ts';
import { takeTime } from './time-words.ts';

/** A row of a table below its header. */
export type Row = { line: number; cells: Words[] };
export type ReadTable = { line: number; header: string[]; rows: Row[] };

/** Reads a table's header and its rows; empty rows go. */
export function readTable(table: Table, definitions: Map<string, string>): ReadTable {
  const [header, ...rows] = table.children.map((row) => ({
    line: lineOf(row.position === undefined ? table : row),
    cells: row.children.map((cell) => readWords(cell.children, definitions)),
  }));
  return {
    line: lineOf(table),
    header: header?.cells.map(({ text }) => text) ?? [],
    rows: rows.filter(({ cells }) => cells.some(({ text }) => text !== '')),
  };
}

const nameHeader =
  /^(?:主题|知识点|课程|内容|技能|topics?|courses?|subjects?|skills?|tools?|name|title|tema|temas|curso|chủ đề|nội dung|konu|konular|materi|topik|テーマ|トピック|内容|주제|내용|sujet|thema|тема)$/iu;

/** Which column has the names: the first, unless that counts the rows, has their weeks or their boxes. */
export function nameColumn({ header, rows }: ReadTable): number {
  const counts = rows.every(({ cells }) => {
    const text = cells[0]?.text ?? '';
    return (
      /^(?:\d{0,3}(?:\s*[-–—~～]\s*\d{1,3})?[.)]?|[☐☑✅✔❌⬜]\uFE0F?|\[[ xX]?\])$/u.test(text) ||
      takeTime(text)?.rest === ''
    );
  });
  if (counts && header.length > 1) return 1;
  // A first column whose cells come again groups the rows, as rowspan does.
  const firsts = rows.map(({ cells }) => cells[0]?.text ?? '');
  const groups = new Set(firsts).size < firsts.length;
  return groups && nameHeader.test(header[1]?.trim() ?? '') ? 1 : 0;
}

/** Whether a cell says that its row is done: `✅`, `✅ 已掌握`, `[x]`, `☑`. */
export function isDoneCell(text: string): boolean {
  return /^\s*(?:[✅☑✔✓]\uFE0F?|\[[xX✓✔]\uFE0F?\])/u.test(text);
}
