import { cutEvenly, runningSums, split } from './cut.ts';

/**
 * Cuts a run of weights (whole numbers, at least 1) into `groups` consecutive groups, none empty,
 * and returns their sizes. The sums of any two groups differ by at most the largest weight, which
 * is always possible (Bárány and Grinberg, "Block partitions of sequences"). Within that, joined
 * neighbours stay together where it costs little. Needs at least as many weights as groups.
 */
export function partition(
  weights: readonly number[],
  joined: readonly boolean[],
  groups: number,
): number[] {
  const largest = Math.max(...weights);
  const each = Array.from({ length: groups }, () => ({ load: 0, mayBeEmpty: false }));
  const cut = (least: number, most: number) =>
    cutEvenly({ weights, groups: each, joined, least, most });

  const free = cut(1, Number.POSITIVE_INFINITY);
  if (free && spreadOf(split(weights, free.sizes)) <= largest) return free.sizes;
  // Keeping topics whole, or evenness as a sum of squares, went too far somewhere.
  const bounded = leastSums(weights, groups, largest)
    .map((least) => cut(least, least + largest))
    .filter((one) => one !== null)
    .toSorted((a, b) => a.cost - b.cost);
  if (bounded[0] === undefined) throw new RangeError(`${weights.length} into ${groups}`);
  return bounded[0].sizes;
}

/** The difference between the heaviest and the lightest group. */
function spreadOf(groups: readonly number[][]): number {
  const sums = groups.map((group) => group.reduce((sum, weight) => sum + weight, 0));
  return Math.max(...sums) - Math.min(...sums);
}

/** So many windows are tried at most: each is a search of its own. */
const WINDOWS = 8;

/**
 * Numbers `least`, evenly chosen, for which a cut into sums of `least` to `least + largest` exists.
 *
 * A window as wide as the largest weight cannot be jumped over, so that the places that j such
 * groups can reach have no holes: from the end of j shortest groups to that of j longest ones. Both
 * ends only move on as `least` grows, and at the first `least` whose longest groups reach the end,
 * the shortest do not pass it: each is no longer than the longest at `least - 1`. So the numbers
 * that allow a cut are consecutive, there is at least one, and both ends are found by halving.
 */
function leastSums(weights: readonly number[], groups: number, largest: number): number[] {
  const sums = runningSums(weights);
  const total = sums[weights.length] ?? 0;
  const low = firstWhere(1, total, (least) => longestReach(sums, groups, least + largest));
  const high = firstWhere(low, total, (least) => !shortestFit(sums, groups, least + 1));
  const steps = Math.min(WINDOWS - 1, high - low);
  return Array.from({ length: steps + 1 }, (_, i) =>
    Math.round(low + (i * (high - low)) / Math.max(1, steps)),
  );
}

/** Whether `groups` groups of at most `most` each can hold the whole run. */
function longestReach(sums: readonly number[], groups: number, most: number): boolean {
  let at = 0;
  for (let group = 0; group < groups && at < sums.length - 1; group++) {
    at = firstWhere(at, sums.length, (i) => (sums[i] ?? 0) - (sums[at] ?? 0) > most) - 1;
  }
  return at === sums.length - 1;
}

/** Whether `groups` groups of at least `least` each can be taken from the run. */
function shortestFit(sums: readonly number[], groups: number, least: number): boolean {
  let at = 0;
  for (let group = 0; group < groups && at < sums.length; group++) {
    at = firstWhere(at, sums.length, (i) => (sums[i] ?? 0) - (sums[at] ?? 0) >= least);
  }
  return at < sums.length;
}

/** The first whole number in `from`..`to` from which on `holds` holds; `to` where none does. */
function firstWhere(from: number, to: number, holds: (n: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
