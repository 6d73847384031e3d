import type { Roadmap } from '../../src/roadmap/roadmap.ts';
import type { Database } from '../../src/store/database/database.ts';
import { createStore } from '../../src/store/store.ts';
import * as schema from '../../src/store/tables/schema.ts';
import { DAY, enrol, fewItems, makeGroup, newId, STARTED } from '../store/fixture.ts';

const roadmapOf = (canary: string): Roadmap => ({
  title: `Roadmap of ${canary}`,
  language: 'en',
  weekPlan: [],
  phases: [],
  resources: [],
  notes: [],
});

/** A server with a row in every table, and its canary in every text that somebody wrote. */
export async function fillServer(
  db: Database,
  canary: string,
): Promise<{ guildId: string; memberId: string; groupId: number }> {
  const store = createStore(db);
  const guildId = newId();
  const settings = { channelId: newId(), organiserRoleId: newId() };
  await store.guilds.save(guildId, settings, { language: 'zh-CN', zone: 'Asia/Shanghai' });
  const group = await makeGroup(store, {
    guildId,
    items: fewItems(4),
    change: { name: canary, outageWeeks: [2], pausedAt: STARTED + 1 },
  });
  const { groupId } = group;
  const memberId = await enrol(store, group);
  const at = STARTED + DAY;
  const own = { guildId, groupId, memberId };
  await store.checkIns.record(guildId, {
    ...own,
    itemIds: ['item-1', 'item-2'],
    interactionId: newId(),
    note: `${canary} "quoted" \\ 中文 🎉\nline \u2028 two`,
    link: 'https://example.org/a?b=c',
    at,
  });
  const undone = { itemIds: ['item-2'], interactionId: newId(), at: at + 1 };
  await store.checkIns.undo(guildId, { ...own, ...undone });
  const document = roadmapOf(canary);
  await db.insert(schema.roadmapVersions).values({ guildId, version: 'v1', key: 'own', document });
  await db.insert(schema.roadmaps).values({
    ...{ guildId, key: 'own', version: 'v1', title: canary, language: 'en' },
    ...{ addedBy: memberId, addedAt: at },
  });
  await db.insert(schema.roadmapDrafts).values({
    ...{ guildId, draftId: newId(), document, renamed: ['a'], madeAt: at },
    report: [],
  });
  await db.insert(schema.members).values({ guildId, memberId, alias: canary, closedAt: at });
  await db.insert(schema.leaves).values({ ...own, week: 1, kind: 'leave', at });
  await db
    .insert(schema.reviews)
    .values({ ...own, interactionId: newId(), itemId: 'item-1', answer: 'shaky', at });
  await db.insert(schema.standupAnswers).values({
    ...{ ...own, number: 1, answeredAt: at },
    ...{ finished: canary, next: '', blockers: canary },
  });
  await db
    .insert(schema.blockers)
    .values({ ...own, scope: 'phase', number: 1, text: canary, raisedAt: at });
  await db.insert(schema.posts).values([
    { guildId, groupId, kind: 'assignment', number: 1, dueAt: STARTED, state: 'sent' },
    {
      ...{ guildId, groupId, kind: 'answer', number: 1, subject: memberId, dueAt: at },
      ...{ state: 'due', reason: canary, messageId: newId() },
    },
  ]);
  await db.insert(schema.auditEntries).values({
    ...{ guildId, interactionId: newId(), memberId, action: 'group.pause', groupId },
    ...{ detail: { name: canary }, outcome: 'done' },
  });
  return { guildId, memberId, groupId };
}
