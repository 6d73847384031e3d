/** Items done and planned by the end of each week, of all members together. */
export type BurnUp = {
  /** All items of all members. */
  total: number;
  planned: number[];
  /** Until the running week. */
  done: number[];
  /** The week, with a fraction, in which all is done at the pace so far; null when nothing tells. */
  forecast: number | null;
};

/**
 * What a group has done against its plan. `weeks`: items planned in each week; `doneIn`: the week of
 * every item done, 0 for those known before. `current` counts from 1, past the last at the end.
 */
export function burnUp(a: {
  weeks: readonly number[];
  members: number;
  doneIn: readonly number[];
  current: number;
}): BurnUp {
  const total = sum(a.weeks) * a.members;
  const planned = a.weeks.map((_, at) => sum(a.weeks.slice(0, at + 1)) * a.members);
  const begun = Math.min(Math.max(0, a.current), a.weeks.length);
  const doneBy = (week: number) => Math.min(total, a.doneIn.filter((each) => each <= week).length);
  const done = Array.from({ length: begun }, (_, at) => doneBy(at + 1));
  const start = doneBy(0);
  const rate = begun === 0 ? 0 : ((done.at(-1) ?? 0) - start) / begun;
  const left = total - (done.at(-1) ?? start);
  return {
    total,
    planned,
    done,
    forecast: rate > 0 && left > 0 ? begun + left / rate : null,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
