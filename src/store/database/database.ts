import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** The same drizzle database on PGlite and on Postgres; the store asks no more of it. */
export type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** An open database and how to close it. */
export type Connection = { db: Database; close: () => Promise<void> };
