import type { RootContent, Table, TableRow } from 'mdast';
import { refuseBlock } from './blocks.ts';
import { readInline } from './inline-text.ts';
import { lineOf, type Report } from './problem.ts';
import type { WeekRow } from './roadmap.ts';

const columns = [
  ['week', '周', '周次'],
  ['goal', '目标'],
  ['task', '任务'],
];

/** Reads the table under `## Week plan`. Its weeks must rise, without overlap; a gap is a week off. */
export function readWeekPlan(blocks: RootContent[], line: number, report: Report): WeekRow[] {
  const [table, ...others] = blocks;
  for (const block of others) refuseBlock(block, report);
  if (table?.type !== 'table') {
    if (table !== undefined) refuseBlock(table, report);
    report(line, 'The week plan must be a table: Week | Goal | Task.');
    return [];
  }
  const rows = readRows(table, report);
  if (rows.length === 0) report(lineOf(table), 'The week plan has no rows.');
  let next = 1;
  for (const { row, line } of rows) {
    if (row.from < next) {
      const last = next - 1;
      report(
        line,
        `Week ${row.from} comes again or out of order: the plan is already at week ${last}.`,
      );
    }
    next = Math.max(next, row.to + 1);
  }
  return rows.map(({ row }) => row);
}

function readRows(table: Table, report: Report): { row: WeekRow; line: number }[] {
  const [header, ...rows] = table.children;
  const names = header === undefined ? [] : cellsOf(header, report);
  const isKnown = columns.every((known, index) =>
    known.includes(names[index]?.toLowerCase() ?? ''),
  );
  if (!isKnown || names.length !== columns.length) {
    report(
      lineOf(table),
      'The columns of the week plan must be Week | Goal | Task, or 周次 | 目标 | 任务.',
    );
    return [];
  }
  return rows.flatMap((node) => {
    const line = lineOf(node);
    const [weeks, goal, task, ...more] = cellsOf(node, report);
    if (weeks === undefined || goal === undefined || task === undefined || more.length > 0) {
      report(line, 'A row of the week plan has three cells; a | within one is written \\|.');
      return [];
    }
    const match = /^(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?$/.exec(weeks);
    const from = Number(match?.[1]);
    const to = Number(match?.[2] ?? match?.[1]);
    if (!(from >= 1 && to >= from)) {
      report(line, `"${weeks}" must be a week such as 1, or a range such as 2-3.`);
      return [];
    }
    if (goal === '') report(line, 'The goal is empty.');
    return [{ row: { from, to, goal, task }, line }];
  });
}

function cellsOf(row: TableRow, report: Report): string[] {
  return row.children.map((cell) => readInline(cell.children, 'written-out', report));
}
