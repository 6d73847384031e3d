import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type FragilePostgres,
  openAdmin,
  startFragilePostgres,
} from '../../bench/torture/postgres.ts';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import type { Connection } from '../../src/store/database/database.ts';
import type { PoolEvent } from '../../src/store/database/healing-pool.ts';
import { migratePostgres } from '../../src/store/database/migrate.ts';
import { databaseTrouble } from '../../src/store/database/readiness.ts';
import { codeOf, savedBy, troubleOf } from '../../src/store/database/trouble.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { checkIns, groups } from '../../src/store/tables/schema.ts';
import { doneOf, enrol, fewItems, makeGroup } from './fixture.ts';
import { startLossyProxy } from './lossy-proxy.ts';
import { MIGRATIONS } from './real-postgres.ts';

/** Nobody waits longer for the database, in milliseconds: 4.8 s, and what a busy machine adds. */
const LIMIT = 6_000;

const lab: { server?: FragilePostgres; connection?: Connection; events: PoolEvent[] } = {
  events: [],
};
const server = () => need(lab.server);
const db = () => need(lab.connection).db;
const store = (): Store => createStore(db());

beforeAll(async () => {
  lab.server = await startFragilePostgres();
  await migratePostgres(lab.server.url, MIGRATIONS);
  lab.connection = connectPostgres(lab.server.url, 5, (event) => lab.events.push(event));
});
afterAll(async () => {
  await lab.connection?.close();
  await lab.server?.stop();
});
afterEach(() => {
  lab.events.length = 0;
});

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the server is not there');
  return value;
}

type Settled = { ms: number; error: unknown };

/** How long it took, and what went wrong. */
async function settle(work: Promise<unknown>): Promise<Settled> {
  const began = performance.now();
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return { ms: performance.now() - began, error };
}

describe('while backends are killed', () => {
  test('every check-in that was asked for is there once, and nobody waits long', async () => {
    const all = store();
    const group = await makeGroup(all, { items: fewItems(120) });
    const members = await Promise.all(Array.from({ length: 6 }, () => enrol(all, group)));
    const settled: Settled[] = [];
    const working = Promise.all(
      members.map(async (member) => {
        for (let n = 1; n <= 120; n++) {
          const asked = doneOf(group, member, [`item-${n}`]);
          settled.push(await settle(all.checkIns.record(group.guildId, asked)));
        }
      }),
    );
    let kills = 0;
    for (let busy = true; busy; ) {
      kills += await server().killBackends(1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      busy = settled.length < 720;
    }
    await working;
    expect(kills).toBeGreaterThan(10);
    expect(settled.flatMap(({ error }) => codeOf(error) ?? [])).toEqual([]);
    expect(Math.max(...settled.map(({ ms }) => ms))).toBeLessThan(LIMIT);
    const rows = await db().select().from(checkIns);
    expect(rows).toHaveLength(720);
  });
});

describe('while Postgres restarts', () => {
  test('a short absence is not noticed', async () => {
    const proxy = await startLossyProxy(server().url);
    const events: PoolEvent[] = [];
    const through = connectPostgres(proxy.url, 2, (event) => events.push(event));
    const all = createStore(through.db);
    const group = await makeGroup(all, { items: fewItems(4) });
    const member = await enrol(all, group);
    await proxy.hangUp();
    const waiting = settle(all.checkIns.record(group.guildId, doneOf(group, member, ['item-1'])));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await proxy.listen();
    expect((await waiting).error).toBeNull();
    expect(events).toEqual([]);
    await through.close();
    await proxy.close();
  });

  test('a long absence is told once, and over by itself', async () => {
    const all = store();
    const group = await makeGroup(all, { items: fewItems(4) });
    const member = await enrol(all, group);
    await server().crash();
    const first = await settle(
      all.checkIns.record(group.guildId, doneOf(group, member, ['item-2'])),
    );
    expect(first.ms).toBeLessThan(LIMIT);
    expect(savedBy(first.error)).toBe('no');
    // From now on there is no point in trying twice.
    for (let n = 0; n < 5; n++) {
      const next = await settle(all.groups.list(group.guildId));
      expect(troubleOf(next.error)).toBe('refused');
      expect(next.ms).toBeLessThan(1_500);
    }
    const unready = await databaseTrouble(db());
    expect(unready).toBe('refused (ECONNREFUSED)');
    await server().start();
    await expect.poll(() => databaseTrouble(db()), { timeout: 10_000 }).toBeNull();
    expect(lab.events.map(({ kind }) => kind)).toEqual(['away', 'back']);
    const done = await all.checkIns.record(group.guildId, doneOf(group, member, ['item-2']));
    expect(done.written).toBe('item-2');
  });

  test('statements under way are run again, or say in time that they were cut off', async () => {
    const running = [1, 2, 3].map((n) => settle(db().execute(sql`select ${n}::int, pg_sleep(1)`)));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await server().crash();
    await server().start();
    for (const { ms, error } of await Promise.all(running)) {
      expect(ms).toBeLessThan(LIMIT);
      expect([null, 'cut']).toContain(troubleOf(error));
    }
  });
});

describe('when the answer to a write is lost', () => {
  test('it is asked for again by its key: done once, with the same answer', async () => {
    const proxy = await startLossyProxy(server().url);
    const lossy = connectPostgres(proxy.url, 1);
    try {
      const all = createStore(lossy.db);
      const group = await makeGroup(all, { items: fewItems(4) });
      const member = await enrol(all, group);
      const asked = doneOf(group, member, ['item-1']);
      proxy.loseAnswerTo('insert into "check_ins"');
      const row = await all.checkIns.record(group.guildId, asked);
      expect(row).toMatchObject({ earned: 1, points: 1, repeated: true });

      proxy.loseAnswerTo('undone_by');
      const { groupId } = group;
      const [undone] = await all.checkIns.undo(group.guildId, {
        ...{ groupId, memberId: member, itemIds: null, at: asked.at },
        interactionId: String(BigInt(asked.interactionId) + 1n),
      });
      expect(undone).toMatchObject({ itemId: 'item-1', taken: 1, points: 0 });

      proxy.loseAnswerTo('insert into "groups"');
      await makeGroup(all, { guildId: group.guildId, items: fewItems(4) });
      const rows = await db().select().from(groups);
      expect(rows.filter(({ guildId }) => guildId === group.guildId)).toHaveLength(2);
      expect(proxy.lost()).toBe(3);
    } finally {
      await lossy.close();
      await proxy.close();
    }
  });
});

describe('when the database does not answer at all', () => {
  test('nobody hangs, readiness says so in time, and a new pool is made that works', async () => {
    const proxy = await startLossyProxy(server().url);
    const events: PoolEvent[] = [];
    const { db: through, close } = connectPostgres(proxy.url, 2, (event) => events.push(event));
    try {
      await through.execute(sql`select 1`);
      proxy.freeze();
      const asking = settle(createStore(through).groups.list('1300000000000000001'));
      const ready = await settle(databaseTrouble(through).then((why) => Promise.reject(why)));
      expect(ready).toMatchObject({ error: 'cut (DATABASE_TIMEOUT)' });
      expect(ready.ms).toBeLessThan(2_500);
      const { ms, error } = await asking;
      expect([troubleOf(error), ms < LIMIT]).toEqual(['cut', true]);
      proxy.thaw();
      expect(await databaseTrouble(through)).toBeNull();
      const kinds = events.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'away')).toHaveLength(1);
      expect(kinds).toContain('replaced');
      expect(kinds.at(-1)).toBe('back');
    } finally {
      await close();
      await proxy.close();
    }
  });
});

