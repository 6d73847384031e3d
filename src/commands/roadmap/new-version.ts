import type { Ask } from '../../discord/ask.ts';
import type { Message } from '../../discord/message.ts';
import { keepIds } from '../../roadmap/compare.ts';
import { type LeafChanges, leafChanges, parentRenames } from '../../roadmap/leaf-changes.ts';
import type { Roadmap } from '../../roadmap/roadmap.ts';
import type { OwnRoadmap, RoadmapDraft } from '../../store/roadmaps.ts';
import { say } from '../../views/parts.ts';
import { type UpdateSide, updateMessage } from '../../views/update.ts';
import type { Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';

/** A draft of a new version beside the version it would replace. */
export type Update = {
  draft: RoadmapDraft;
  own: OwnRoadmap;
  before: Roadmap;
  changes: LeafChanges;
};

export type FoundUpdate = { kind: 'update'; update: Update } | { kind: 'answer'; message: Message };

/** The draft of a new version, for organisers. */
export async function findUpdate(kit: Kit, ask: Ask, draftId: string): Promise<FoundUpdate> {
  if (!(await isOrganiser(kit, ask))) {
    return { kind: 'answer', message: say(ask.language, 'refuse.notOrganiser') };
  }
  const draft = await kit.store.roadmaps.findDraft(ask.guildId, draftId);
  const update = draft === undefined ? undefined : await updateOf(kit, ask, draft);
  return update === undefined
    ? { kind: 'answer', message: say(ask.language, 'import.gone') }
    : { kind: 'update', update };
}

/** What a draft would change now; undefined when it is of no roadmap of this server. */
export async function updateOf(
  kit: Kit,
  ask: Ask,
  draft: RoadmapDraft,
): Promise<Update | undefined> {
  const own = (await kit.store.roadmaps.own(ask.guildId)).find(({ key }) => key === draft.key);
  const before = own && (await kit.store.roadmaps.find(ask.guildId, own.version));
  if (own === undefined || before === undefined) return undefined;
  return { draft, own, before, changes: leafChanges(before, draft.document) };
}

/** The new version as confirmed: what is the same item, topic or phase keeps the id it had. */
export function settledDocument({ draft, before, changes }: Update): Roadmap {
  const confirmed = new Set(draft.renamed);
  const pairs = changes.renamed.filter(({ to }) => confirmed.has(to.id));
  const leaves = new Map(pairs.map(({ from, to }) => [to.id, from.id]));
  const parents = parentRenames(before, draft.document, leaves);
  return keepIds(draft.document, new Map([...parents, ...leaves]));
}

/** The private view of a new version, with whose progress it touches. */
export async function showUpdate(
  kit: Kit,
  ask: Ask,
  { draft, own, changes }: Update,
  at: { side: UpdateSide; page: number; part: number },
): Promise<Message> {
  const groups = await kit.store.roadmaps.walkers(ask.guildId, own.key);
  const ids = groups.map(({ groupId }) => groupId);
  const doneBy = new Map<string, string[]>();
  for (const { itemId, memberId } of await kit.store.roadmaps.doneBy(ask.guildId, ids)) {
    const members = doneBy.get(itemId) ?? [];
    if (!members.includes(memberId)) doneBy.set(itemId, [...members, memberId]);
  }
  return updateMessage(ask.language, {
    draftId: draft.draftId,
    title: own.title,
    changes,
    confirmed: new Set(draft.renamed),
    doneBy,
    report: draft.report,
    ...at,
  });
}
