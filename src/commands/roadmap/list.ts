import { declare } from '../../discord/command.ts';
import { makePlan } from '../../study/plan.ts';
import type { ShippedRoadmap } from '../../roadmap/shipped-roadmap.ts';
import { type ListedRoadmap, roadmapsMessage } from '../../views/roadmap.ts';
import type { Kit } from '../kit.ts';
import { availableRoadmaps, nameOf } from '../roadmaps.ts';
import { message } from '../which.ts';

/** The roadmaps that this server may use. */
export default declare({
  name: 'list',
  options: [],
  run: async (ask, _, kit: Kit) =>
    message(roadmapsMessage(ask.language, availableRoadmaps(kit, ask).map(listed))),
});

/** A roadmap with the number of weeks it takes unless a group asks for another. */
export function listed(shipped: ShippedRoadmap): ListedRoadmap {
  const planned = makePlan(shipped.roadmap, { weeks: null });
  return {
    name: nameOf(shipped),
    roadmap: shipped.roadmap,
    weeks: planned.kind === 'planned' ? planned.plan.weeks.length : 0,
  };
}
