/** So many at once, and then so many a second. */
export type Rate = { burst: number; perSecond: number };

export type Buckets = {
  /** Milliseconds until this key may take one; 0 when it may at once. Takes nothing. */
  wait: (key: string, now: number) => number;
  take: (key: string, now: number) => void;
  /** How many keys are remembered. */
  size: () => number;
};

/**
 * A token bucket for each key, kept as the one instant at which it is full again (the generic cell
 * rate algorithm, https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm). A full one is
 * forgotten. Of more than `most` the one that was used longest ago is forgotten early: a flood of
 * ids costs their limit, not the memory. `now` in milliseconds of a clock that goes on.
 */
export function createBuckets({ burst, perSecond }: Rate, most = 50_000): Buckets {
  const each = 1_000 / perSecond;
  /** In the order of their last use. */
  const fullAt = new Map<string, number>();
  // A clock that went back leaves nobody waiting for longer than an empty bucket takes.
  const full = (key: string, now: number) =>
    Math.min(Math.max(fullAt.get(key) ?? now, now), now + burst * each);

  const forget = (now: number) => {
    for (const [key, at] of fullAt) {
      if (at > now && fullAt.size <= most) return;
      fullAt.delete(key);
    }
  };

  return {
    wait: (key, now) => Math.max(0, full(key, now) - (burst - 1) * each - now),
    take: (key, now) => {
      const at = full(key, now) + each;
      fullAt.delete(key);
      fullAt.set(key, at);
      forget(now);
    },
    size: () => fullAt.size,
  };
}
