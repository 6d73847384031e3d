import { eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { guilds } from './schema.ts';

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

    /** Changes the named settings; a server seen for the first time begins with `defaults`. */
    save: async (
      guildId: string,
      settings: GuildSettings,
      defaults: Pick<Guild, 'language' | 'zone'>,
    ): Promise<Guild> => {
      const insert = db.insert(guilds).values({ guildId, ...defaults, ...settings });
      const [row] = await (Object.keys(settings).length === 0
        ? insert.onConflictDoUpdate({ target: guilds.guildId, set: { guildId } })
        : insert.onConflictDoUpdate({ target: guilds.guildId, set: settings })
      ).returning();
      if (row === undefined) throw new Error('an upsert returned no row');
      return row;
    },
  };
}
