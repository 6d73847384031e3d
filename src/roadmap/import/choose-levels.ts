import type { ImportOptions } from './import-options.ts';
import { boxesWithin, isFacet, notAside, type Surveyed } from './survey.ts';

/** Which sections are phases, and which are topics; everything else belongs to one of them or to none. */
export type Levels = {
  how: 'phases-by-words' | 'phases-by-level' | 'phases-implicit';
  phases: Set<Surveyed>;
  topics: Set<Surveyed>;
};

/**
 * Decides what the headings are. Headings with a phase word are phases. Without them the topics are
 * the headings that own items, on the level where most do, and the phases stand one level above;
 * where nothing stands there, the roadmap is one phase.
 */
export function chooseLevels(root: Surveyed, options: ImportOptions, boxesOnly: boolean): Levels {
  const all = notAside(root).filter((node) => !isFacet(node));
  const owns = (node: Surveyed) => ownsItems(node, boxesOnly);
  const chosen = options.phases === undefined ? undefined : Number(options.phases.slice(1));
  if (chosen !== undefined) {
    const phases = new Set(all.filter(({ section }) => section.depth === chosen));
    return { how: 'phases-by-words', phases, topics: topicsBelow(phases, owns, options) };
  }
  const worded = wordedPhases(all, root, boxesOnly);
  if (worded.size > 0) {
    return { how: 'phases-by-words', phases: worded, topics: topicsBelow(worded, owns, options) };
  }
  return byLevel(all, root, owns, options);
}

/** Whether items stand directly under a heading, or under a heading that only labels them. */
export function ownsItems(node: Surveyed, boxesOnly: boolean): boolean {
  const { boxes, bullets, rows } = node.yield;
  if (boxes + rows + (boxesOnly ? 0 : bullets) > 0) return true;
  return node.children.some(
    (child) => isFacet(child) && child.label === 'items' && ownsItems(child, boxesOnly),
  );
}

function wordedPhases(all: Surveyed[], root: Surveyed, boxesOnly: boolean): Set<Surveyed> {
  const numbered = all.filter(({ phaseWord }) => phaseWord === 'numbered');
  const plain = all.filter(({ phaseWord }) => phaseWord !== undefined);
  const level =
    levelOfMany(numbered, 2) ??
    levelOfMany(plain, 2) ??
    (numbered.length > 0 && numbered.some((node) => hasItems(node, boxesOnly))
      ? numbered[0]?.level
      : undefined);
  if (level === undefined) return new Set();
  const same = all.filter((node) => node.level === level);
  const named = same.filter(({ phaseWord }) => phaseWord !== undefined);
  if (numbered.length === 0 && named.length * 2 < same.length) return new Set();
  const isNamed = new Set(named);
  const first = all.indexOf(named[0] ?? root);
  const last = all.indexOf(named.at(-1) ?? root);
  return new Set(
    all.filter((node, index) => {
      if (
        node.level > level ||
        (node.level < level && node.children.some((child) => isNamed.has(child)))
      )
        return false;
      if (isNamed.has(node)) return true;
      if (boxesWithin(node) > 0 || node.kind === 'prior') return hasItems(node, boxesOnly);
      // Between two phases, or a project at the end: part of the course. Otherwise advice in other words.
      const isPart = (index > first && index < last) || isProject.test(node.section.words);
      return node.level === level && isPart && hasItems(node, boxesOnly) && node.yield.rows === 0;
    }),
  );
}

const isProject =
  /project|capstone|bonus|extra|项目|实战|proyecto|projeto|dự án|proje|proyek|프로젝트|プロジェクト|projet|projekt|проект/iu;

function levelOfMany(nodes: Surveyed[], least: number): number | undefined {
  const levels = [...new Set(nodes.map(({ level }) => level))].toSorted((a, b) => a - b);
  return levels.find((level) => nodes.filter((node) => node.level === level).length >= least);
}

