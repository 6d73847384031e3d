import type { Roadmap } from '../roadmap/roadmap.ts';
import { makePlan, type Plan } from './plan.ts';

export type ReplanOutcome =
  | { kind: 'planned'; plan: Plan }
  /** Weeks up to the current one stay, and something must be left for the others. */
  | { kind: 'too-few-weeks'; least: number }
  | { kind: 'too-many-weeks'; most: number };

/**
 * The plan with another number of weeks: those up to `current` stay as they are, and the items of
 * the coming ones are laid anew into the rest. `weeks` is the number in all.
 */
export function replan(
  roadmap: Roadmap,
  plan: Plan,
  current: number,
  weeks: number,
): ReplanOutcome {
  const stay = plan.weeks.filter(({ number }) => number <= current);
  const coming = new Set(
    plan.weeks.slice(stay.length).flatMap(({ leaves }) => leaves.map(({ id }) => id)),
  );
  if (coming.size === 0) {
    if (weeks === stay.length) return { kind: 'planned', plan };
    return weeks < stay.length
      ? { kind: 'too-few-weeks', least: stay.length }
      : { kind: 'too-many-weeks', most: stay.length };
  }
  if (weeks <= stay.length) return { kind: 'too-few-weeks', least: stay.length + 1 };
  // With nothing behind it, a roadmap's own week plan still leads.
  const rest = stay.length === 0 ? roadmap : { ...onlyOpen(roadmap, coming), weekPlan: [] };
  const planned = makePlan(rest, { weeks: weeks - stay.length });
  if (planned.kind === 'too-many-weeks') {
    return { kind: 'too-many-weeks', most: stay.length + planned.most };
  }
  if (planned.kind !== 'planned') throw new Error(`replan: ${planned.kind}`);
  const laid = planned.plan.weeks.map((week) => ({ ...week, number: week.number + stay.length }));
  return { kind: 'planned', plan: { ...planned.plan, weeks: [...stay, ...laid] } };
}

/** The roadmap with everything done but these leaves. */
export function onlyOpen(roadmap: Roadmap, open: ReadonlySet<string>): Roadmap {
  return {
    ...roadmap,
    phases: roadmap.phases.map((phase) => ({
      ...phase,
      topics: phase.topics.map((topic) =>
        topic.items.length === 0
          ? { ...topic, done: !open.has(topic.id) }
          : {
              ...topic,
              items: topic.items.map((item) => ({ ...item, done: !open.has(item.id) })),
            },
      ),
    })),
  };
}
