import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { versionOf } from '../../src/commands/roadmaps.ts';
import { shipped } from '../../src/roadmap/shipped.gen.ts';
import type { Store } from '../../src/store/store.ts';
import {
  checkIns,
  groupItems,
  posts,
  roadmapDrafts,
  roadmaps,
  roadmapVersions,
  totals,
} from '../../src/store/tables/schema.ts';
import { DATABASES, useDatabase } from './databases.ts';
import { DAY, doneOf, enrol, fewItems, makeGroup, newId, STARTED } from './fixture.ts';

const [first, second] = shipped;
if (first === undefined || second === undefined) throw new Error('two roadmaps are shipped');
const document = { ...first.roadmap, title: 'Our own' };

async function draft(store: Store, guildId: string, key: string | null = null, at = STARTED) {
  const draftId = newId();
  const row = { draftId, key, document, report: [], renamed: [], madeAt: at };
  await store.roadmaps.draft(guildId, row);
  return draftId;
}

describe.each(DATABASES)('a server’s own roadmap on %s', (name) => {
  const base = useDatabase(name);

  test('is saved once, with its version, and its draft goes', async () => {
    const { store, db } = base;
    const guildId = newId();
    const draftId = await draft(store, guildId);
    const version = versionOf({ key: 'own-1', roadmap: document });
    const row = { ...version, by: newId(), at: STARTED, seen: null };
    expect(await store.roadmaps.save(newId(), draftId, row)).toBe(false);
    expect(await store.roadmaps.save(guildId, draftId, row)).toBe(true);
    expect(await store.roadmaps.save(guildId, draftId, row)).toBe(false);
    expect(await store.roadmaps.own(guildId)).toEqual([
      { key: 'own-1', version: version.version, title: 'Our own', language: document.language },
    ]);
    const kept = await store.roadmaps.find(guildId, version.version);
    expect(kept).toEqual(document);
    // Whatever order the database gives the fields in, it is the same version.
    if (kept) expect(versionOf({ key: 'own-1', roadmap: kept }).version).toBe(version.version);
    expect(await store.roadmaps.own(newId())).toEqual([]);
    const left = await db.select().from(roadmapDrafts).where(eq(roadmapDrafts.guildId, guildId));
    expect(left).toEqual([]);
  });

  test('gets a new version only from whoever saw the current one', async () => {
    const { store, db } = base;
    const guildId = newId();
    const one = versionOf({ key: 'own-1', roadmap: document });
    const two = versionOf({ key: 'own-1', roadmap: { ...document, title: 'Ours' } });
    const by = newId();
    const save = async (version: typeof one, seen: string | null) =>
      store.roadmaps.save(guildId, await draft(store, guildId), {
        ...version,
        by,
        at: STARTED,
        seen,
      });
    expect(await save(one, null)).toBe(true);
    expect(await save(two, null)).toBe(false);
    expect(await save(two, 'another')).toBe(false);
    expect(await save(two, one.version)).toBe(true);
    expect(await save(one, two.version)).toBe(true);
    const rows = await db.select().from(roadmaps).where(eq(roadmaps.guildId, guildId));
    expect(rows).toMatchObject([{ version: one.version, title: 'Our own', addedBy: by }]);
    const versions = await db
      .select()
      .from(roadmapVersions)
      .where(eq(roadmapVersions.guildId, guildId));
    expect(versions).toHaveLength(2);
  });

  test('has drafts that are forgotten after a day', async () => {
    const { store } = base;
    const guildId = newId();
    const old = await draft(store, guildId);
    const foreign = await draft(store, newId());
    const young = await draft(store, guildId, null, STARTED + DAY);
    expect(await store.roadmaps.findDraft(guildId, old)).toBeDefined();
    await draft(store, guildId, null, STARTED + DAY + 1);
    expect(await store.roadmaps.findDraft(guildId, old)).toBeUndefined();
    expect(await store.roadmaps.findDraft(guildId, young)).toBeDefined();
    expect(await store.roadmaps.findDraft(guildId, foreign)).toBeUndefined();
    expect(await store.roadmaps.confirm(newId(), young, ['a'])).toBe(false);
    expect(await store.roadmaps.confirm(guildId, young, ['a'])).toBe(true);
    expect((await store.roadmaps.findDraft(guildId, young))?.renamed).toEqual(['a']);
    expect(await store.roadmaps.discard(newId(), young)).toBe(false);
    expect(await store.roadmaps.discard(guildId, young)).toBe(true);
  });
});

