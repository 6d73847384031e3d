import { type Leaf, leavesOf, type Roadmap } from './roadmap.ts';
import { similarity } from './similarity.ts';

export type Rename = { from: Leaf; to: Leaf; similarity: number };
export type VersionChanges = {
  kept: Leaf[];
  renamed: Rename[];
  moved: { from: Leaf; to: Leaf }[];
  added: Leaf[];
  removed: Leaf[];
};

/** What a new version changes, leaf by leaf; renames are proposals. */
export function compareVersions(before: Roadmap, after: Roadmap): VersionChanges {
  const [old, fresh] = [leavesOf(before), leavesOf(after)];
  const byId = new Map(old.map((leaf) => [leaf.id, leaf]));
  const freshIds = new Set(fresh.map(({ id }) => id));
  const left = old.filter(({ id }) => !freshIds.has(id));
  const renamed: Rename[] = [];
  const added: Leaf[] = [];
  for (const to of fresh.filter(({ id }) => !byId.has(id))) {
    const [best] = left
      .filter((from) => !renamed.some((each) => each.from === from))
      .map((from) => ({ from, to, similarity: similarity(from.text, to.text) }))
      .sort((a, b) => b.similarity - a.similarity);
    if (best !== undefined && best.similarity >= 0.5) renamed.push(best);
    else added.push(to);
  }
  const same = fresh.flatMap((to) => {
    const from = byId.get(to.id);
    return from === undefined ? [] : [{ from, to }];
  });
  const moved = same.filter(({ from, to }) => from.topic.id !== to.topic.id);
  return {
    kept: same.filter((pair) => !moved.includes(pair)).map(({ to }) => to),
    renamed,
    moved,
    added,
    removed: left.filter((from) => !renamed.some((each) => each.from === from)),
  };
}

/** The new version with the ids that confirmed renames had before. */
export function keepIds(after: Roadmap, renames: ReadonlyMap<string, string>): Roadmap {
  const idOf = <T extends { id: string }>(part: T): T => ({
    ...part,
    id: renames.get(part.id) ?? part.id,
  });
  return {
    ...after,
    phases: after.phases.map((phase) => ({
      ...phase,
      topics: phase.topics.map((topic) => ({ ...idOf(topic), items: topic.items.map(idOf) })),
    })),
  };
}
