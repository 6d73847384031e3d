import type { Group } from '../store/groups.ts';
import { numberedPhases, phaseTitleIn } from '../study/phases.ts';
import { weekOf } from '../study/schedule.ts';
import type { Kit } from './kit.ts';

/** The phase that a group is in: the first that has not ended, else the last. Numbers from 1. */
export function currentPhase(group: Group, at: number) {
  const week = Math.max(1, weekOf(group, at));
  const phases = numberedPhases(group.plan);
  const { number } = phases.find(({ lastWeek }) => lastWeek >= week) ??
    phases.at(-1) ?? { number: 0 };
  return { number, title: (kit: Kit) => phaseTitle(kit, group, number) };
}

/** The title of a group's phase, as its roadmap has it. */
export async function phaseTitle(kit: Kit, group: Group, number: number): Promise<string> {
  const roadmap = await kit.store.roadmaps.find(group.guildId, group.version);
  return phaseTitleIn(roadmap, group.plan, number);
}

/** The standups open at an instant: those of phases in their last week. Numbers from 1. */
export function openStandups(group: Group, at: number): number[] {
  const week = weekOf(group, at);
  return numberedPhases(group.plan).flatMap(({ lastWeek, number }) =>
    lastWeek === week ? [number] : [],
  );
}
