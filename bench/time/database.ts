import { PGlite } from '@electric-sql/pglite';
import { type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import * as z from 'zod';
import type { Database } from '../../src/store/database/database.ts';
import { migrateAlone } from '../../src/store/database/migrate.ts';

const MIGRATIONS = new URL('../../drizzle', import.meta.url).pathname;

/** Postgres in memory, with a clock that is set by hand. */
export type SimulatedDatabase = {
  /** For the world itself: asks at once, without faults. */
  db: Database;
  client: PGlite;
  /** Rows, at once and without faults. */
  read: (query: SQL) => Promise<unknown[]>;
  /** What `clock_timestamp()` gives from here on, epoch ms. */
  setClock: (at: number) => Promise<void>;
  /** Empties every table, for the next world. */
  clear: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * The product's statements say `clock_timestamp()` without a schema. A function of that name in a
 * schema that comes before `pg_catalog` stands in for it, so the product is not touched.
 */
export async function openSimulated(): Promise<SimulatedDatabase> {
  const client = await PGlite.create();
  const db = drizzle({ client });
  await migrateAlone(db, MIGRATIONS);
  const tables = z
    .array(z.object({ tablename: z.string() }))
    .parse(
      (await db.execute(sql`select tablename from pg_tables where schemaname = 'public'`)).rows,
    );
  const all = tables.map(({ tablename }) => `public."${tablename}"`).join(', ');
  await client.exec(`
    create schema sim;
    create function sim.clock_timestamp() returns timestamptz volatile language sql
      as $$ select current_setting('sim.now')::timestamptz $$;
    create function sim.now() returns timestamptz volatile language sql
      as $$ select current_setting('sim.now')::timestamptz $$;
    set search_path = sim, public, pg_catalog;`);
  let clock = 0;
  return {
    db,
    client,
    read: async (query) => (await db.execute(query)).rows,
    setClock: async (at) => {
      if (at === clock) return;
      clock = at;
      await client.exec(`set sim.now = '${new Date(at).toISOString()}'`);
    },
    clear: async () => {
      await client.exec(`truncate ${all} restart identity cascade`);
    },
    close: () => client.close(),
  };
}