function hasItems(node: Surveyed, boxesOnly: boolean): boolean {
  return ownsItems(node, boxesOnly) || node.children.some((child) => hasItems(child, boxesOnly));
}

type Owns = (node: Surveyed) => boolean;

/** Under each phase, the first headings on the way down that own items, or have nothing below. */
function topicsBelow(phases: Set<Surveyed>, owns: Owns, options: ImportOptions): Set<Surveyed> {
  const depth = options.topics === undefined ? undefined : Number(options.topics.slice(1));
  const found = new Set<Surveyed>();
  const visit = (node: Surveyed): void => {
    if (node.aside !== undefined || isFacet(node)) return;
    const below = node.children.filter((child) => child.aside === undefined && !isFacet(child));
    const isTopic =
      depth === undefined
        ? owns(node) || !below.some((child) => hasOwner(child, owns))
        : node.section.depth >= depth;
    if (isTopic) found.add(node);
    else for (const child of below) visit(child);
  };
  for (const phase of phases) {
    for (const child of phase.children) if (!phases.has(child)) visit(child);
  }
  return found;
}

function hasOwner(node: Surveyed, owns: Owns): boolean {
  return owns(node) || node.children.some((child) => hasOwner(child, owns));
}

function byLevel(all: Surveyed[], root: Surveyed, owns: Owns, options: ImportOptions): Levels {
  const owners = all.filter(owns);
  const candidates =
    owners.length > 0
      ? owners
      : all.filter(({ children }) =>
          children.every((child) => child.aside !== undefined || isFacet(child)),
        );
  const starts = new Set(candidates);
  const chosen = options.topics === undefined ? undefined : Number(options.topics.slice(1));
  const atDepth = all.filter(({ section }) => section.depth === chosen);
  const level = atDepth[0]?.level ?? topicLevel(all, candidates, owns);
  const known = new Set(all);
  const isParent = (node: Surveyed) =>
    node.level === level - 1 && node.children.some((child) => known.has(child));
  const phases = new Set(
    all.filter(
      (node) =>
        node.level > 0 &&
        node.level < level &&
        (owns(node) || isParent(node)) &&
        (!isParent(node) || hasOwnerOrLeaf(node, starts)),
    ),
  );
  if (phases.size === 0) {
    const topics = new Set(
      all.filter(
        (node) =>
          node.level === level &&
          (owners.length === 0
            ? starts.has(node)
            : hasOwner(node, owns) || (node.hasTime && node.children.length === 0)),
      ),
    );
    return { how: 'phases-implicit', phases: new Set([root]), topics };
  }
  const inPhase = new Set([...phases].flatMap(({ children }) => children));
  const topics = new Set(all.filter((node) => node.level === level && inPhase.has(node)));
  const strays = all.filter((node) => node.level === level && owns(node) && !topics.has(node));
  return { how: 'phases-by-level', phases: new Set([...phases, ...strays]), topics };
}

function hasOwnerOrLeaf(node: Surveyed, candidates: Set<Surveyed>): boolean {
  return candidates.has(node) || node.children.some((child) => hasOwnerOrLeaf(child, candidates));
}

/** The level on which most headings own items; headings with weeks or days go before. */
function topicLevel(all: Surveyed[], candidates: Surveyed[], owns: Owns): number {
  const timed = all.filter(({ hasTime }) => hasTime);
  const timedLevel = levelOfMany(timed, 3);
  const onIt = timed.filter(({ level }) => level === timedLevel);
  if (timedLevel !== undefined && onIt.filter(owns).length * 2 >= onIt.length) return timedLevel;
  const counts = new Map<number, number>();
  for (const { level } of candidates) counts.set(level, (counts.get(level) ?? 0) + 1);
  // Of two equal levels the lower one.
  const [best] = [...counts].toSorted(([a, many], [b, more]) => more - many || b - a);
  return best?.[0] ?? 1;
}
