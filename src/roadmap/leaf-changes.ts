import { compareVersions } from './compare.ts';
import { type Leaf, leavesOf, type Roadmap } from './roadmap.ts';

type Pair = { from: Leaf; to: Leaf };

/** What a new version changes, with the leaves themselves. `renamed` are proposals. */
export type LeafChanges = {
  kept: number;
  renamed: (Pair & { similarity: number })[];
  moved: Pair[];
  added: Leaf[];
  removed: Leaf[];
};

export function leafChanges(before: Roadmap, after: Roadmap): LeafChanges {
  const old = new Map(leavesOf(before).map((leaf) => [leaf.id, leaf]));
  const next = new Map(leavesOf(after).map((leaf) => [leaf.id, leaf]));
  const pair = (fromId: string, toId: string): Pair[] => {
    const [from, to] = [old.get(fromId), next.get(toId)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  };
  const only = (ids: readonly string[], leaves: ReadonlyMap<string, Leaf>) =>
    ids.flatMap((id) => leaves.get(id) ?? []);
  const { kept, renamed, moved, added, removed } = compareVersions(before, after);
  return {
    kept: kept.length,
    renamed: renamed.flatMap(({ from, to, similarity }) =>
      pair(from, to).map((both) => ({ ...both, similarity })),
    ),
    moved: moved.flatMap((id) => pair(id, id)),
    added: only(added, next),
    removed: only(removed, old),
  };
}

/**
 * The renames of topics and phases that follow from those of their leaves: a new part most of whose
 * leaves were in one old part, which the new version has lost, is that part under a new title.
 */
export function parentRenames(
  before: Roadmap,
  after: Roadmap,
  leaves: ReadonlyMap<string, string>,
): Map<string, string> {
  const old = new Map(leavesOf(before).map((leaf) => [leaf.id, leaf]));
  const renames = new Map<string, string>();
  for (const level of ['topic', 'phase'] as const) {
    const [had, has] = [partsOf(before, level), partsOf(after, level)];
    const votes = new Map<string, string[]>();
    for (const leaf of leavesOf(after)) {
      const part = leaf[level].id;
      const was = old.get(leaves.get(leaf.id) ?? leaf.id)?.[level].id ?? '';
      if (!had.has(part)) votes.set(part, [...(votes.get(part) ?? []), was]);
    }
    const taken = new Set<string>();
    for (const [part, was] of votes) {
      const best = was.find((id) => was.filter((each) => each === id).length * 2 > was.length);
      if (best === undefined || !had.has(best) || has.has(best) || taken.has(best)) continue;
      taken.add(best);
      renames.set(part, best);
    }
  }
  return renames;
}

function partsOf({ phases }: Roadmap, level: 'topic' | 'phase'): ReadonlySet<string> {
  const parts = level === 'phase' ? phases : phases.flatMap(({ topics }) => topics);
  return new Set(parts.map(({ id }) => id));
}
