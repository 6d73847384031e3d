const DISCORD_EPOCH = 1_420_070_400_000n;

/**
 * The instant an id was made, epoch ms.
 * https://discord.com/developers/docs/reference#snowflakes
 */
export function snowflakeTime(id: string): number {
  return Number((BigInt(id) >> 22n) + DISCORD_EPOCH);
}
