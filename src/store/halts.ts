import { and, eq, gt, or, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { halts } from './tables/schema.ts';

export type Halt = typeof halts.$inferSelect;

/** What keeps all processes from sending. */
export function haltStore(db: Database) {
  return {
    /** Nobody claims a post for so many seconds. True when this is new, false while it goes on. */
    begin: async (reason: Halt['reason'], seconds: number): Promise<boolean> => {
      // A refused token goes on until a post is taken; a limit is over when its time is.
      const known = db.$with('known').as(
        db
          .select({ reason: halts.reason })
          .from(halts)
          .where(
            and(
              eq(halts.reason, reason),
              or(eq(halts.reason, 'unauthorised'), gt(halts.until, sql`clock_timestamp()`)),
            ),
          ),
      );
      const isKnown = sql<boolean>`exists (select 1 from ${known})`;
      const [row] = await db
        .with(known)
        .insert(halts)
        .values({
          reason,
          since: sql`clock_timestamp()`,
          until: sql`clock_timestamp() + make_interval(secs => ${seconds}::float8)`,
        })
        .onConflictDoUpdate({
          target: halts.reason,
          set: {
            until: sql`greatest(${halts.until}, excluded.until)`,
            since: sql`case when ${isKnown} then ${halts.since} else excluded.since end`,
          },
        })
        .returning({ known: isKnown });
      return row?.known === false;
    },

    /** Halts that last, and a refused token until Discord has taken a post again. */
    list: async (): Promise<Halt[]> =>
      db
        .select()
        .from(halts)
        .where(or(eq(halts.reason, 'unauthorised'), gt(halts.until, sql`clock_timestamp()`))),

    /** Lets the next claim find out whether it is over. */
    retry: async (reason: Halt['reason']): Promise<void> => {
      await db.update(halts).set({ until: sql`clock_timestamp()` }).where(eq(halts.reason, reason));
    },

    clear: async (reason: Halt['reason']): Promise<void> => {
      await db.delete(halts).where(eq(halts.reason, reason));
    },
  };
}
