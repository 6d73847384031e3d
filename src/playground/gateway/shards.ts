import { z } from 'zod';
import type { Dispatch } from './events.ts';

/** A connection's number and how many there are together. */
export const Shard = z.tuple([z.int().min(0), z.int().min(1)]);
export type Shard = z.infer<typeof Shard>;

const OfGuild = z.looseObject({ guild_id: z.string() });
const Guild = z.looseObject({ id: z.string() });

/** https://docs.discord.com/developers/events/gateway#sharding */
export function isOfShard(guildId: string, [shard, shards]: Shard): boolean {
  return (BigInt(guildId) >> 22n) % BigInt(shards) === BigInt(shard);
}

/** Whether a connection is told of an event: those of its servers; what has no server goes to the first. */
export function isToldTo({ name, data }: Dispatch, shard: Shard): boolean {
  if (name === 'READY' || name === 'RESUMED') return true;
  const within = OfGuild.safeParse(data);
  if (within.success) return isOfShard(within.data.guild_id, shard);
  const guild = name.startsWith('GUILD_') ? Guild.safeParse(data) : null;
  return guild?.success ? isOfShard(guild.data.id, shard) : shard[0] === 0;
}
