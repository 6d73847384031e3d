import { sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { rowsOf } from './database/rows-of.ts';
import { knownGuilds } from './known-guilds.ts';
import { guilds } from './tables/schema.ts';

/** Servers that came into this database out of a backup or another database. */
export function arrivalStore(db: Database) {
  return {
    /**
     * Says of servers that they came at `at` (epoch ms): what was due until then is looked for in its
     * channel before it is sent. To be called before anything is swept. Gives how many servers it
     * was; those of which nothing is kept are none.
     */
    mark: async (at: number, guildIds: readonly string[] | 'all'): Promise<number> => {
      const which =
        guildIds === 'all'
          ? sql`true`
          : sql`k.guild_id in
              (select jsonb_array_elements_text(${JSON.stringify(guildIds)}::jsonb)::bigint)`;
      const marked = await db.execute(sql`
        insert into ${guilds} (guild_id, language, zone, arrived_at)
        select k.guild_id, k.language, k.zone, ${new Date(at).toISOString()}::timestamptz
        from (${knownGuilds(which)}) k
        on conflict (guild_id) do update set arrived_at = excluded.arrived_at
        returning guild_id`);
      return rowsOf(marked).length;
    },
  };
}
