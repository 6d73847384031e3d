import { type Roadmap, type Topic, topicLeaves } from '../roadmap/roadmap.ts';

/** Effort in whole points: ten for an estimated day of work. */
export type Points = number;

export const POINTS_PER_DAY = 10;

/**
 * The points of every leaf, done ones included, by leaf id. A topic's effort (days x 10; without
 * days, stars x 10; without either, 10) is spread over its items, at least 1 each, and the items
 * sum to it exactly unless that minimum asks for more (features.md, "Streak, points, board").
 */
export function leafPoints(roadmap: Roadmap): Map<string, Points> {
  const points = new Map<string, Points>();
  for (const phase of roadmap.phases) {
    for (const topic of phase.topics) {
      const leaves = topicLeaves(phase, topic);
      const shares = spread(topicPoints(topic), leaves.length);
      leaves.forEach((leaf, i) => {
        points.set(leaf.id, shares[i] ?? 1);
      });
    }
  }
  return points;
}

function topicPoints(topic: Topic): Points {
  return Math.round((topic.days ?? topic.stars ?? 1) * POINTS_PER_DAY);
}

/** Rounds the running total, not each share, so that no point is lost or won on the way. */
function spread(total: Points, count: number): Points[] {
  const upTo = (i: number) => Math.round((total * i) / count);
  return Array.from({ length: count }, (_, i) => Math.max(1, upTo(i + 1) - upTo(i)));
}
