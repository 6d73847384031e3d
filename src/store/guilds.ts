import { eq, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { guilds } from './tables/schema.ts';

export type Guild = typeof guilds.$inferSelect;
export type GuildSettings = Partial<Omit<Guild, 'guildId'>>;

/** What a server has chosen in `/setup`. */
export function guildStore(db: Database) {
  const find = db
    .select()
    .from(guilds)
    .where(eq(guilds.guildId, sql.placeholder('guildId')))
    .prepare('find_guild');
  return {
    find: async (guildId: string): Promise<Guild | undefined> =>
      (await find.execute({ guildId }))[0],

    /**
     * Changes the named settings; a server seen for the first time begins with `defaults`. Whoever
     * sets the bot up has it in the server, whatever was heard of that before.
     */
    save: async (
      guildId: string,
      settings: GuildSettings,
      defaults: Pick<Guild, 'language' | 'zone'>,
    ): Promise<Guild> => {
      const [row] = await db
        .insert(guilds)
        .values({ guildId, ...defaults, ...settings })
        .onConflictDoUpdate({ target: guilds.guildId, set: { departedAt: null, ...settings } })
        .returning();
      if (row === undefined) throw new Error('an upsert returned no row');
      return row;
    },
  };
}
