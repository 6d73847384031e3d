import type { SQL } from 'drizzle-orm';
import { afterAll, beforeAll } from 'vitest';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import type { Connection, Database } from '../../src/store/database/database.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { openEmpty } from './empty-database.ts';
import { startPostgres } from './real-postgres.ts';

/** Both databases that Roadmate runs on; `describe.each(DATABASES)` proves the same of each. */
export const DATABASES = ['PGlite', 'Postgres'] as const;
export type DatabaseName = (typeof DATABASES)[number];

/** An open database with the migrations applied, for the tests of one `describe`. */
export type Base = {
  store: Store;
  db: Database;
  /** A second process's view: another connection on Postgres, the same one on PGlite. */
  other: Store;
  /**
   * Runs statements while another transaction holds rows that they will need (all of them, when
   * `rows` selects them `for update`), so that they have all begun before the first can end. On
   * PGlite, which runs one after the other anyway, nothing is held.
   */
  whileHeld: <T>(rows: SQL, run: () => Promise<T>) => Promise<T>;
};

/** Longer than it takes a few statements to reach the rows that are held, in milliseconds. */
const HELD = 150;

/** Opens a database before the tests that follow and closes it after them. */
export function useDatabase(name: DatabaseName): Base {
  const opened: { base?: Base; close: (() => Promise<void>)[] } = { close: [] };
  beforeAll(async () => {
    if (name === 'PGlite') {
      const connection = await openEmpty();
      opened.close.push(connection.close);
      opened.base = baseOf(connection, connection);
      return;
    }
    const server = await startPostgres();
    opened.close.push(server.stop);
    const url = await server.create();
    const connections = [connectPostgres(url, 6), connectPostgres(url, 6)] as const;
    opened.close.unshift(...connections.map(({ close }) => close));
    opened.base = baseOf(...connections);
  });
  afterAll(async () => {
    for (const close of opened.close) await close();
  });
  const base = () => {
    if (opened.base === undefined) throw new Error('the database is not open yet');
    return opened.base;
  };
  return {
    get store() {
      return base().store;
    },
    get db() {
      return base().db;
    },
    get other() {
      return base().other;
    },
    whileHeld: (rows, run) => base().whileHeld(rows, run),
  };
}

function baseOf({ db }: Connection, other: Connection): Base {
  const stores = { db, store: createStore(db), other: createStore(other.db) };
  if (db === other.db) return { ...stores, whileHeld: (_, run) => run() };
  return {
    ...stores,
    whileHeld: async (rows, run) => {
      const running = await db.transaction(async (tx) => {
        await tx.execute(rows);
        const begun = { result: run() };
        await new Promise((resolve) => setTimeout(resolve, HELD));
        return begun;
      });
      return running.result;
    },
  };
}
