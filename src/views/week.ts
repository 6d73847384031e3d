import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { inScope, type Checklist, type ChecklistItem } from './checklist.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { deadline, fitLines, plain } from './text.ts';

/** A member's week: open items, late items, the next deadline. */
export function weekMessage(
  language: Language,
  list: Pick<Checklist, 'groupId' | 'group' | 'week' | 'weeks' | 'items' | 'startsAt' | 'endsAt'>,
): Message {
  const words = wordsOf(language);
  const { week, weeks } = list;
  const open = inScope(list, 'week').filter((item) => item.done === null);
  const late = inScope(list, 'late');
  const lines = (items: readonly ChecklistItem[]) =>
    fitLines(
      items.map((item) => `⬜ ${plain(item.text)}`),
      1000,
      (count) => words('plan.more', { count }),
    );
  const running = week >= 1 && week <= weeks;
  const description =
    week < 1
      ? words('panel.beforeStart', { when: deadline(list.startsAt) })
      : running
        ? words('panel.week', { week, weeks })
        : words('panel.after');
  return {
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('plan.title', { group: plain(list.group) }),
        description,
        fields: [
          ...(running
            ? [
                {
                  name: words('plan.open'),
                  value: open.length > 0 ? lines(open) : words('plan.nothingOpen'),
                },
              ]
            : []),
          ...(late.length > 0
            ? [{ name: `${words('plan.late')} · ${late.length}`, value: lines(late) }]
            : []),
          ...(running ? [{ name: words('plan.deadline'), value: until(words, list.endsAt) }] : []),
        ],
      },
    ],
    components: [
      buttons(
        button(customId('done', 'open', list.groupId), words('done.openChecklist'), 'primary'),
      ),
    ],
  };
}

function until(words: Words, endsAt: number | null): string {
  return endsAt === null ? words('group.status.paused') : deadline(endsAt);
}
