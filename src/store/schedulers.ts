import { sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { schedulers } from './tables/schema.ts';

/** What the sweepers know of each other. */
export type Seen = {
  /** How many have been there within two minutes, this one included. */
  alive: number;
  /** Until when any of them had swept before, by its own clock; null before the first sweep. */
  sweptTo: number | null;
  /** Whether this one's clock was written down; not when it is further ahead than was allowed. */
  noted: boolean;
};

/** Who sweeps, and until when. */
export function schedulerStore(db: Database) {
  return {
    /**
     * Says that this one is alive and sweeps until `now`, unless that is more than `ahead` ms past
     * the last sweep of anyone. Those who have been silent for ten minutes are forgotten, but not
     * the one who swept last. One statement.
     */
    seen: async (schedulerId: string, now: number, ahead: number): Promise<Seen> => {
      const at = sql`${new Date(now).toISOString()}::timestamptz`;
      const before = db.$with('before').as(
        db
          .select({
            sweptTo: sql`max(${schedulers.sweptTo})`
              .mapWith(schedulers.sweptTo)
              .as('last_swept_to'),
            others: sql<number>`count(*) filter (where ${schedulers.schedulerId} <> ${schedulerId}
              and ${schedulers.seenAt} > clock_timestamp() - interval '2 minutes')::int`.as(
              'others',
            ),
            noted: sql<boolean>`coalesce(${at} <= max(${schedulers.sweptTo})
              + make_interval(secs => ${ahead / 1000}::float8), true)`.as('noted'),
          })
          .from(schedulers),
      );
      const forgotten = db.$with('forgotten', {}).as(sql`
        delete from ${schedulers} where seen_at < clock_timestamp() - interval '10 minutes'
          and scheduler_id <> ${schedulerId} and swept_to < (select last_swept_to from ${before})
        returning 1`);
      const mine = db.$with('mine', {}).as(sql`
        insert into ${schedulers} (scheduler_id, seen_at, swept_to)
        select ${schedulerId}, clock_timestamp(), ${at} from ${before} where noted
        on conflict (scheduler_id) do update set seen_at = excluded.seen_at,
          swept_to = excluded.swept_to
        returning 1`);
      const [row] = await db.with(before, forgotten, mine).select().from(before);
      if (row === undefined) throw new Error('an aggregate returned no row');
      return { alive: row.others + 1, sweptTo: row.sweptTo, noted: row.noted };
    },
  };
}
