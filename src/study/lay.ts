import type { Leaf } from '../roadmap/roadmap.ts';
import { split } from './cut.ts';
import { partition } from './partition.ts';

/** A leaf that is still to be done, and its effort. */
export type OpenLeaf = Leaf & { points: number };

/**
 * Lays open leaves into weeks in document order, by effort. With at least as many weeks as phases,
 * no week mixes two phases and each phase gets weeks in proportion to its effort; with fewer, the
 * leaves are one run. Of a run's weeks no two differ by more than its largest leaf, none is empty.
 * Needs 1 to `leaves.length` weeks.
 */
export function layWeeks(leaves: readonly OpenLeaf[], weeks: number): OpenLeaf[][] {
  const phases = byPhase(leaves);
  const runs = weeks < phases.length ? [[...leaves]] : phases;
  const counts = shareWeeks(
    runs.map((run) => ({ effort: sumPoints(run), most: run.length })),
    weeks,
  );
  return runs.flatMap((run, i) => layRun(run, counts[i] ?? 1));
}

function byPhase(leaves: readonly OpenLeaf[]): OpenLeaf[][] {
  const phases = new Map<string, OpenLeaf[]>();
  for (const leaf of leaves) {
    const phase = phases.get(leaf.phase.id);
    if (phase) phase.push(leaf);
    else phases.set(leaf.phase.id, [leaf]);
  }
  return [...phases.values()];
}

export function sumPoints(leaves: readonly { points: number }[]): number {
  return leaves.reduce((sum, { points }) => sum + points, 0);
}

/** Whether each leaf belongs to the same topic as the next one. */
export function sharedTopics(leaves: readonly OpenLeaf[]): boolean[] {
  return leaves.map(
    (leaf, i) => leaf.topic.id === leaves[i + 1]?.topic.id && leaf.phase === leaves[i + 1]?.phase,
  );
}

function layRun(run: readonly OpenLeaf[], weeks: number): OpenLeaf[][] {
  const weights = run.map(({ points }) => points);
  return split(run, partition(weights, sharedTopics(run), weeks));
}

/**
 * Shares weeks out in proportion to effort by Webster's rule, at least 1 and at most `most` each:
 * the next week always goes to the run that falls furthest behind its share.
 */
function shareWeeks(runs: readonly { effort: number; most: number }[], weeks: number): number[] {
  const counts = runs.map(() => 1);
  for (let given = runs.length; given < weeks; given++) {
    let next = -1;
    let greatest = 0;
    runs.forEach(({ effort, most }, i) => {
      const count = counts[i] ?? 1;
      const claim = effort / (count + 0.5);
      if (count < most && claim > greatest) {
        next = i;
        greatest = claim;
      }
    });
    counts[next] = (counts[next] ?? 0) + 1;
  }
  return counts;
}
