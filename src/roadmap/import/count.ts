import { leavesOf, type Roadmap } from '../roadmap.ts';
import type { Counts } from './import-report.ts';

/** How much a roadmap holds. `done` counts the leaves that were done before any group began. */
export function countRoadmap(roadmap: Roadmap): Counts {
  const topics = roadmap.phases.flatMap((phase) => phase.topics);
  const leaves = leavesOf(roadmap);
  return {
    phases: roadmap.phases.length,
    topics: topics.length,
    items: topics.reduce((sum, { items }) => sum + items.length, 0),
    done: leaves.filter(({ done }) => done).length,
    leaves: leaves.length,
  };
}
