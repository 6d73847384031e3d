/** What the list of one connection tells. */
export type ListNews =
  /** Other connections have not told theirs yet. */
  | { kind: 'waiting' }
  /** Every server there is: all connections have told, or there is only one. */
  | { kind: 'all'; ids: readonly string[] }
  /** One of several logged in anew: what is different from what was known of its servers. */
  | { kind: 'changed'; joined: readonly string[]; left: readonly string[] };

/**
 * The servers of each of the connections (shards) to the gateway. A connection hears of its own
 * servers alone, so that nothing is said of all before all have told; afterwards a new login speaks
 * for its own, since what is known of the others may be old by then.
 */
export function createServerLists() {
  const lists = new Map<number, Set<string>>();
  const known = { shards: 0 };
  const listOf = (id: string) => lists.get(shardOf(id, known.shards));

  return {
    ready: ([shard, shards]: readonly [number, number], ids: readonly string[]): ListNews => {
      if (shards !== known.shards) lists.clear();
      known.shards = shards;
      const before = lists.size === shards ? lists.get(shard) : undefined;
      const now = new Set(ids);
      lists.set(shard, now);
      if (shards > 1 && before !== undefined) {
        return {
          kind: 'changed',
          joined: ids.filter((id) => !before.has(id)),
          left: [...before].filter((id) => !now.has(id)),
        };
      }
      if (lists.size < shards) return { kind: 'waiting' };
      return { kind: 'all', ids: [...lists.values()].flatMap((list) => [...list]) };
    },
    /** Whether it was not known. At login each server of the list is sent in full; those are. */
    joined: (id: string): boolean => {
      const list = listOf(id);
      if (list?.has(id)) return false;
      list?.add(id);
      return true;
    },
    left: (id: string): void => {
      listOf(id)?.delete(id);
    },
  };
}

/** Which connection hears of a server: https://docs.discord.com/developers/events/gateway#sharding */
function shardOf(id: string, shards: number): number {
  return shards === 0 ? 0 : Number((BigInt(id) >> 22n) % BigInt(shards));
}
