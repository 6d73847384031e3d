import type { Roadmap } from '../roadmap/roadmap.ts';
import { type Plan, phaseEnds } from './plan.ts';

export type NumberedPhase = {
  phaseId: string;
  /** What standups, reports and check-ins know it by, from 1. */
  number: number;
  firstWeek: number;
  lastWeek: number;
};

/**
 * A plan's phases in their order, each with its number: its place; in a plan that was moved to a new
 * version of its roadmap, the number it had before, and those that came with the version behind them.
 */
export function numberedPhases(plan: Plan): NumberedPhase[] {
  return phaseEnds(plan).map((phase, place) => {
    const known = plan.phases?.findIndex(({ id }) => id === phase.phaseId) ?? place;
    return { ...phase, number: known + 1 };
  });
}

export function phaseNumbered(plan: Plan, number: number): NumberedPhase | undefined {
  return numberedPhases(plan).find((phase) => phase.number === number);
}

/** The title of the phase with this number; of one that the roadmap has lost, the last it had. */
export function phaseTitleIn(roadmap: Roadmap | undefined, plan: Plan, number: number): string {
  const id = phaseNumbered(plan, number)?.phaseId ?? plan.phases?.[number - 1]?.id;
  const title = roadmap?.phases.find((phase) => phase.id === id)?.title;
  return title ?? plan.phases?.[number - 1]?.title ?? '';
}
