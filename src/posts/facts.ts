import type { Roadmap } from '../roadmap/roadmap.ts';
import { LATE } from '../scheduler/report.ts';
import type { Group } from '../store/groups.ts';
import type { Store } from '../store/store.ts';
import { numberedPhases, phaseTitleIn } from '../study/phases.ts';

export function isLate(dueAt: number, now: number): boolean {
  return now - dueAt > LATE;
}

/** The roadmap that a group pins. */
export async function roadmapOf(store: Store, group: Group): Promise<Roadmap> {
  const roadmap = await store.roadmaps.find(group.guildId, group.version);
  if (roadmap === undefined) throw new Error(`group ${group.groupId} has no roadmap`);
  return roadmap;
}

/** The title of the group's phase with this number, from 1; empty past the last. */
export function phaseTitleOf(roadmap: Roadmap, group: Group, number: number): string {
  return phaseTitleIn(roadmap, group.plan, number);
}

/** The title of the phase that follows the one with this number; null after the last. */
export function nextPhaseTitle(roadmap: Roadmap, group: Group, number: number): string | null {
  const phases = numberedPhases(group.plan);
  const next = phases[phases.findIndex((phase) => phase.number === number) + 1];
  return next === undefined ? null : phaseTitleOf(roadmap, group, next.number) || null;
}

export type MemberProgress = {
  memberId: string;
  /** Items done or known, in all and by phase. */
  items: number;
  byPhase: ReadonlyMap<number, number>;
};

/** Every active member's progress, in the order of joining. */
export async function progressOf(store: Store, group: Group): Promise<MemberProgress[]> {
  const rows = await store.enrolments.progress(group.guildId, group.groupId);
  const members = new Map<string, { items: number; byPhase: Map<number, number> }>();
  for (const row of rows) {
    const member = members.get(row.memberId) ?? { items: 0, byPhase: new Map() };
    const items = row.items + row.known;
    member.items += items;
    if (row.phase !== null) member.byPhase.set(row.phase, items);
    members.set(row.memberId, member);
  }
  return [...members].map(([memberId, member]) => ({ memberId, ...member }));
}

/** The group's progress as a share of everybody's plan, from 0 to 1. */
export function groupShare(members: readonly MemberProgress[], planned: number): number {
  if (members.length === 0 || planned === 0) return 0;
  const done = members.reduce((sum, { items }) => sum + items, 0);
  return Math.min(1, done / (planned * members.length));
}
