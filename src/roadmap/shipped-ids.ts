import type { DraftItem, DraftPhase, DraftTopic } from './draft.ts';
import { assignIds } from './ids.ts';
import type { Item, Phase, Topic } from './roadmap.ts';
import type { ShippedRoadmap } from './shipped-roadmap.ts';

/** Roadmaps as they are compiled in: an id that follows from the words (`ids.ts`) is not written down. */
export type StoredRoadmap = {
  key: string;
  roadmap: Omit<ShippedRoadmap['roadmap'], 'phases'> & { phases: StoredPhase[] };
};
type Stored<T extends { id: string }> = Omit<T, 'id'> & { id?: string };
type StoredTopic = Omit<Stored<Topic>, 'items'> & { items: Stored<Item>[] };
type StoredPhase = Omit<Stored<Phase>, 'topics'> & { topics: StoredTopic[] };

/** Gives every part its id back. */
export function withIds(stored: readonly StoredRoadmap[]): ShippedRoadmap[] {
  return stored.map(({ key, roadmap }) => ({
    key,
    roadmap: { ...roadmap, phases: assignIds(roadmap.phases.map(draftOfPhase)) },
  }));
}

/** Takes out every id that `withIds` gives back by itself. */
export function withoutIds(shipped: readonly ShippedRoadmap[]): StoredRoadmap[] {
  return shipped.map(({ key, roadmap }) => {
    const bare = roadmap.phases.map(barePhase);
    const given = idsOf(assignIds(bare.map(draftOfPhase)));
    const same = JSON.stringify(given) === JSON.stringify(idsOf(roadmap.phases));
    return { key, roadmap: { ...roadmap, phases: same ? bare : roadmap.phases } };
  });
}

function idsOf(phases: readonly Phase[]): string[] {
  return phases.flatMap(({ id, topics }) => [
    id,
    ...topics.flatMap((topic) => [topic.id, ...topic.items.map((item) => item.id)]),
  ]);
}

function barePhase({ id: _, topics, ...phase }: Phase): StoredPhase {
  return { ...phase, topics: topics.map(bareTopic) };
}

function bareTopic({ id: _, items, ...topic }: Topic): StoredTopic {
  return { ...topic, items: items.map(({ id: __, ...item }) => item) };
}

function draftOfPhase({ id, topics, ...value }: StoredPhase): DraftPhase {
  return { line: 0, explicitId: id, value, topics: topics.map(draftOfTopic) };
}

function draftOfTopic({ id, items, ...value }: StoredTopic): DraftTopic {
  return { line: 0, explicitId: id, value, items: items.map(draftOfItem) };
}

function draftOfItem({ id, ...value }: Stored<Item>): DraftItem {
  return { line: 0, explicitId: id, value };
}
