import { and, inArray, isNull, min, notInArray, sql } from 'drizzle-orm';
import * as z from 'zod';
import { APART } from '../../study/post-kinds.ts';
import { haltStore } from '../halts.ts';
import { scheduleFacts } from '../schedule-facts.ts';
import { posts } from '../tables/schema.ts';
import { appliedMigrations } from './applied-migrations.ts';
import type { Database } from './database.ts';
import { missingColumns } from './missing-columns.ts';

const Instant = z.number();

/** How the posts of all servers do. Instants in epoch ms. */
const Posting = z.object({
  /** Until when anybody has swept last, by the sweepers' own clock; null before the first sweep. */
  sweptTo: Instant.nullable(),
  /** Since when the oldest post waits that is due and nobody has refused; null when none does. */
  oldestDueAt: Instant.nullable(),
  /** Refused by Discord until somebody changes something; organisers know of them. */
  blocked: z.int(),
  halts: z.array(z.object({ reason: z.string(), until: Instant })),
});

/** A database as an operator looks at it. */
export const Condition = z.object({
  /** Such as `18.1`. */
  server: z.string(),
  /** By the database's clock, epoch ms. */
  at: Instant,
  readOnly: z.boolean(),
  /** In bytes. */
  size: z.number(),
  /** Hashes, oldest first. */
  migrations: z.array(z.string()),
  /** Columns that this program knows and the database lacks. */
  lacking: z.array(z.string()),
  /** Null where columns are missing: it cannot be asked. */
  posting: Posting.nullable(),
});
export type Condition = z.infer<typeof Condition>;

/** Looks at the whole of a database; changes nothing. */
export async function readCondition(db: Database): Promise<Condition> {
  const [server] = await db
    .select({
      server: sql<string>`split_part(current_setting('server_version'), ' ', 1)`,
      at: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`,
      readOnly: sql<boolean>`current_setting('transaction_read_only') = 'on'`,
      size: sql<number>`pg_database_size(current_database())::float8`,
    })
    .from(sql`(select 1) as one`);
  if (server === undefined) throw new Error('a row of constants did not come back');
  const lacking = await missingColumns(db);
  return {
    ...server,
    migrations: await appliedMigrations(db),
    lacking,
    posting: lacking.length > 0 ? null : await readPosting(db),
  };
}

async function readPosting(db: Database): Promise<z.infer<typeof Posting>> {
  const [due] = await db
    .select({ at: min(posts.dueAt) })
    .from(posts)
    .where(and(inArray(posts.state, ['due', 'sending']), isNull(posts.sentAt)));
  const [blocked] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(posts)
    .where(and(sql`${posts.state} = 'blocked'`, notInArray(posts.kind, [...APART])));
  return {
    sweptTo: await scheduleFacts(db).sweptTo(),
    oldestDueAt: due?.at ?? null,
    blocked: blocked?.n ?? 0,
    halts: (await haltStore(db).list()).map(({ reason, until }) => ({ reason, until })),
  };
}
