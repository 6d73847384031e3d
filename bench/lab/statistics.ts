/** The value that a share of the values lies below, 0 to 1; NaN without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return sorted[place] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const upper = quantile(values, 0.5);
  if (values.length % 2 === 1) return upper;
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[values.length / 2 - 1] ?? upper) + upper) / 2;
}

/** The middle and how far the middle half of the values lies apart. */
export type Spread = { median: number; low: number; high: number };

export function spread(values: readonly number[]): Spread {
  return { median: median(values), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}
