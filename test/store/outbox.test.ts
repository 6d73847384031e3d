import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Group } from '../../src/store/groups.ts';
import type { NewPost, Post } from '../../src/store/outbox/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { posts } from '../../src/store/tables/schema.ts';
import { DATABASES, useDatabase } from './databases.ts';
import { enrol, fewItems, makeGroup, STARTED, WEEK } from './fixture.ts';

/** Which standup. */
const PHASE = { scope: 'phase', number: 1 } as const;

const due = (kind: Post['kind'], number = 1, dueAt = STARTED): NewPost => {
  return { kind, number, dueAt, state: 'due', reason: null };
};
const SWEPT = { sweptTo: STARTED + 1, nextDueAt: STARTED + WEEK };

describe('two processes on Postgres', () => {
  const base = useDatabase('Postgres');

  test('never wait for each other: a post that one has in hand is left to it', async () => {
    const groups = [];
    for (let count = 0; count < 3; count += 1) {
      const group = await makeGroup(base.store, { items: fewItems(2) });
      await base.store.outbox.makeDue(group, [due('assignment')], SWEPT);
      groups.push(group.groupId);
    }
    const [inHand, ...free] = groups;
    const claim = () => base.other.outbox.claim(STARTED + WEEK, 50, 60);
    const claimed = await base.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from posts where group_id = ${inHand} for update`);
      // Must not wait for the end of this transaction: it would never come.
      return claim();
    });
    expect(claimed.map(({ groupId }) => groupId).sort()).toEqual(free);
    expect((await claim()).map(({ groupId }) => groupId)).toEqual([inHand]);
  });
});

describe.each(DATABASES)('the outbox on %s', (name) => {
  const base = useDatabase(name);
  beforeEach(async () => {
    await base.db.delete(posts);
  });

  async function groupWith(...rows: NewPost[]): Promise<Group> {
    const group = await makeGroup(base.store, { items: fewItems(2) });
    await base.store.outbox.makeDue(group, rows, SWEPT);
    return group;
  }
  const claim = (store: Store, limit = 50, lease = 60) =>
    store.outbox.claim(STARTED + WEEK, limit, lease);
  async function claimOne(lease = 60): Promise<Post> {
    const [post, ...more] = await claim(base.store, 50, lease);
    if (post === undefined) throw new Error('there was nothing to claim');
    expect(more).toEqual([]);
    return post;
  }
  const kept = (post: Post) => base.store.outbox.find(post);

  test('a slot becomes one row, however often and from wherever it is swept', async () => {
    const group = await makeGroup(base.store, { items: fewItems(2) });
    const rows = [
      due('assignment'),
      { ...due('board'), state: 'missed', reason: 'too-late' } as const,
    ];
    await Promise.all([
      base.store.outbox.makeDue(group, rows, SWEPT),
      base.other.outbox.makeDue(group, rows, SWEPT),
    ]);
    await base.store.outbox.makeDue(group, rows, SWEPT);
    expect(await base.db.select().from(posts)).toHaveLength(2);
    const moved = await base.store.groups.find(group.guildId, group.groupId);
    expect(moved).toMatchObject(SWEPT);
  });

  test('a slot that has a row keeps it, even for a group that was moved back', async () => {
    const group = await groupWith(due('assignment'));
    const post = await claimOne();
    await base.store.outbox.finish(post, STARTED + 5);
    const again = { ...group, ...SWEPT };
    await base.store.outbox.makeDue(again, [due('assignment', 1, STARTED + 9)], SWEPT);
    expect(await kept(post)).toMatchObject({ state: 'sent', dueAt: STARTED, sentAt: STARTED + 5 });
  });

  test('a paused group is not moved on', async () => {
    const group = await makeGroup(base.store, { items: fewItems(2), change: { status: 'paused' } });
    await base.store.outbox.makeDue(group, [due('assignment')], SWEPT);
    expect(await base.db.select().from(posts)).toEqual([]);
  });

  test('two claimers at once never get the same post', async () => {
    for (let count = 0; count < 30; count += 1) await groupWith(due('assignment'));
    const claims = await Promise.all([
      claim(base.store, 12),
      claim(base.other, 12),
      claim(base.store, 12),
      claim(base.other, 12),
    ]);
    const claimed = claims.flat().map(({ groupId }) => groupId);
    expect(new Set(claimed).size).toBe(claimed.length);
    const rest = await claim(base.store);
    expect(claimed.length + rest.length).toBe(30);
    expect(await claim(base.other)).toEqual([]);
  });

  test('a claim holds for its lease and can be taken over after it', async () => {
    await groupWith(due('assignment'));
    const first = await claimOne(0);
    const second = await claimOne(60);
    expect([first.attempts, second.attempts]).toEqual([1, 2]);
    expect(second.fence).toBe(first.fence + 1);
    expect(await claim(base.other)).toEqual([]);
  });

  test('whoever slept past the lease changes nothing', async () => {
    await groupWith(due('assignment'));
    const stale = await claimOne(0);
    const fresh = await claimOne(60);
    const before = await kept(fresh);
    const { outbox } = base.other;
    expect(await outbox.recordMessage(stale, '1', '2', 60)).toBe(false);
    expect(await outbox.recordThread(stale, '3', 60)).toBe(false);
    expect(await outbox.finish(stale, STARTED)).toBe(false);
    expect(await outbox.block(stale, 'x', STARTED)).toBe(false);
    expect(await outbox.skip(stale, 'x')).toBe(false);
    expect(await outbox.postpone(stale, 'x', 1)).toBe(false);
    expect(await kept(fresh)).toEqual(before);
    expect(await base.store.outbox.finish(fresh, STARTED)).toBe(true);
    expect(await base.store.outbox.finish(fresh, STARTED)).toBe(false);
  });

  test('a group’s posts come one at a time, in their order', async () => {
    const second = [due('report', 2, STARTED + 9), due('board', 2, STARTED + 9)];
    await groupWith(due('standup'), due('assignment'), ...second, due('report'), due('board'));
    const order: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const post = await claimOne();
      order.push(`${post.kind} ${post.dueAt - STARTED}`);
      expect(await claim(base.other)).toEqual([]);
      await base.store.outbox.finish(post, STARTED);
    }
    expect(order).toEqual([
      'report 0',
      'board 0',
      'assignment 0',
      'standup 0',
      'report 9',
      'board 9',
    ]);
    expect(await claim(base.store)).toEqual([]);
  });

  test('nothing is claimed before its time', async () => {
    await groupWith(due('assignment', 2, STARTED + 1));
    expect(await base.store.outbox.claim(STARTED, 50, 60)).toEqual([]);
    expect(await base.store.outbox.claim(STARTED + 1, 50, 60)).toHaveLength(1);
  });

  test('a postponed post waits; one with its message goes on from there', async () => {
    await groupWith(due('assignment'));
    const post = await claimOne();
    await base.store.outbox.recordMessage(post, '11', '22', 60);
    await base.store.outbox.postpone(post, 'rate-limited', 60);
    expect(await claim(base.store)).toEqual([]);
    await base.store.outbox.postpone(post, 'rate-limited', 0);
    expect(await claimOne()).toMatchObject({ channelId: '11', messageId: '22', attempts: 2 });
  });

  test('a blocked post holds up no other, is told, and can be let go on', async () => {
    const group = await groupWith(due('board'), due('assignment'));
    const { guildId, groupId } = group;
    await base.store.outbox.block(await claimOne(), 'Discord 50013', STARTED);
    const blocked = await base.store.outbox.blocked(guildId);
    expect(blocked).toMatchObject([{ groupId, kind: 'board', reason: 'Discord 50013' }]);
    const [next, ...told] = (await claim(base.store)).sort((a, b) => (a.kind < b.kind ? -1 : 1));
    if (next === undefined) throw new Error('there was nothing to claim');
    expect(next.kind).toBe('assignment');
    expect(told).toMatchObject([{ kind: 'trouble', number: 1, subject: 'board' }]);
    await base.store.outbox.skip(next, 'no-answer');
    expect(await base.store.groups.unblock(guildId, groupId)).toBe(1);
    expect(await claimOne()).toMatchObject({ kind: 'board', attempts: 2, reason: null });
  });

  test('a second standup answer while the first is being sent is sent after it', async () => {
    const group = await groupWith();
    const { guildId, groupId } = group;
    const memberId = await enrol(base.store, group);
    const answer = { memberId, finished: 'a', next: 'b', blockers: 'c', answeredAt: STARTED };
    await base.store.standups.answer(guildId, groupId, PHASE, answer);
    const first = await claimOne();
    await base.store.outbox.recordMessage(first, '11', '22', 60);
    await base.store.standups.answer(guildId, groupId, PHASE, { ...answer, finished: 'more' });
    expect(await base.store.outbox.finish(first, STARTED)).toBe(false);
    const second = await claimOne();
    expect(second).toMatchObject({ kind: 'answer', subject: memberId, messageId: '22' });
    expect(await base.store.standups.answers(guildId, groupId, PHASE)).toMatchObject([
      { memberId, finished: 'more' },
    ]);
  });

  test('the next slot of a running group is what the sweep looks for', async () => {
    const group = await makeGroup(base.store, {
      items: fewItems(2),
      change: { nextDueAt: STARTED - WEEK },
    });
    const groups = await base.store.outbox.dueGroups(STARTED - WEEK, 5);
    expect(groups.map(({ groupId }) => groupId)).toEqual([group.groupId]);
    expect(await base.store.outbox.nextDueAt(STARTED)).toBe(STARTED - WEEK);
    expect(await base.store.outbox.dueGroups(STARTED - WEEK - 1, 5)).toEqual([]);
    await base.store.groups.change(group.guildId, group.groupId, 'running', { status: 'finished' });
    expect(await base.store.outbox.dueGroups(STARTED - WEEK, 5)).toEqual([]);
  });
});
