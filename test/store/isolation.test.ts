import { describe, expect, test } from 'vitest';
import {
  blockers,
  checkIns,
  enrolments,
  groupItems,
  groups,
  pointCounts,
  posts,
  standupAnswers,
  totals,
} from '../../src/store/tables/schema.ts';
import { DATABASES, useDatabase } from './databases.ts';
import { DAY, doneOf, enrol, fewItems, makeGroup, newId, STARTED } from './fixture.ts';

describe.each(DATABASES)('another server’s group on %s', (name) => {
  const base = useDatabase(name);

  const everything = () =>
    Promise.all(
      [
        groups,
        groupItems,
        enrolments,
        checkIns,
        totals,
        pointCounts,
        posts,
        standupAnswers,
        blockers,
      ].map(async (table) =>
        (await base.db.select().from(table)).map((row) => JSON.stringify(row)).sort(),
      ),
    );

  test('cannot be read, written or found out about by its ids', async () => {
    const { store } = base;
    const group = await makeGroup(store, { items: fewItems(4) });
    const { groupId } = group;
    const member = await enrol(store, group);
    await store.checkIns.record(group.guildId, doneOf(group, member, ['item-2']));
    const post = { kind: 'board', number: 1, dueAt: STARTED, state: 'due', reason: null } as const;
    await store.outbox.makeDue(group, [post], { sweptTo: STARTED, nextDueAt: null });
    const phase = { scope: 'phase', number: 1 } as const;
    const answer = {
      memberId: member,
      finished: 'a',
      next: 'b',
      blockers: 'c',
      answeredAt: STARTED,
    };
    await store.standups.answer(group.guildId, groupId, phase, answer);
    const before = await everything();

    const foreign = newId();
    const ask = { groupId, memberId: member, interactionId: newId(), at: STARTED + DAY };
    expect(await store.groups.find(foreign, groupId)).toBeUndefined();
    expect(await store.groups.list(foreign)).toEqual([]);
    expect(await store.groups.ofMember(foreign, member)).toEqual([]);
    expect(await store.groups.items(foreign, groupId, member)).toEqual([]);
    expect(await store.groups.phaseItems(foreign, groupId, 1)).toBe(0);
    expect(await store.groups.change(foreign, groupId, 'running', { name: 'Taken' })).toBe(false);
    const { plan, rhythm, weekStarts, nextDueAt } = group;
    const change = { plan, rhythm, weekStarts, nextDueAt, zone: 'UTC' };
    const items = fewItems(2);
    expect(await store.groups.changePlan(foreign, groupId, 'running', change, items)).toBe(false);
    expect(await store.groups.discardDraft(foreign, groupId)).toBe(false);
    expect(await store.groups.unblock(foreign, groupId)).toBe(0);
    expect(await store.roadmaps.find(foreign, group.version)).toBeUndefined();
    expect(await store.enrolments.find(foreign, groupId, member)).toBeUndefined();
    await expect(store.enrolments.join(foreign, groupId, newId(), STARTED, 1)).rejects.toThrow();
    expect(await store.enrolments.leave(foreign, groupId, member, STARTED)).toBe(false);
    await store.enrolments.setHours(foreign, groupId, member, 3);
    const known = { ...ask, among: ['item-1'], known: ['item-1'] };
    expect(await store.enrolments.setKnown(foreign, known)).toBe(0);
    expect(await store.enrolments.progress(foreign, groupId)).toEqual([]);
    expect((await store.enrolments.counts(foreign)).size).toBe(0);
    const done = { ...ask, itemIds: ['item-1'], note: null, link: null };
    expect(await store.checkIns.record(foreign, done)).toMatchObject({
      enrolments: 0,
      groups: 0,
      written: null,
      text: null,
      points: null,
    });
    expect(await store.checkIns.undo(foreign, { ...ask, itemIds: null })).toEqual([]);
    const board = { groupId, period: 'all', memberId: member };
    expect(await store.boards.page(foreign, { ...board, limit: 9, offset: 0 })).toEqual([]);
    expect(await store.boards.ownLine(foreign, board)).toBeUndefined();
    expect(await store.boards.periods(foreign, groupId)).toEqual([]);
    const key = { guildId: foreign, groupId, kind: 'board', number: 1, subject: '' } as const;
    expect(await store.outbox.find(key)).toBeUndefined();
    expect(await store.outbox.blocked(foreign)).toEqual([]);
    expect(await store.outbox.finish({ ...key, fence: 0 }, STARTED)).toBe(false);
    expect(await store.standups.answers(foreign, groupId, phase)).toEqual([]);
    await expect(store.standups.answer(foreign, groupId, phase, answer)).rejects.toThrow();
    expect(await store.standups.leftAfter(foreign, groupId, 1, [])).toEqual([]);
    const [blocker] = await store.blockers.open(group.guildId, groupId);
    const { blockerId = 0 } = blocker ?? {};
    expect(blockerId).toBeGreaterThan(0);
    const about = { blockerId, memberId: newId(), at: STARTED };
    expect(await store.blockers.find(foreign, groupId, blockerId)).toBeUndefined();
    expect(await store.blockers.open(foreign, groupId)).toEqual([]);
    expect(await store.blockers.shown(foreign, groupId, phase)).toEqual([]);
    expect(await store.blockers.claim(foreign, groupId, about)).toBe(false);
    expect(await store.blockers.resolve(foreign, groupId, about)).toBe(false);
    const item = { blockerId, memberId: member, itemId: 'item-1' };
    expect(await store.blockers.setItem(foreign, groupId, item)).toBe(false);
    expect(await store.blockers.helpers(foreign, groupId, ['item-2'])).toEqual([]);

    expect(await everything()).toEqual(before);
  });

  test('keeps its own totals where two servers share a member', async () => {
    const { store } = base;
    const first = await makeGroup(store, { items: fewItems(4) });
    const second = await makeGroup(store, { items: fewItems(4) });
    const memberId = await enrol(store, first);
    await store.enrolments.join(second.guildId, second.groupId, memberId, STARTED, 1);
    await store.checkIns.record(first.guildId, doneOf(first, memberId, ['item-4']));
    const request = { ...doneOf(second, memberId, ['item-1']), groupId: null };
    expect(await store.checkIns.record(second.guildId, request)).toMatchObject({
      enrolments: 1,
      groupId: second.groupId,
      points: 1,
      ahead: 0,
    });
    const ask = { period: 'all', memberId };
    const own = await store.boards.ownLine(first.guildId, { ...ask, groupId: first.groupId });
    expect(own).toEqual({ points: 4, items: 1, rank: 1 });
  });
});
