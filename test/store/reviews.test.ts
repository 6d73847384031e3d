import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Group } from '../../src/store/groups.ts';
import type { Store } from '../../src/store/store.ts';
import { groupItems, reviews } from '../../src/store/tables/schema.ts';
import { DATABASES, useDatabase } from './databases.ts';
import { DAY, doneOf, enrol, fewItems, makeGroup, newId, STARTED } from './fixture.ts';

const MINUTE = 60_000;

describe.each(DATABASES)('reviews on %s', (name) => {
  const base = useDatabase(name);

  /** A member in the loop who has done item 1 (topic "A") and item 2 (topic "B"). */
  async function member(store: Store, group: Group): Promise<string> {
    const memberId = await enrol(store, group);
    await store.members.change(group.guildId, memberId, { reviews: true });
    await store.checkIns.record(group.guildId, doneOf(group, memberId, ['item-1', 'item-2']));
    return memberId;
  }

  function groupOf(store: Store): Promise<Group> {
    const items = fewItems(4).map((item, i) => ({ ...item, topic: i % 2 === 0 ? 'A' : 'B' }));
    return makeGroup(store, { items });
  }

  const tap = (
    group: Group,
    memberId: string,
    answer: 'remembered' | 'shaky',
    at = STARTED + DAY,
    itemId = 'item-1',
  ) => ({ groupId: group.groupId, memberId, itemId, interactionId: newId(), answer, at });

  test('are kept once for each interaction, and only of what is checked in', async () => {
    const { store } = base;
    const group = await groupOf(store);
    const { guildId, groupId } = group;
    const mei = await member(store, group);
    const twice = tap(group, mei, 'shaky');
    await store.reviews.answer(guildId, twice);
    await store.reviews.answer(guildId, { ...twice, answer: 'remembered' });
    await store.reviews.answer(guildId, tap(group, mei, 'shaky', STARTED + DAY, 'item-3'));
    await store.reviews.answer(newId(), tap(group, mei, 'shaky'));
    await store.reviews.answer(guildId, tap(group, newId(), 'shaky'));
    const items = await store.reviews.list(guildId, groupId, mei);
    const answers = [{ id: twice.interactionId, answer: 'shaky', at: STARTED + DAY }];
    expect(items).toMatchObject([
      { itemId: 'item-1', topic: 'A', checkedInAt: STARTED, answers },
      { itemId: 'item-2', topic: 'B', checkedInAt: STARTED, answers: [] },
    ]);
    const undo = { groupId, memberId: mei, interactionId: newId(), at: STARTED + DAY };
    await store.checkIns.undo(guildId, { ...undo, itemIds: ['item-1'] });
    expect(await store.reviews.list(guildId, groupId, mei)).toMatchObject([{ itemId: 'item-2' }]);
    expect(await store.reviews.list(newId(), groupId, mei)).toEqual([]);
  });

  test('leave out what was known before and what the roadmap has lost', async () => {
    const { store, db } = base;
    const group = await groupOf(store);
    const { guildId, groupId } = group;
    const three = await Promise.all([0, 1, 2].map(() => member(store, group)));
    const [mei = ''] = three;
    const about = { groupId, memberId: mei, interactionId: newId(), at: STARTED + DAY };
    await store.enrolments.setKnown(guildId, { ...about, among: ['item-4'], known: ['item-4'] });
    await store.reviews.answer(guildId, tap(group, mei, 'shaky', STARTED + DAY, 'item-4'));
    for (const memberId of three)
      await store.reviews.answer(guildId, tap(group, memberId, 'shaky'));
    const listed = async () =>
      (await store.reviews.list(guildId, groupId, mei)).map(({ itemId }) => itemId);
    expect(await listed()).toEqual(['item-1', 'item-2']);
    expect(await db.select().from(reviews).where(eq(reviews.itemId, 'item-4'))).toEqual([]);
    expect(await store.reviews.shakyTopics(guildId, groupId)).toEqual([{ topic: 'A', members: 3 }]);
    await db
      .update(groupItems)
      .set({ retired: true })
      .where(and(eq(groupItems.guildId, guildId), eq(groupItems.itemId, 'item-1')));
    expect(await listed()).toEqual(['item-2']);
    expect(await store.reviews.shakyTopics(guildId, groupId)).toEqual([]);
  });

  test('make a topic shaky for three members who are in the loop and in the group', async () => {
    const { store } = base;
    const group = await groupOf(store);
    const { guildId, groupId } = group;
    const topics = () => store.reviews.shakyTopics(guildId, groupId);
    const four = await Promise.all([0, 1, 2, 3].map(() => member(store, group)));
    const [mei = '', sam = '', kai = '', noor = ''] = four;
    for (const memberId of [mei, sam]) {
      await store.reviews.answer(guildId, tap(group, memberId, 'shaky'));
      await store.reviews.answer(guildId, tap(group, memberId, 'shaky', STARTED + 3 * DAY));
    }
    expect(await topics()).toEqual([]);
    await store.reviews.answer(guildId, tap(group, kai, 'shaky'));
    expect(await topics()).toEqual([{ topic: 'A', members: 3 }]);
    expect(await store.reviews.shakyTopics(newId(), groupId)).toEqual([]);

    // A second panel's tap a minute later changes nothing; an answer on another day does.
    await store.reviews.answer(guildId, tap(group, kai, 'remembered', STARTED + DAY + MINUTE));
    expect(await topics()).toEqual([{ topic: 'A', members: 3 }]);
    await store.reviews.answer(guildId, tap(group, kai, 'remembered', STARTED + 2 * DAY));
    expect(await topics()).toEqual([]);

    await store.reviews.answer(guildId, tap(group, noor, 'shaky'));
    expect(await topics()).toEqual([{ topic: 'A', members: 3 }]);
    await store.members.change(guildId, noor, { reviews: false });
    expect(await topics()).toEqual([]);
    await store.members.change(guildId, noor, { reviews: true });
    await store.enrolments.leave(guildId, groupId, sam, STARTED + 4 * DAY);
    expect(await topics()).toEqual([]);
  });

  test('put the topic first that most members are unsure of', async () => {
    const { store } = base;
    const group = await groupOf(store);
    const { guildId, groupId } = group;
    const four = await Promise.all([0, 1, 2, 3].map(() => member(store, group)));
    for (const memberId of four) {
      await store.reviews.answer(guildId, tap(group, memberId, 'shaky', STARTED + DAY, 'item-2'));
    }
    for (const memberId of four.slice(1)) {
      await store.reviews.answer(guildId, tap(group, memberId, 'shaky'));
    }
    expect(await store.reviews.shakyTopics(guildId, groupId)).toEqual([
      { topic: 'B', members: 4 },
      { topic: 'A', members: 3 },
    ]);
  });
});
