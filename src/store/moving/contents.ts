import { count, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../database/database.ts';
import { checkIns, groups, guilds, roadmapVersions } from '../tables/schema.ts';

/** What is in a database, in numbers that an operator knows. */
export const Contents = z.object({ guilds: z.int(), groups: z.int(), checkIns: z.int() });
export type Contents = z.infer<typeof Contents>;

/** Asks only for what the very first tables had: a backup is also made before an update. */
export async function contentsOf(db: Database): Promise<Contents> {
  const one = async (rows: PromiseLike<{ n: number }[]>) => (await rows)[0]?.n ?? 0;
  return {
    guilds: await one(
      db
        .select({ n: sql<number>`count(*)::int` })
        .from(sql`(select guild_id from ${guilds} union select guild_id from ${groups}
          union select guild_id from ${roadmapVersions}) as known`),
    ),
    groups: await one(db.select({ n: count() }).from(groups)),
    checkIns: await one(db.select({ n: count() }).from(checkIns)),
  };
}