describe.each(DATABASES)('a group moved to another version on %s', (name) => {
  const base = useDatabase(name);

  /** A group of four items, two of them done by one member, and the version to move to. */
  async function prepare() {
    const { store } = base;
    const group = await makeGroup(store, { items: fewItems(4) });
    const { guildId, groupId } = group;
    const member = await enrol(store, group);
    await store.checkIns.record(guildId, doneOf(group, member, ['item-1', 'item-4']));
    const version = versionOf({ key: 'fastapi-next-steps', roadmap: document });
    await store.roadmaps.keep(guildId, version);
    const items = [
      ...fewItems(2).map((item) => ({ ...item, text: `New ${item.text}`, phase: 9 })),
      ...fewItems(1).map((item) => ({ ...item, itemId: 'item-9', week: 5, phase: 3 })),
    ];
    const { plan, weekStarts } = group;
    const move = {
      change: { version: version.version, plan, weekStarts, nextDueAt: null },
      items,
      planned: items.map(({ itemId }) => itemId),
      current: 1,
      at: STARTED + DAY,
    };
    return { store, db: base.db, group, guildId, groupId, member, move };
  }

  test('keeps what was earned, and its items are those of the version', async () => {
    const { store, db, group, guildId, groupId, member, move } = await prepare();
    const earned = async () => [
      await db.select().from(checkIns).where(eq(checkIns.guildId, guildId)),
      await db.select().from(totals).where(eq(totals.guildId, guildId)).orderBy(totals.period),
    ];
    const before = await earned();
    expect(await store.groups.move(guildId, groupId, group, move)).toBe(true);
    expect(await earned()).toEqual(before);
    const rows = await db
      .select()
      .from(groupItems)
      .where(eq(groupItems.guildId, guildId))
      .orderBy(groupItems.itemId);
    const old = new Map(fewItems(4).map((item) => [item.itemId, item]));
    expect(rows.map(({ itemId, retired, phase, text }) => [itemId, retired, phase, text])).toEqual([
      ...['item-1', 'item-2'].map((id) => {
        const item = old.get(id);
        // In a week that stays, an item stays in its phase.
        return [id, false, (item?.week ?? 9) <= 1 ? item?.phase : 9, `New ${item?.text}`];
      }),
      // Done by somebody, so it is out of sight and not gone; item-3 is gone.
      ['item-4', true, old.get('item-4')?.phase, old.get('item-4')?.text],
      ['item-9', false, 3, 'Item 1'],
    ]);
    const mine = await store.groups.items(guildId, groupId, member);
    expect(mine.map(({ itemId }) => itemId).sort()).toEqual([
      'item-1',
      'item-2',
      'item-4',
      'item-9',
    ]);
    const others = await store.groups.items(guildId, groupId, newId());
    expect(others.map(({ itemId }) => itemId).sort()).toEqual(['item-1', 'item-2', 'item-9']);
    const other = await enrol(store, group);
    const refused = await store.checkIns.record(guildId, doneOf(group, other, ['item-4']));
    expect([refused.groups, refused.written]).toEqual([0, null]);
  });

  test('is told exactly once, however often and by whomever it is moved at a time', async () => {
    const { store, db, group, guildId, groupId, move } = await prepare();
    const told = () => db.select().from(posts).where(eq(posts.guildId, guildId));
    const wrong = { status: 'paused', version: group.version } as const;
    expect(await store.groups.move(guildId, groupId, wrong, move)).toBe(false);
    expect(await store.groups.move(newId(), groupId, group, move)).toBe(false);
    expect(await told()).toEqual([]);
    const all = await Promise.all(
      Array.from({ length: 5 }, () => store.groups.move(guildId, groupId, group, move)),
    );
    expect(all.filter(Boolean)).toHaveLength(1);
    expect(await told()).toMatchObject([
      { kind: 'notice', number: 1, subject: group.version, state: 'due', dueAt: STARTED + DAY },
    ]);
    const seen = { status: 'running', version: move.change.version } as const;
    const back = { ...move, change: { ...move.change, version: group.version } };
    expect(await store.groups.move(guildId, groupId, seen, back)).toBe(true);
    expect((await told()).map(({ number }) => number).sort()).toEqual([1, 2]);
  });
});
