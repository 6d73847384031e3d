import { getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemberExport, writeMemberFile } from '../../src/export/member-file.ts';
import * as schema from '../../src/store/tables/schema.ts';
import { DATABASES, useDatabase } from './databases.ts';
import { doneOf, enrol, fewItems, makeGroup, newId, STARTED, WEEK } from './fixture.ts';
import {
  eventsOf,
  foldBoard,
  foldPointCounts,
  foldTotals,
  keptPointCounts,
  keptTotals,
} from './fold.ts';

const ITEMS = fewItems(6);
const step = fc.record({
  who: fc.nat({ max: 2 }),
  item: fc.constantFrom(...ITEMS.map(({ itemId }) => itemId)),
  undo: fc.boolean(),
});

describe.each(DATABASES)('a member who deletes everything, on %s,', (name) => {
  const base = useDatabase(name);

  test('leaves the others what their own events add up to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), fc.boolean(), async (steps, isGone) => {
        const { store, db } = base;
        const group = await makeGroup(store, { items: ITEMS });
        const { guildId, groupId } = group;
        const people = [
          await enrol(store, group),
          await enrol(store, group),
          await enrol(store, group),
        ];
        for (const { who, item, undo } of steps) {
          const request = doneOf(group, people[who] ?? '', [item], STARTED + WEEK);
          if (undo) await store.checkIns.undo(guildId, request);
          else await store.checkIns.record(guildId, request);
        }
        const [leaver = '', ...others] = people;
        if (isGone) await store.enrolments.leave(guildId, groupId, leaver, STARTED + WEEK);
        expect(await store.memberData.erase(guildId, leaver, STARTED + WEEK)).toBe(true);
        expect(await store.memberData.erase(guildId, leaver, STARTED + WEEK)).toBe(false);

        const events = await eventsOf(db, group);
        expect(events.every(({ memberId }) => others.includes(memberId))).toBe(true);
        expect(await keptTotals(db, group)).toEqual(foldTotals(events));
        expect(await keptPointCounts(db, group)).toEqual(foldPointCounts(events));
        const page = await store.boards.page(guildId, {
          groupId,
          period: 'all',
          limit: 9,
          offset: 0,
        });
        expect(page).toEqual(foldBoard(events, 'all').map(({ rank: _, ...line }) => line));
      }),
      { numRuns: 25 },
    );
  });

  test('is gone also when a check-in comes at the same moment', async () => {
    const { store, other, db } = base;
    for (let round = 0; round < 5; round += 1) {
      const group = await makeGroup(store, { items: ITEMS });
      const member = await enrol(store, group);
      await store.checkIns.record(group.guildId, doneOf(group, member, ['item-1']));
      await Promise.allSettled([
        other.checkIns.record(group.guildId, doneOf(group, member, ['item-2', 'item-3'])),
        store.memberData.erase(group.guildId, member, STARTED),
      ]);
      expect(await eventsOf(db, group)).toEqual([]);
      expect(await keptTotals(db, group)).toEqual([]);
      expect(await keptPointCounts(db, group)).toEqual({});
    }
  });

  test('is off the histogram also at points that a check-in is just reaching', async () => {
    const { store, other, db } = base;
    const group = await makeGroup(store, { items: ITEMS });
    const member = await enrol(store, group);
    await store.checkIns.record(group.guildId, doneOf(group, member, ['item-1']));
    const totalsOfMember = sql`select 1 from totals
      where guild_id = ${group.guildId} and member_id = ${member} for update`;
    await base.whileHeld(totalsOfMember, async () => {
      const recorded = other.checkIns.record(group.guildId, doneOf(group, member, ['item-2']));
      await new Promise((resolve) => setTimeout(resolve, 50));
      const erased = store.memberData.erase(group.guildId, member, STARTED);
      await Promise.all([recorded, erased]);
    });
    expect(await eventsOf(db, group)).toEqual([]);
    expect(await keptTotals(db, group)).toEqual([]);
    expect(await keptPointCounts(db, group)).toEqual({});
  });

  test('touches nothing of theirs in another server', async () => {
    const { store } = base;
    const member = newId();
    const groups = [await makeGroup(store), await makeGroup(store)];
    for (const { guildId, groupId } of groups) {
      await store.enrolments.join(guildId, groupId, member, STARTED, 1);
    }
    const [here, there] = groups;
    await store.memberData.erase(here?.guildId ?? '', member, STARTED);
    const kept = await store.memberData.read(there?.guildId ?? '', member);
    expect(kept.enrolments).toHaveLength(1);
  });
});

test('the export has every table that knows of members', () => {
  const names = ['memberId', 'helperId', 'createdBy', 'addedBy', 'subject'];
  const tables = Object.values(schema)
    .filter((value) => is(value, PgTable))
    .filter((table) =>
      Object.keys(getTableColumns(table)).some((column) => names.includes(column)),
    );
  expect(tables.map(getTableName).sort()).toEqual(
    [
      ...[
        'audit_entries',
        'blockers',
        'check_ins',
        'enrolments',
        'groups',
        'leaves',
        'members',
        'posts',
      ],
      ...['reviews', 'roadmaps', 'standup_answers', 'totals'],
    ].sort(),
  );
  const about = { guildId: '1', memberId: '2', exportedAt: new Date(STARTED).toISOString() };
  const lists = Object.keys(MemberExport.shape).filter((key) => !(key in about));
  const empty = Object.fromEntries(
    lists.filter((key) => !['format', 'version'].includes(key)).map((key) => [key, []]),
  );
  expect(MemberExport.parse(JSON.parse(writeMemberFile(about, empty)))).toMatchObject(about);
});
