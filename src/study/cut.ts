/** A run of weighted things cut into consecutive groups, as evenly as the rules of the cut allow. */
type Cut = {
  /** The weights in order: whole numbers, at least 1. */
  weights: readonly number[];
  /** One entry for each group wanted. */
  groups: readonly { load: number; mayBeEmpty: boolean }[];
  /** Whether the thing at that place belongs together with the next one; cutting there costs. */
  joined: readonly boolean[];
  /** The least and the most that a group may weigh, its own load aside. */
  least: number;
  most: number;
};

/**
 * The number of things in each group, or null where no cut keeps the rules. Of those that do, the
 * cheapest: its cost is the sum of squared distances from the mean load; parting two joined things
 * costs as much as two groups that are each one and a half things off.
 * O(groups x things x things in a group), by dynamic programming over the places of the cuts.
 */
export function cutEvenly({
  weights,
  groups,
  joined,
  least,
  most,
}: Cut): { sizes: number[]; cost: number } | null {
  const count = weights.length;
  const sums = runningSums(weights);
  const total = sums[count] ?? 0;
  const target = (total + groups.reduce((sum, { load }) => sum + load, 0)) / groups.length;
  const parting = 4.5 * (total / Math.max(1, count)) ** 2;

  let costs = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  costs[0] = 0;
  const starts: Int32Array[] = [];
  for (const { load, mayBeEmpty } of groups) {
    const next = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(count + 1).fill(-1);
    for (let end = 0; end <= count; end++) {
      const cutCost = end > 0 && end < count && joined[end - 1] ? parting : 0;
      let best = Number.POSITIVE_INFINITY;
      for (let start = mayBeEmpty ? end : end - 1; start >= 0; start--) {
        const weight = (sums[end] ?? 0) - (sums[start] ?? 0);
        if (weight > most) break;
        const off = load + weight - target;
        // Longer groups only cost more from here on, whatever came before them.
        if (off > 0 && off * off + cutCost >= best) break;
        if (weight < least) continue;
        // An empty group repeats the cut before it, which is paid for already.
        const cost = (costs[start] ?? 0) + off * off + (start === end ? 0 : cutCost);
        if (cost < best) {
          best = cost;
          from[end] = start;
        }
      }
      next[end] = best;
    }
    costs = next;
    starts.push(from);
  }
  const cost = costs[count] ?? Number.POSITIVE_INFINITY;
  return Number.isFinite(cost) ? { sizes: sizes(starts, count), cost } : null;
}

/** Follows the cuts back from the end of the run. */
function sizes(starts: readonly Int32Array[], count: number): number[] {
  const found: number[] = [];
  let end = count;
  for (const from of starts.toReversed()) {
    const start = from[end] ?? 0;
    found.push(end - start);
    end = start;
  }
  return found.reverse();
}

/** Entry i is the weight of the first i things. */
export function runningSums(weights: readonly number[]): number[] {
  const sums = [0];
  let sum = 0;
  for (const weight of weights) {
    sum += weight;
    sums.push(sum);
  }
  return sums;
}

/** The run itself, cut into groups of those sizes. */
export function split<T>(run: readonly T[], sizes: readonly number[]): T[][] {
  const ends = runningSums(sizes);
  return sizes.map((size, i) => run.slice(ends[i], (ends[i] ?? 0) + size));
}
