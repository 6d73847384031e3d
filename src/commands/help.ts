import { declare } from '../discord/command.ts';
import { wordsOf } from '../i18n/words.ts';
import { inScope } from '../views/checklist.ts';
import { COLOUR } from '../views/parts.ts';
import { deadline, plain } from '../views/text.ts';
import { checklistOf } from './checklist.ts';
import type { Kit } from './kit.ts';
import { isOrganiser } from './organiser.ts';
import { isOpen, message } from './which.ts';

/** What to do next, for this person, here. */
export default declare({
  name: 'help',
  options: [],
  run: async (ask, _, kit: Kit) => {
    const words = wordsOf(ask.language);
    const [mine, all, organiser] = await Promise.all([
      kit.store.groups.ofMember(ask.guildId, ask.memberId),
      kit.store.groups.list(ask.guildId),
      isOrganiser(kit, ask),
    ]);
    const open = all.filter(isOpen);
    const lines: string[] = [];
    for (const group of mine) {
      const list = await checklistOf(kit, ask, group, { scope: 'week', page: 0, news: null });
      const { week, weeks } = list;
      const name = plain(group.name);
      const left = inScope(list, 'week').filter((item) => item.done === null).length;
      if (week < 1)
        lines.push(words('help.before', { group: name, when: deadline(list.startsAt) }));
      else if (week > weeks) lines.push(words('help.after', { group: name }));
      else lines.push(words('help.week', { group: name, week, weeks, left }));
    }
    if (mine.length > 0) lines.push('', words('help.member'));
    else if (open.length > 0) lines.push(words('help.join', { count: open.length }));
    else if (!organiser) lines.push(words('help.noGroup'));
    if (organiser) {
      lines.push('', words(open.length === 0 ? 'help.organiserSetup' : 'help.organiserRunning'));
    }
    return message({
      embeds: [
        {
          color: COLOUR.roadmate,
          title: words('help.title'),
          description: lines.join('\n').trim(),
        },
      ],
    });
  },
});
