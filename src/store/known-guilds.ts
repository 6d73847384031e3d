import { type SQL, sql } from 'drizzle-orm';
import {
  auditEntries,
  groups,
  guilds,
  members,
  roadmapDrafts,
  roadmapVersions,
} from './tables/schema.ts';

/**
 * Servers of which anything is kept, as `k`, with what a row of `guilds` needs: some never saw
 * `/setup` and have none yet. What is kept elsewhere belongs to a row of one of these tables.
 */
export function knownGuilds(which: SQL): SQL {
  return sql`
    select k.guild_id,
      coalesce((select language from ${groups} g where g.guild_id = k.guild_id
        order by g.group_id desc limit 1), 'en') as language,
      coalesce((select zone from ${groups} g where g.guild_id = k.guild_id
        order by g.group_id desc limit 1), 'UTC') as zone
    from (select guild_id from ${guilds} union select guild_id from ${groups}
      union select guild_id from ${roadmapVersions} union select guild_id from ${roadmapDrafts}
      union select guild_id from ${members} union select guild_id from ${auditEntries}) k
    where ${which}`;
}
