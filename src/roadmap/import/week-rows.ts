import type { WeekRow } from '../roadmap.ts';
import { readHeadingTitle } from './heading-title.ts';
import type { Note } from './import-report.ts';
import type { Surveyed } from './survey.ts';
import type { ReadTable } from './table-rows.ts';
import { takeTime, weeksOf } from './time-words.ts';

/** A row of the week plan before the rows are put in order; `part` names the phase it stands in. */
export type WeekDraft = {
  line: number;
  from: number;
  to: number;
  goal: string;
  task: string;
  part: number;
};

const longestTask = 1000;
const weekHeader =
  /^(?:周次|周|周数|第几周|时间|天数|week|weeks|day|days|semana|tuần|hafta|minggu|pekan|週|주차|주|semaine|woche|неделя|días?|dia|ngày|gün|hari|日|tag|jour|день)$/iu;

/** Reads a table whose first column holds weeks or days; `undefined` when it does not. */
export function readWeekTable(table: ReadTable): WeekDraft[] | undefined {
  const isNamed = weekHeader.test(table.header[0]?.trim() ?? '');
  const rows = table.rows.map(({ line, cells }) => {
    const first = cells[0]?.text ?? '';
    const bare = isNamed ? /^(\d{1,3})(?:\s*[-–—~～〜至]\s*(\d{1,3}))?$/.exec(first) : null;
    const unit = /day|天|日|día|dia|ngày|gün|hari|tag|jour|день/iu.test(table.header[0] ?? '')
      ? ('day' as const)
      : ('week' as const);
    const span =
      bare === null
        ? takeTime(first)?.span
        : { unit, from: Number(bare[1]), to: Number(bare[2] ?? bare[1]) };
    return { line, cells, span };
  });
  const timed = rows.filter(({ span }) => span !== undefined);
  if (timed.length === 0 || timed.length < rows.length * 0.6) return undefined;
  return timed.flatMap(({ line, cells, span }): WeekDraft[] => {
    if (span === undefined) return [];
    const rest = takeTime(cells[0]?.text ?? '')?.rest ?? '';
    const words = [rest, ...cells.slice(1).map(({ text }) => text)].filter((text) => text !== '');
    const [goal = '', ...task] = words;
    return goal === '' ? [] : [{ line, ...weeksOf(span), goal, task: task.join(' / '), part: 0 }];
  });
}

/** The weeks and days that headings name; days of one week share a row. */
export function readWeekHeadings(nodes: { node: Surveyed; part: number }[]): WeekDraft[] {
  return nodes.flatMap(({ node, part }): WeekDraft[] => {
    const { full, title } = readHeadingTitle(node.section);
    const time = takeTime(full);
    if (time === undefined) return [];
    const goal = takeTime(title)?.rest || time.rest || full;
    return [{ line: node.section.line, ...weeksOf(time.span), goal, task: '', part }];
  });
}

/**
 * Puts rows in order: weeks that begin again in the next phase count on, a week that comes twice
 * joins the row before it, and what lies before week 1 is left out.
 */
export function arrangeWeeks(drafts: WeekDraft[], note: Note): WeekRow[] {
  const rows: WeekRow[] = [];
  let offset = 0;
  let part: number | undefined;
  for (const draft of drafts) {
    const last = rows.at(-1);
    if (
      part !== undefined &&
      draft.part !== part &&
      last !== undefined &&
      draft.from + offset <= last.to &&
      draft.from <= 1
    ) {
      offset = last.to;
      note(draft.line, 'ambiguous', 'week-restarts', {
        week: draft.from,
        counted: draft.from + offset,
      });
    }
    part = draft.part;
    const from = Math.max(draft.from, draft.to >= 1 ? 1 : draft.from) + offset;
    const to = draft.to + offset;
    if (from < 1) {
      note(draft.line, 'left-out', 'week-left-out', { week: draft.from });
    } else if (last !== undefined && from <= last.to) {
      const extra = [draft.goal, draft.task].filter((text) => text !== '' && text !== last.goal);
      const isSame = from >= last.from && to <= last.to;
      if (to > last.to) rows.push({ from: last.to + 1, to, goal: draft.goal, task: draft.task });
      else if (isSame && last.task.length < longestTask)
        last.task = [last.task, ...extra].filter((text) => text !== '').join(' / ');
      else if (!isSame) note(draft.line, 'left-out', 'week-left-out', { week: draft.from });
    } else {
      rows.push({ from, to, goal: draft.goal, task: draft.task });
    }
  }
  return rows;
}
