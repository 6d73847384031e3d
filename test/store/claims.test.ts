import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Group } from '../../src/store/groups.ts';
import type { NewPost, Post } from '../../src/store/outbox/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { halts, posts } from '../../src/store/tables/schema.ts';
import { DATABASES, useDatabase } from './databases.ts';
import { DAY, fewItems, makeGroup, STARTED, WEEK } from './fixture.ts';

const HOUR = DAY / 24;
const due = (kind: Post['kind'], number = 1, dueAt = STARTED): NewPost => {
  return { kind, number, dueAt, state: 'due', reason: null };
};

describe.each(DATABASES)('what may be claimed on %s', (name) => {
  const base = useDatabase(name);
  beforeEach(async () => {
    await base.db.delete(posts);
    await base.db.delete(halts);
  });

  async function groupWith(...rows: NewPost[]): Promise<Group> {
    const group = await makeGroup(base.store, { items: fewItems(2) });
    await base.store.outbox.makeDue(group, rows, { sweptTo: STARTED + 1, nextDueAt: null });
    return group;
  }
  const claim = (store: Store = base.store, at = STARTED + WEEK) => store.outbox.claim(at, 50, 60);
  const endHalts = () => base.db.execute(sql`update halts set until = now() - interval '1 second'`);

  test('nothing of a server that the bot has left; all of it once it is back', async () => {
    const group = await groupWith(due('assignment'));
    const { guildId } = group;
    await base.store.guilds.save(guildId, {}, { language: 'en', zone: 'UTC' });
    await base.db.execute(sql`update guilds set departed_at = now() where guild_id = ${guildId}`);
    expect(await claim()).toEqual([]);
    await base.db.execute(sql`update groups set next_due_at = now() where guild_id = ${guildId}`);
    const isDue = async () =>
      (await base.store.outbox.dueGroups(Date.now() + DAY, 500)).some(
        ({ groupId }) => groupId === group.groupId,
      );
    expect(await isDue()).toBe(false);
    await base.db.execute(sql`update guilds set departed_at = null where guild_id = ${guildId}`);
    expect(await isDue()).toBe(true);
    expect(await claim()).toHaveLength(1);
    await base.db.execute(sql`update groups set next_due_at = null where guild_id = ${guildId}`);
  });

  test('nothing while a halt lasts; after a refused token one post, by whoever comes first', async () => {
    for (let count = 0; count < 5; count += 1) await groupWith(due('assignment'));
    const { halts: ours } = base.store;
    expect(await ours.begin('unauthorised', 300)).toBe(true);
    expect(await base.other.halts.begin('unauthorised', 300)).toBe(false);
    expect(await claim()).toEqual([]);
    expect(await base.store.outbox.waiting(STARTED + WEEK)).toBe(5);
    await endHalts();
    const tried = await Promise.all([claim(), claim(base.other), claim(), claim(base.other)]);
    expect(tried.flat()).toHaveLength(1);
    expect(await ours.begin('unauthorised', 300)).toBe(false);
    await endHalts();
    expect(await claim()).toHaveLength(1);
    await ours.clear('unauthorised');
    expect(await claim()).toHaveLength(3);
  });

  test('everything once the global limit is over; the next time is news again', async () => {
    await groupWith(due('assignment'));
    expect(await base.store.halts.begin('global-limit', 60)).toBe(true);
    expect(await base.store.halts.begin('global-limit', 10)).toBe(false);
    expect(await base.store.halts.list()).toMatchObject([{ reason: 'global-limit' }]);
    expect(await claim()).toEqual([]);
    await endHalts();
    expect(await base.store.halts.list()).toEqual([]);
    expect(await claim()).toHaveLength(1);
    expect(await base.store.halts.begin('global-limit', 60)).toBe(true);
  });

  test('a group’s next post, once one has been tried for an hour', async () => {
    await groupWith(due('board'), due('assignment'));
    const [board] = await claim(base.store, STARTED);
    if (board === undefined) throw new Error('there was nothing to claim');
    await base.store.outbox.postpone(board, 'HTTP 500', 300);
    expect(await claim(base.store, STARTED + HOUR - 1)).toEqual([]);
    const next = await claim(base.store, STARTED + HOUR);
    expect(next.map(({ kind }) => kind)).toEqual(['assignment']);
  });

  test('what was surely not sent counts as not tried', async () => {
    await groupWith(due('assignment'));
    const [first] = await claim();
    if (first === undefined) throw new Error('there was nothing to claim');
    await base.store.outbox.putBack(first, 'rate-limited', 0);
    expect(await base.store.outbox.find(first)).toMatchObject({ attempts: 0, triedAt: null });
    const [second] = await claim();
    if (second === undefined) throw new Error('there was nothing to claim');
    await base.store.outbox.postpone(second, 'HTTP 500', 0);
    const [third] = await claim();
    if (third === undefined) throw new Error('there was nothing to claim');
    await base.store.outbox.putBack(third, 'rate-limited', 0);
    expect(await base.store.outbox.find(first)).toMatchObject({
      attempts: 1,
      triedAt: STARTED + WEEK,
    });
  });

  test('a group whose weeks have changed meanwhile is left to the next sweep', async () => {
    const group = await makeGroup(base.store, { items: fewItems(2) });
    const to = { sweptTo: STARTED + 1, nextDueAt: STARTED + WEEK };
    const before = { ...group, weekStarts: group.weekStarts.map((at) => at + DAY) };
    expect(await base.store.outbox.makeDue(before, [due('assignment')], to)).toEqual([]);
    expect(await base.store.outbox.makeDue(group, [due('assignment')], to)).toEqual(['due']);
  });

  test('how many posts there are is told by state and kind', async () => {
    await groupWith(due('assignment'), due('board', 2, STARTED + 1));
    await groupWith(due('assignment', 1, STARTED - 1));
    const stats = await base.store.outbox.stats();
    expect(stats.sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { state: 'due', kind: 'assignment', posts: 2, oldestDueAt: STARTED - 1 },
      { state: 'due', kind: 'board', posts: 1, oldestDueAt: STARTED + 1 },
    ]);
  });
});
