import type { WeekRow } from '../roadmap/roadmap.ts';
import { cutEvenly, split } from './cut.ts';
import { fitRows } from './fit.ts';
import { type OpenLeaf, sharedTopics, sumPoints } from './lay.ts';
import { type Naming, nameLeaves } from './naming.ts';

type FilledWeek = { goal: string | null; task: string | null; leaves: OpenLeaf[] };
type Placed = { leaf: OpenLeaf; week: number; score: number };

/**
 * The roadmap's own week plan on a number of weeks: leaves that a row names go to the weeks of that
 * row, the others are spread over all weeks in document order so that the load is even. No week is
 * empty: where names alone would leave too few for the other weeks, the most weakly named are
 * spread too. `named` and `spread` count the two. Needs 1 to `leaves.length` weeks and a row.
 */
export function fillWeekPlan(
  rows: readonly WeekRow[],
  leaves: readonly OpenLeaf[],
  weeks: number,
): { weeks: FilledWeek[]; named: number; spread: number } {
  const fitted = fitRows(rows, weeks);
  const places = rows.map((_, row) =>
    fitted.flatMap((week, i) => (week.rows.includes(row) ? [i] : [])),
  );
  const placed = keepEnough(placeNamed(leaves, nameLeaves(leaves, rows), places), leaves, weeks);
  const named = fitted.map((_, i) => placed.filter(({ week }) => week === i).map((p) => p.leaf));
  const taken = new Set(placed.map(({ leaf }) => leaf.id));
  const others = spreadOver(
    leaves.filter(({ id }) => !taken.has(id)),
    named.map((here) => ({ load: sumPoints(here), mayBeEmpty: here.length > 0 })),
  );
  const order = new Map(leaves.map(({ id }, i) => [id, i]));
  return {
    weeks: fitted.map(({ goal, task }, i) => {
      const here = [...(named[i] ?? []), ...(others[i] ?? [])];
      const at = ({ id }: OpenLeaf) => order.get(id) ?? 0;
      return { goal, task, leaves: here.sort((a, b) => at(a) - at(b)) };
    }),
    named: placed.length,
    spread: leaves.length - placed.length,
  };
}

/** Each row's leaves in document order over its weeks, evenly with what other rows put there. */
function placeNamed(
  leaves: readonly OpenLeaf[],
  namings: readonly (Naming | null)[],
  places: readonly (readonly number[])[],
): Placed[] {
  const placed: Placed[] = [];
  const loads = new Map<number, number>();
  places.forEach((weeks, row) => {
    const scores = new Map<OpenLeaf, number>();
    leaves.forEach((leaf, i) => {
      const naming = namings[i];
      if (naming?.row === row) scores.set(leaf, naming.score);
    });
    const groups = weeks.map((week) => ({ load: loads.get(week) ?? 0, mayBeEmpty: true }));
    spreadOver([...scores.keys()], groups).forEach((here, i) => {
      const week = weeks[i] ?? 0;
      loads.set(week, (loads.get(week) ?? 0) + sumPoints(here));
      for (const leaf of here) placed.push({ leaf, week, score: scores.get(leaf) ?? 0 });
    });
  });
  return placed;
}

/** Gives up the weakest names, in weeks that keep others, until every other week can have a leaf. */
function keepEnough(
  placed: readonly Placed[],
  leaves: readonly OpenLeaf[],
  weeks: number,
): Placed[] {
  const counts = new Map<number, number>();
  for (const { week } of placed) counts.set(week, (counts.get(week) ?? 0) + 1);
  let missing = weeks - counts.size - (leaves.length - placed.length);
  const given = new Set<Placed>();
  for (const one of placed.toSorted((a, b) => a.score - b.score)) {
    const count = counts.get(one.week) ?? 0;
    if (missing <= 0) break;
    if (count < 2) continue;
    counts.set(one.week, count - 1);
    given.add(one);
    missing--;
  }
  return placed.filter((one) => !given.has(one));
}

function spreadOver(
  leaves: readonly OpenLeaf[],
  groups: readonly { load: number; mayBeEmpty: boolean }[],
): OpenLeaf[][] {
  const weights = leaves.map(({ points }) => points);
  const anyWeight = { least: 0, most: Number.POSITIVE_INFINITY };
  const cut = cutEvenly({ weights, groups, joined: sharedTopics(leaves), ...anyWeight });
  if (cut === null) throw new RangeError(`cannot spread ${leaves.length} over ${groups.length}`);
  return split(leaves, cut.sizes);
}