describe('what the database refuses', () => {
  test('with all its connections taken, it says so in time, and is used again when there is room', async () => {
    const admin = openAdmin(server().url);
    await admin`select 1`;
    const connection = { application_name: 'hog' };
    const hogs = postgres(server().url, { max: 120, onnotice: () => {}, connection });
    const held = Array.from({ length: 120 }, () => settle(hogs`select pg_sleep(60)`));
    const late = connectPostgres(server().url, 2);
    try {
      await expect
        .poll(() => admin`select 1 from pg_stat_activity`.then(({ length }) => length))
        .toBeGreaterThan(95);
      const { ms, error } = await settle(createStore(late.db).groups.list('1300000000000000001'));
      expect([troubleOf(error), ms < LIMIT]).toEqual(['refused', true]);
    } finally {
      await hogs.end({ timeout: 0 });
      await admin`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'hog'`;
      await Promise.all(held);
      await admin.end();
    }
    await expect.poll(() => databaseTrouble(late.db)).toBeNull();
    await late.close();
  });

  test.each([
    ['53100', 'full'],
    ['53200', 'full'],
  ] as const)('a write without room (%s) leaves nothing behind', async (code, trouble) => {
    const all = store();
    const group = await makeGroup(all, { items: fewItems(4) });
    const member = await enrol(all, group);
    const admin = openAdmin(server().url);
    // The last of the tables that a check-in writes to.
    await admin.unsafe(`create or replace function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'no room' using errcode = '${code}'; end $$`);
    await admin`create trigger no_room before insert on point_counts execute function no_room()`;
    const { ms, error } = await settle(
      all.checkIns.record(group.guildId, doneOf(group, member, ['item-1'])),
    );
    await admin`drop trigger no_room on point_counts`;
    await admin.end();
    expect([troubleOf(error), savedBy(error), ms < 1_000]).toEqual([trouble, 'no', true]);
    const rows = await db().select().from(checkIns);
    expect(rows.filter(({ guildId }) => guildId === group.guildId)).toEqual([]);
  });

  test('a database that takes no writes is not ready, and ready again when it does', async () => {
    const admin = openAdmin(server().url);
    const all = store();
    const group = await makeGroup(all, { items: fewItems(4) });
    await admin`alter system set default_transaction_read_only = on`;
    await admin`select pg_reload_conf()`;
    await expect.poll(() => databaseTrouble(db())).toBe('read-only');
    const { error } = await settle(enrol(all, group));
    expect([troubleOf(error), savedBy(error)]).toEqual(['read-only', 'no']);
    await admin`set default_transaction_read_only = off`;
    await admin`alter system reset default_transaction_read_only`;
    await admin`select pg_reload_conf()`;
    await admin.end();
    await expect.poll(() => databaseTrouble(db())).toBeNull();
  });
});
