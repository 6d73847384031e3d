/** Discord's first second, in Unix milliseconds. */
const DISCORD_EPOCH = 1_420_070_400_000;

/** Runs on through all ids, so that ids of one (possibly frozen) millisecond still differ and sort. */
export type SnowflakeCounter = { next: number };

const COUNTER_BITS = 22n;

/** A new id that carries `now` (Unix milliseconds), as Discord's ids carry their creation. */
export function makeSnowflake(counter: SnowflakeCounter, now: number): string {
  const count = BigInt(counter.next);
  counter.next = (counter.next + 1) % (1 << Number(COUNTER_BITS));
  return ((BigInt(Math.trunc(now) - DISCORD_EPOCH) << COUNTER_BITS) | count).toString();
}

/** When an id was made, in Unix milliseconds. */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> COUNTER_BITS) + DISCORD_EPOCH;
}

/** Orders ids by age; negative when `a` is the older. */
export function compareSnowflakes(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
