import type { Table } from 'mdast';
import { lineOf } from '../problem.ts';
import { readWords, type Words } from './plain-words.ts';

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

/** Which column has the names: the first, unless that only counts the rows or holds their boxes. */
export function nameColumn({ header, rows }: ReadTable): number {
  const counts = rows.every(({ cells }) =>
    /^(?:\d{0,3}[.)]?|[☐☑✅✔❌⬜]\uFE0F?|\[[ xX]?\])$/u.test(cells[0]?.text ?? ''),
  );
  return counts && header.length > 1 ? 1 : 0;
}

/** Whether a cell says that its row is done: `✅`, `✅ 已掌握`, `[x]`, `☑`. */
export function isDoneCell(text: string): boolean {
  return /^\s*(?:[✅☑✔✓]\uFE0F?|\[[xX✓✔]\uFE0F?\])/u.test(text);
}
