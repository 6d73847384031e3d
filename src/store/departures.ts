import { type SQL, sql } from 'drizzle-orm';
import { auditStore } from './audit.ts';
import type { Database } from './database/database.ts';
import { rowsOf } from './database/rows-of.ts';
import { knownGuilds } from './known-guilds.ts';
import { guildTables } from './tables/guild-tables.ts';
import { guilds } from './tables/schema.ts';

/**
 * Servers that the bot has left: their posts stop at once, and a month later nothing of them is kept.
 * One that comes back in time goes on where it was.
 */
export function departureStore(db: Database) {
  const depart = async (which: SQL, at: number) => {
    await db.execute(sql`
      insert into ${guilds} (guild_id, language, zone, departed_at)
      select k.guild_id, k.language, k.zone, ${new Date(at).toISOString()}::timestamptz
      from (${knownGuilds(which)}) k
      on conflict (guild_id) do update set departed_at = excluded.departed_at
      where ${guilds.departedAt} is null`);
  };
  const rejoin = async (which: SQL) => {
    await db.execute(sql`
      update ${guilds} k set departed_at = null where k.departed_at is not null and ${which}`);
  };

  return {
    /** The bot was removed from a server, at `at` (epoch ms). The first time counts. */
    depart: (guildId: string, at: number) => depart(sql`k.guild_id = ${guildId}::bigint`, at),

    /** The bot is in a server (again). What was missed is caught up with, or not, by the sweep's rules. */
    rejoin: (guildId: string) => rejoin(sql`k.guild_id = ${guildId}::bigint`),

    /** The bot is in these servers and in no others: who left while it was away is found out here. */
    present: async (guildIds: readonly string[], at: number): Promise<void> => {
      const listed = sql`(select jsonb_array_elements_text(${JSON.stringify(guildIds)}::jsonb)::bigint)`;
      await rejoin(sql`k.guild_id in ${listed}`);
      await depart(sql`k.guild_id not in ${listed}`, at);
    },

    /** Deletes what organisers of all servers did by interactions older than this id; gives how many. */
    purgeAudit: auditStore(db).purge,

    /**
     * Deletes all rows of servers that were left before `before` (epoch ms), in one statement.
     * Returns how many servers that were.
     */
    purge: async (before: number): Promise<number> => {
      const deletions = guildTables().map(
        (table, place) =>
          sql`${sql.identifier(`deleted_${place}`)} as
            (delete from ${table} where guild_id in (select guild_id from gone))`,
      );
      const rows = await db.execute(sql`
        with gone as (select guild_id from ${guilds}
          where departed_at < ${new Date(before).toISOString()}::timestamptz for update),
          ${sql.join(deletions, sql`, `)}
        select guild_id from gone`);
      return rowsOf(rows).length;
    },
  };
}
