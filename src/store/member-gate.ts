import { type SQL, sql } from 'drizzle-orm';

/**
 * A source of one row to begin a statement's `from` with: lets one statement of a member write at a
 * time. Two that touch the same items in different orders would otherwise wait for each other until
 * Postgres gives one of them up. Held to the end of the transaction; costs no write.
 */
export function memberGate(guild: SQL, member: SQL): SQL {
  return sql`(select pg_advisory_xact_lock(${guild} # ${member})) gate`;
}
