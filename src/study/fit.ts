import type { WeekRow } from '../roadmap/roadmap.ts';

/** What a week of the plan takes from the roadmap's week plan: the rows by place, and their words. */
type FittedWeek = { rows: number[]; goal: string | null; task: string | null };

/** How many weeks the roadmap's week plan describes; 0 where it has none. */
export function ownWeeks(rows: readonly WeekRow[]): number {
  return Math.max(0, ...rows.map(lastWeek));
}

/**
 * The week plan stretched or folded onto a number of weeks. Stretched, each of its weeks becomes
 * one or more with the same row; folded, neighbouring weeks become one that joins their goals and
 * tasks with ' / '. A week that no row covers has neither.
 */
export function fitRows(rows: readonly WeekRow[], weeks: number): FittedWeek[] {
  const own = ownWeeks(rows);
  return Array.from({ length: weeks }, (_, i) => {
    // Counted from 0, the week plan's weeks that become week i.
    const stretched = Math.floor((i * own) / weeks);
    const first = weeks < own ? Math.ceil((i * own) / weeks) : stretched;
    const last = weeks < own ? Math.ceil(((i + 1) * own) / weeks) - 1 : stretched;
    const here = rows
      .map((row, place) => ({ row, place }))
      .filter(({ row }) => row.from - 1 <= last && lastWeek(row) - 1 >= first);
    return {
      rows: here.map(({ place }) => place),
      goal: join(here.map(({ row }) => row.goal)),
      task: join(here.map(({ row }) => row.task)),
    };
  });
}

/** A row written backwards ("5-4") counts for its first week alone. */
function lastWeek({ from, to }: WeekRow): number {
  return Math.max(from, to);
}

function join(texts: readonly string[]): string | null {
  const distinct = new Set(texts.map((text) => text.trim()).filter((text) => text !== ''));
  return distinct.size > 0 ? [...distinct].join(' / ') : null;
}
