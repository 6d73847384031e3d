import { declare } from '../../discord/command.ts';
import { usualWeeks } from '../../study/plan.ts';
import { type ListedRoadmap, roadmapsMessage } from '../../views/roadmap.ts';
import type { Kit } from '../kit.ts';
import { availableRoadmaps, type FoundRoadmap, withDocuments } from '../roadmaps.ts';
import { message } from '../which.ts';

/** The roadmaps that this server may use. */
export default declare({
  name: 'list',
  options: [],
  run: async (ask, _, kit: Kit) => {
    const all = await withDocuments(kit, ask, await availableRoadmaps(kit, ask));
    return message(roadmapsMessage(ask.language, all.map(listed)));
  },
});

/** A roadmap with the number of weeks it takes unless a group asks for another. */
export function listed({ name, roadmap }: Pick<FoundRoadmap, 'name' | 'roadmap'>): ListedRoadmap {
  return { name, roadmap, weeks: usualWeeks(roadmap) };
}
