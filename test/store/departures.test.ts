import { eq, getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, test } from 'vitest';
import { departureStore } from '../../src/store/departures.ts';
import * as schema from '../../src/store/tables/schema.ts';
import { DATABASES, useDatabase } from './databases.ts';
import { DAY, enrol, makeGroup, newId, STARTED } from './fixture.ts';

describe.each(DATABASES)('servers that the bot has left, on %s', (name) => {
  const base = useDatabase(name);
  const departures = () => departureStore(base.db);
  const departedAt = async (guildId: string) =>
    (await base.store.guilds.find(guildId))?.departedAt ?? null;
  const setUp = (guildId: string) =>
    base.store.guilds.save(guildId, {}, { language: 'zh-CN', zone: 'Asia/Shanghai' });

  test('are marked once, from the first time that it was heard', async () => {
    const guildId = newId();
    await setUp(guildId);
    await departures().depart(guildId, STARTED);
    await departures().depart(guildId, STARTED + DAY);
    expect(await departedAt(guildId)).toBe(STARTED);
    expect(await base.store.guilds.find(guildId)).toMatchObject({ zone: 'Asia/Shanghai' });
  });

  test('are marked also when nobody ever used /setup there', async () => {
    const { guildId } = await makeGroup(base.store);
    await departures().depart(guildId, STARTED);
    expect(await departedAt(guildId)).toBe(STARTED);
    expect(await base.store.guilds.find(guildId)).toMatchObject({ zone: 'Europe/Berlin' });
  });

  test('leave no trace when nothing of them was ever kept', async () => {
    const guildId = newId();
    await departures().depart(guildId, STARTED);
    expect(await base.store.guilds.find(guildId)).toBeUndefined();
  });

  test('go on when the bot is invited again, or set up', async () => {
    const [invited, used, other] = [newId(), newId(), newId()];
    for (const guildId of [invited, used, other]) {
      await setUp(guildId);
      await departures().depart(guildId, STARTED);
    }
    await departures().rejoin(invited);
    await setUp(used);
    expect(await Promise.all([invited, used, other].map(departedAt))).toEqual([
      null,
      null,
      STARTED,
    ]);
  });

  test('are found by the list of servers that the bot is in', async () => {
    const [stays, leaves, returns, unknown] = [newId(), newId(), newId(), newId()];
    for (const guildId of [stays, leaves, returns]) await setUp(guildId);
    await departures().depart(returns, STARTED);
    await departures().present([stays, returns, unknown], STARTED + DAY);
    expect(await Promise.all([stays, leaves, returns].map(departedAt))).toEqual([
      null,
      STARTED + DAY,
      null,
    ]);
    expect(await base.store.guilds.find(unknown)).toBeUndefined();
    await departures().present([], STARTED + 2 * DAY);
    expect(await departedAt(leaves)).toBe(STARTED + DAY);
  });

  test('are deleted to the last row when their month is over, and no other server with them', async () => {
    const gone = await fill(newId());
    const recent = await fill(newId());
    await departures().depart(gone, STARTED - 31 * DAY);
    await departures().depart(recent, STARTED - 29 * DAY);
    const kept = await rowsOf(recent);
    const before = await rowsOf(gone);
    expect(before).toEqual(kept);
    expect(before.groups).toBe(1);
    expect(before.check_ins).toBe(1);

    expect(await departures().purge(STARTED - 30 * DAY)).toBe(1);

    expect(Object.values(await rowsOf(gone)).filter((rows) => rows > 0)).toEqual([]);
    expect(await rowsOf(recent)).toEqual(kept);
    expect(await departures().purge(STARTED - 30 * DAY)).toBe(0);
  });

  test('are deleted from every table that keeps rows by server', async () => {
    const { rows } = rowsIn(
      await base.db.execute(sql`select table_name from information_schema.columns
        where column_name = 'guild_id' and table_schema = 'public' order by 1`),
    );
    const tables = Object.values(schema).filter((entry) => is(entry, PgTable));
    const named = tables.filter((table) => 'guildId' in getTableColumns(table));
    expect(rows).toHaveLength(named.length);
  });

  /** A server with a group, a member, a check-in and a post. */
  async function fill(guildId: string): Promise<string> {
    await setUp(guildId);
    const group = await makeGroup(base.store, { guildId });
    const memberId = await enrol(base.store, group);
    await base.db.insert(schema.checkIns).values({
      guildId,
      interactionId: newId(),
      itemId: 'item-1',
      groupId: group.groupId,
      memberId,
      kind: 'done',
      points: 1,
      week: 1,
      phase: 1,
      month: '2026-01',
      at: STARTED,
    });
    await base.db.insert(schema.posts).values({
      guildId,
      groupId: group.groupId,
      kind: 'assignment',
      number: 1,
      dueAt: STARTED,
      state: 'sent',
    });
    return guildId;
  }

  async function rowsOf(guildId: string): Promise<Record<string, number>> {
    const counted: Record<string, number> = {};
    for (const table of [
      schema.guilds,
      schema.groups,
      schema.groupItems,
      schema.enrolments,
      schema.checkIns,
      schema.posts,
      schema.roadmapVersions,
    ]) {
      const rows = await base.db.select().from(table).where(eq(table.guildId, guildId));
      counted[getTableName(table)] = rows.length;
    }
    return counted;
  }
});

function rowsIn(answer: unknown): { rows: unknown[] } {
  if (Array.isArray(answer)) return { rows: answer };
  if (typeof answer === 'object' && answer !== null && 'rows' in answer) {
    return { rows: Array.isArray(answer.rows) ? answer.rows : [] };
  }
  throw new Error('no rows');
}
