import type { ProfileFacts } from './facts.ts';

/** The share of all items that is done, 0 to 1; a plan without items is done. */
export function progressOf(phases: ProfileFacts['phases']): number {
  const total = phases.reduce((sum, phase) => sum + phase.total, 0);
  const done = phases.reduce((sum, phase) => sum + phase.done, 0);
  return total === 0 ? 1 : Math.min(1, done / total);
}
