const DISCORD_EPOCH = 1_420_070_400_000n;
/** What the database's `bigint` holds, and more than Discord will reach in this century. */
const GREATEST = 9_223_372_036_854_775_807n;

/** Whether a text is a number that an id can be, of Discord's or of a row. */
export function isId(text: string): boolean {
  return /^\d{1,19}$/.test(text) && BigInt(text) <= GREATEST;
}

/**
 * The instant an id was made, epoch ms.
 * https://discord.com/developers/docs/reference#snowflakes
 */
export function snowflakeTime(id: string): number {
  return Number((BigInt(id) >> 22n) + DISCORD_EPOCH);
}

/** The smallest id of an instant, epoch ms: whatever was made at it or later has a greater one. */
export function snowflakeAt(at: number): string {
  const since = BigInt(Math.trunc(at)) - DISCORD_EPOCH;
  return String(since > 0n ? since << 22n : 0n);
}
