import { customId } from '../discord/command.ts';
import type { Message, Row } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { button, buttons, COLOUR, select } from './parts.ts';
import { deadline, plain, timestamp } from './text.ts';
import { pageFooter, turnButtons } from './turn-pages.ts';

export const SCOPES = ['week', 'late', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

export type ChecklistItem = {
  itemId: string;
  text: string;
  topic: string;
  week: number;
  points: number;
  done: 'done' | 'known' | null;
};

export type Checklist = {
  groupId: number;
  group: string;
  /** 0 before the first week, one more than `weeks` after the last. */
  week: number;
  weeks: number;
  startsAt: number;
  /** Null while the group is paused: nobody knows yet. */
  endsAt: number | null;
  items: readonly ChecklistItem[];
  scope: Scope;
  page: number;
  /** What just happened, on top. */
  news: string | null;
};

/** Discord's menus hold 25 options. */
export const PAGE = 25;

/** Items that a scope shows; late ones are those of earlier weeks that are open. */
export function inScope(list: Pick<Checklist, 'items' | 'week'>, scope: Scope): ChecklistItem[] {
  return list.items.filter((item) => {
    if (scope === 'week') return item.week === list.week;
    if (scope === 'late') return item.week < list.week && item.done === null;
    return true;
  });
}

/** The private checklist: one menu to tick, buttons to look elsewhere; always edited in place. */
export function checklistMessage(language: Language, list: Checklist): Message {
  const words = wordsOf(language);
  const shown = inScope(list, list.scope);
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const page = Math.min(Math.max(0, list.page), pages - 1);
  const part = shown.slice(page * PAGE, (page + 1) * PAGE);
  const lines = part.map((item) => line(words, item));
  const turns = turnButtons(words, page, pages, (to) =>
    customId('done', 'panel', list.groupId, list.scope, to),
  );
  return {
    ...(list.news === null ? {} : { content: list.news }),
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('panel.title', { group: plain(list.group) }),
        description: [
          header(words, list),
          '',
          ...(lines.length > 0 ? lines : [words('panel.nothing')]),
        ].join('\n'),
        ...pageFooter(words, page, pages),
      },
    ],
    components: [
      ...(part.length > 0 ? [tickMenu(words, list, page, part)] : []),
      scopeButtons(words, list),
      ...(turns.length > 0 ? [buttons(...turns)] : []),
    ],
  };
}

function header(words: Words, { week, weeks, startsAt, endsAt }: Checklist): string {
  if (week < 1) return words('panel.beforeStart', { when: timestamp(startsAt) });
  if (week > weeks) return words('panel.after');
  return [
    words('panel.week', { week, weeks }),
    endsAt === null
      ? words('group.status.paused')
      : words('panel.deadline', { when: deadline(endsAt) }),
  ].join(' · ');
}

function line(words: Words, item: ChecklistItem): string {
  const text = plain(item.text);
  if (item.done === 'known') return `☑️ ${text} *(${words('panel.known')})*`;
  return item.done === 'done' ? `✅ ~~${text}~~` : `⬜ ${text}`;
}

function tickMenu(
  words: Words,
  list: Checklist,
  page: number,
  part: readonly ChecklistItem[],
): Row {
  return select(
    customId('done', 'tick', list.groupId, list.scope, page),
    words('panel.tick'),
    part.map((item) => ({
      value: item.itemId,
      label: item.text,
      description: [
        item.topic,
        ...(list.scope === 'week' ? [] : [words('panel.weekOption', { week: item.week })]),
        words('panel.points', { points: item.points }),
      ].join(' · '),
      chosen: item.done !== null,
    })),
    { least: 0, most: part.length },
  );
}

function scopeButtons(words: Words, list: Checklist): Row {
  const open = (scope: Scope) => inScope(list, scope).filter((item) => item.done === null).length;
  const labels = { week: 'panel.thisWeek', late: 'panel.late', all: 'panel.all' } as const;
  return buttons(
    ...SCOPES.map((scope) =>
      button(
        customId('done', 'scope', list.groupId, scope),
        words(labels[scope], { open: open(scope) }),
        scope === list.scope ? 'primary' : 'secondary',
        scope === list.scope,
      ),
    ),
  );
}
