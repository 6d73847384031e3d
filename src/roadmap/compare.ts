import { type Leaf, leavesOf, type Roadmap } from './roadmap.ts';
import { alike, countTokens } from './similarity.ts';

/** A leaf that may be an old one under new words. */
export type Rename = { from: string; to: string; similarity: number };

/** What became of every leaf, by id. `renamed` are proposals: nothing is carried over unasked. */
export type VersionChange = {
  kept: string[];
  /** Kept, but under another topic or phase. */
  moved: string[];
  renamed: Rename[];
  added: string[];
  removed: string[];
};

/** Less alike than this is another item. */
const leastSimilarity = 0.5;

/**
 * Compares two versions of a roadmap leaf by leaf. A leaf with the same id is kept. Of the others,
 * those with the same words elsewhere are moves of the same item, and those with similar words in
 * the same or a renamed topic are proposed as renames, the most alike first, each leaf once.
 */
export function compareVersions(before: Roadmap, after: Roadmap): VersionChange {
  const old = new Map(leavesOf(before).map((leaf) => [leaf.id, leaf]));
  const next = new Map(leavesOf(after).map((leaf) => [leaf.id, leaf]));
  const both = [...next.values()].filter(({ id }) => old.has(id));
  const isMoved = (leaf: Leaf) => {
    const was = old.get(leaf.id);
    return was !== undefined && (was.topic.id !== leaf.topic.id || was.phase.id !== leaf.phase.id);
  };
  const gone = [...old.values()].filter(({ id }) => !next.has(id));
  const fresh = [...next.values()].filter(({ id }) => !old.has(id));
  const renamed = proposeRenames(gone, fresh, topicPairs(before, after));
  const from = new Set(renamed.map((rename) => rename.from));
  const to = new Set(renamed.map((rename) => rename.to));
  return {
    kept: both.filter((leaf) => !isMoved(leaf)).map(({ id }) => id),
    moved: both.filter(isMoved).map(({ id }) => id),
    renamed,
    added: fresh.filter(({ id }) => !to.has(id)).map(({ id }) => id),
    removed: gone.filter(({ id }) => !from.has(id)).map(({ id }) => id),
  };
}

/**
 * The same roadmap where each part that was renamed keeps its old id: `renames` goes from new ids
 * to old ones, as the organiser confirmed them. A rename to an id that is still in use is left out.
 */
export function keepIds(after: Roadmap, renames: ReadonlyMap<string, string>): Roadmap {
  const used = new Set(idsOf(after));
  const taken = new Set<string>();
  const idOf = (id: string): string => {
    const old = renames.get(id);
    const isFree = old !== undefined && !taken.has(old) && (!used.has(old) || renames.has(old));
    if (!isFree) return id;
    taken.add(old);
    return old;
  };
  return {
    ...after,
    phases: after.phases.map((phase) => ({
      ...phase,
      id: idOf(phase.id),
      topics: phase.topics.map((topic) => ({
        ...topic,
        // An implicit topic has no line of its own that could carry an id.
        id: topic.implicit === true ? topic.id : idOf(topic.id),
        items: topic.items.map((item) => ({ ...item, id: idOf(item.id) })),
      })),
    })),
  };
}

function proposeRenames(gone: Leaf[], fresh: Leaf[], pairs: ReadonlyMap<string, string>): Rename[] {
  const byTopic = new Map<string, Leaf[]>();
  const byText = new Map<string, Leaf[]>();
  for (const leaf of fresh) {
    byTopic.set(leaf.topic.id, [...(byTopic.get(leaf.topic.id) ?? []), leaf]);
    byText.set(leaf.text, [...(byText.get(leaf.text) ?? []), leaf]);
  }
  const words = new Map([...gone, ...fresh].map(({ text }) => [text, countTokens(text)]));
  const wordsOf = (text: string) => words.get(text) ?? countTokens(text);
  const whole = fresh.filter(isWhole);
  const proposals = gone.flatMap((leaf) => {
    const own = wordsOf(leaf.text);
    const near = isWhole(leaf) ? whole : (byTopic.get(pairs.get(leaf.topic.id) ?? '') ?? []);
    const same = byText.get(leaf.text) ?? [];
    return [...new Set([...near, ...same])]
      .map((other): Rename => {
        return { from: leaf.id, to: other.id, similarity: alike(own, wordsOf(other.text)) };
      })
      .filter((proposal) => proposal.similarity >= leastSimilarity);
  });
  const from = new Set<string>();
  const to = new Set<string>();
  return proposals
    .toSorted((a, b) => b.similarity - a.similarity)
    .filter((proposal) => {
      if (from.has(proposal.from) || to.has(proposal.to)) return false;
      from.add(proposal.from);
      to.add(proposal.to);
      return true;
    });
}

/** A topic that is ticked as a whole. */
function isWhole({ id, topic }: Leaf): boolean {
  return id === topic.id;
}

/** Which topic of the new version each old one is: the same, else the most alike, by title and items. */
function topicPairs(before: Roadmap, after: Roadmap): Map<string, string> {
  const old = before.phases.flatMap(({ topics }) => topics);
  const next = after.phases.flatMap(({ topics }) => topics);
  const known = new Set(next.map(({ id }) => id));
  const had = new Set(old.map(({ id }) => id));
  const free = next.filter(({ id }) => !had.has(id));
  const titles = new Map(free.map(({ id, title }) => [id, countTokens(title)]));
  return new Map(
    old.flatMap((topic): [string, string][] => {
      if (known.has(topic.id)) return [[topic.id, topic.id]];
      const texts = new Set(topic.items.map(({ text }) => text));
      const title = countTokens(topic.title);
      const scored = free.map((other) => {
        const shared = other.items.filter(({ text }) => texts.has(text)).length;
        const many = Math.max(1, texts.size, other.items.length);
        return {
          id: other.id,
          score: Math.max(alike(title, titles.get(other.id) ?? title), shared / many),
        };
      });
      const [best] = scored.toSorted((a, b) => b.score - a.score);
      return best !== undefined && best.score >= leastSimilarity ? [[topic.id, best.id]] : [];
    }),
  );
}

function idsOf({ phases }: Roadmap): string[] {
  return phases.flatMap(({ id, topics }) => [
    id,
    ...topics.flatMap((topic) => [topic.id, ...topic.items.map((item) => item.id)]),
  ]);
}
