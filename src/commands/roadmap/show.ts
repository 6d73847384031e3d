import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, declare, type Reply } from '../../discord/command.ts';
import { say } from '../../views/parts.ts';
import { roadmapMessage } from '../../views/roadmap.ts';
import type { Kit } from '../kit.ts';
import { findRoadmap, suggestRoadmaps } from '../roadmaps.ts';
import { message } from '../which.ts';
import { listed } from './list.ts';

/** One roadmap, phase by phase. */
export default declare({
  name: 'show',
  options: [
    { name: 'roadmap', type: 'string', required: true, autocomplete: true, maxLength: 200 },
  ],
  run: async (ask, { roadmap }, kit: Kit) => show(kit, ask, roadmap, null),
  suggest: async (ask, { text }, kit: Kit) => suggestRoadmaps(kit, ask, text),
  components: {
    pick: component(z.tuple([]), async (ask, _, [name], kit: Kit) =>
      show(kit, ask, name ?? '', null),
    ),
    phase: component(z.tuple([z.string()]), async (ask, [name], [place], kit: Kit) => {
      const index = z.coerce.number().int().min(0).safeParse(place);
      return show(kit, ask, name, index.success ? index.data : null);
    }),
  },
});

async function show(kit: Kit, ask: Ask, name: string, phase: number | null): Promise<Reply> {
  const found = await findRoadmap(kit, ask, name);
  return message(
    found === undefined
      ? say(ask.language, 'refuse.unknownRoadmap')
      : roadmapMessage(ask.language, listed(found), phase),
  );
}
