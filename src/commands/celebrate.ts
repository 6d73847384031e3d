import type { Ask } from '../discord/ask.ts';
import { WHOLE_ROADMAP } from '../store/celebrations.ts';
import type { Store } from '../store/store.ts';
import { phaseTitleIn } from '../study/phases.ts';
import { celebrationLines } from '../views/celebration.ts';
import type { Kit } from './kit.ts';

type Row = Awaited<ReturnType<Store['checkIns']['record']>>;

/**
 * What the member hears when a check-in has completed a phase or the roadmap; the channel hears it
 * once. Costs nothing when nothing was completed.
 */
export async function celebrate(kit: Kit, ask: Ask, row: Row): Promise<string[]> {
  const phases = (row.completed ?? '').split(',').filter(Boolean).map(Number);
  if (phases.length === 0 || row.groupId === null) return [];
  const { guildId, memberId, at } = ask;
  const { groupId } = row;
  // Its last phase is told of by the whole.
  const numbers = row.isFinished ? [WHOLE_ROADMAP] : phases;
  await kit.store.celebrations.make(guildId, { groupId, memberId, at }, numbers);
  if (row.isFinished) return celebrationLines(ask.language, [null]);
  const group = await kit.store.groups.find(guildId, groupId);
  if (group === undefined) return [];
  const roadmap = await kit.store.roadmaps.find(guildId, group.version);
  const titles = phases.map((number) => phaseTitleIn(roadmap, group.plan, number));
  return celebrationLines(ask.language, titles);
}
