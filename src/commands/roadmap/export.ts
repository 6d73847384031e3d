import type { Ask } from '../../discord/ask.ts';
import { declare, type Reply } from '../../discord/command.ts';
import { MARKDOWN } from '../../discord/message.ts';
import type { Roadmap } from '../../roadmap/roadmap.ts';
import { writeCanonical } from '../../roadmap/write.ts';
import { say } from '../../views/parts.ts';
import { bare, plain } from '../../views/text.ts';
import type { Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { findRoadmap, suggestRoadmaps } from '../roadmaps.ts';
import { message } from '../which.ts';

/** A roadmap as a Markdown file in the canonical format. */
export default declare({
  name: 'export',
  options: [
    { name: 'roadmap', type: 'string', required: true, autocomplete: true, maxLength: 200 },
  ],
  run: (ask, { roadmap }, kit: Kit) => hand(kit, ask, roadmap),
  dear: ['run'],
  suggest: async (ask, { text }, kit: Kit) => suggestRoadmaps(kit, ask, text),
});

async function hand(kit: Kit, ask: Ask, named: string): Promise<Reply> {
  const { language } = ask;
  if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
  const found = await findRoadmap(kit, ask, named);
  if (found === undefined) return message(say(language, 'refuse.unknownRoadmap'));
  const { roadmap, source, name } = found;
  const fileName = source.kind === 'shipped' ? name : fileNameOf(roadmap);
  return message({
    ...say(language, 'import.exported', { title: plain(roadmap.title) }),
    files: [{ name: `${fileName}.md`, data: writeCanonical(roadmap), type: MARKDOWN }],
  });
}

/** `learn-to-bake.en`: the title's letters and digits, in any script, and the language. */
function fileNameOf({ title, language }: Roadmap): string {
  const words =
    bare(title)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const short = words.join('-').slice(0, 60).toWellFormed();
  return `${short === '' ? 'roadmap' : short}.${language.replace(/[^A-Za-z0-9-]/g, '')}`;
}
