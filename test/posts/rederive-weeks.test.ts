import { describe, expect, test } from 'vitest';
import { rederiveWeeks } from '../../src/posts/rederive-weeks.ts';
import type { Group } from '../../src/store/groups.ts';
import { DATABASES, useDatabase } from '../store/databases.ts';
import { makeGroup, STARTED, WEEK } from '../store/fixture.ts';

const HOUR = 3_600_000;
/** In the third week. */
const now = STARTED + 2 * WEEK + HOUR;
const nextPostAt = ({ weekStarts }: Group, after: number) =>
  weekStarts.find((start) => start > after) ?? null;

describe.each(DATABASES)('on %s', (name) => {
  const base = useDatabase(name);
  const rederive = () => rederiveWeeks(base.store, nextPostAt, now);
  const find = async ({ guildId, groupId }: Group) => base.store.groups.find(guildId, groupId);

  /** A group whose weeks another runtime derived by rules that put them an hour early. */
  async function stale(status: Group['status']): Promise<{ before: Group; right: number[] }> {
    const group = await makeGroup(base.store, { change: { status, sweptTo: now } });
    const weekStarts = group.weekStarts.map((start) => start - HOUR);
    const before = { ...group, weekStarts };
    await base.store.calendars.change(group, { weekStarts, nextDueAt: nextPostAt(before, now) });
    return { before, right: group.weekStarts };
  }

  describe('when the process starts with newer zone rules', () => {
    test.each(['running', 'paused'] as const)(
      'the coming weeks of a %s group move, the past stays, and so when it is looked at',
      async (status) => {
        const { before, right } = await stale(status);
        expect(await rederive()).toBe(1);
        const after = await find(before);
        const ahead = right.filter((start) => start > now);
        expect(after?.weekStarts).toEqual([...before.weekStarts.slice(0, 3), ...ahead]);
        expect(after?.nextDueAt).toBe(ahead[0]);
      },
    );

    test('a second process changes nothing more', async () => {
      await stale('running');
      expect(await rederive()).toBe(1);
      expect(await rederive()).toBe(0);
    });

    test('drafts and finished groups stay', async () => {
      for (const status of ['draft', 'finished'] as const) {
        const { before } = await stale(status);
        expect(await rederive()).toBe(0);
        expect((await find(before))?.weekStarts).toEqual(before.weekStarts);
      }
    });

    test('every group is found, however many there are', async () => {
      const groups = [];
      for (let i = 0; i < 5; i++) groups.push((await stale('running')).before);
      const found: number[] = [];
      for (let after: Group | null = null; ; ) {
        const page: Group[] = await base.store.calendars.open(after, 2);
        found.push(...page.map(({ groupId }) => groupId));
        after = page.at(-1) ?? null;
        if (after === null) break;
      }
      expect(found).toEqual(expect.arrayContaining(groups.map(({ groupId }) => groupId)));
      expect(new Set(found).size).toBe(found.length);
      expect(await rederive()).toBe(5);
    });
  });

  test('a calendar is changed only by who saw it as it is', async () => {
    const group = await makeGroup(base.store);
    const rests = [
      { from: '2026-01-19', to: '2026-01-25', why: { kind: 'unsaid' as const }, by: '1' },
    ];
    expect(await base.store.calendars.change(group, { rests })).toBe(true);
    expect(await base.store.calendars.change(group, { rests: [] })).toBe(false);
    expect((await find(group))?.rests).toEqual(rests);
    const current = { ...group, rests };
    expect(await base.store.calendars.change({ ...current, weekStarts: [] }, { rests: [] })).toBe(
      false,
    );
    expect(await base.store.calendars.change({ ...current, status: 'paused' }, { rests: [] })).toBe(
      false,
    );
    expect(await base.store.calendars.change({ ...current, guildId: '1' }, { rests: [] })).toBe(
      false,
    );
    expect(await base.store.calendars.change(current, { rests: [] })).toBe(true);
  });
});
