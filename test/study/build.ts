import type { Item, Phase, Roadmap, Topic } from '../../src/roadmap/roadmap.ts';

/** Roadmaps for the tests of `study`, in a few words. */

export function roadmapOf(phases: Phase[], weekPlan: Roadmap['weekPlan'] = []): Roadmap {
  return { title: 'A roadmap', language: 'en', phases, weekPlan, resources: [], notes: [] };
}

export function phaseOf(id: string, topics: Topic[], weeks?: [number, number]): Phase {
  const length = weeks && { weeks: { min: weeks[0], max: weeks[1] } };
  return { id, title: id, topics, ...length };
}

export function topicOf(id: string, items: Item[] | string[], more: Partial<Topic> = {}): Topic {
  const whole = items.map((item, i) =>
    typeof item === 'string' ? { id: `${id}/${i + 1}`, text: item, done: false } : item,
  );
  return { id, title: id, why: [], resources: [], items: whole, ...more };
}

/** A topic with that many open items. */
export function topicWith(id: string, count: number, more: Partial<Topic> = {}): Topic {
  return topicOf(
    id,
    Array.from({ length: count }, (_, i) => `${id} item ${i + 1}`),
    more,
  );
}
