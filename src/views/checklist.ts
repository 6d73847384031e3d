import fnv1a from '@sindresorhus/fnv1a';
import { customId } from '../discord/command.ts';
import type { Message, Row } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { isSkipped, lateItems, type OwnPlan, openItems } from '../study/own-plan.ts';
import type { RestAhead } from '../study/rests.ts';
import { noteMenu } from './note.ts';
import { type Pace, paceButtons, paceLine, planLines } from './pace.ts';
import { button, buttons, COLOUR, select } from './parts.ts';
import { restAheadLine } from './rest.ts';
import { reviewButtons } from './review.ts';
import { deadline, plain, timestamp } from './text.ts';
import { pageFooter, turnButtons } from './turn-pages.ts';

export const SCOPES = ['week', 'late', 'all', 'known'] as const;
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
  /** The group's: 0 before the first week, one more than `weeks` after the last. */
  week: number;
  weeks: number;
  startsAt: number;
  /** Null while the group is paused: nobody knows yet. */
  endsAt: number | null;
  rest: RestAhead | null;
  items: readonly ChecklistItem[];
  /** How the member walks the plan, and in which of its weeks. */
  own: OwnPlan & { week: number };
  pace: Pace;
  points: number;
  streak: number;
  isOnLeave: boolean;
  /** Finished items that are up for review. */
  dueReviews: number;
  scope: Scope;
  page: number;
  /** What just happened, on top. */
  news: string | null;
  /** What was just ticked, and the interaction that did it; null when nothing was. */
  ticked: { interactionId: string; items: readonly string[] } | null;
  /** What a note can be written on, instead of ticking; null while ticking. */
  notable: readonly { itemId: string; text: string; topic: string; hasNote: boolean }[] | null;
};

/** Discord's menus hold 25 options. */
export const PAGE = 25;

/** Items that a scope shows; late ones are those of earlier weeks that are open. */
export function inScope<I extends ChecklistItem>(
  { items, own }: { items: readonly I[]; own: Checklist['own'] },
  scope: Scope,
): I[] {
  switch (scope) {
    case 'week':
      return items.filter((item) => item.week === own.week && !isSkipped(item, own));
    case 'late':
      return lateItems(items, own);
    case 'known':
      return items.filter(({ done }) => done === 'known');
    case 'all':
      return [...items];
  }
}

/** What a menu offered, in a few characters: a menu that offers something else takes nothing back. */
export function markOf(items: readonly { itemId: string }[]): string {
  const ids = items.map(({ itemId }) => itemId).join('\n');
  return fnv1a(ids, { size: 32 }).toString(36);
}

/** The private panel: one menu to tick, buttons to look elsewhere; always edited in place. */
export function checklistMessage(language: Language, list: Checklist): Message {
  const words = wordsOf(language);
  const shown = inScope(list, list.scope);
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const page = Math.min(Math.max(0, list.page), pages - 1);
  const part = shown.slice(page * PAGE, (page + 1) * PAGE);
  const lines = part.map((item) => line(words, item, list.own));
  const turns = turnButtons(words, page, pages, (to) =>
    customId('done', 'panel', list.groupId, list.scope, to),
  );
  const pace = paceButtons(words, list.groupId, list.pace);
  const acts = actButtons(words, list, page);
  const ticks =
    part.length > 0 && list.scope !== 'known' ? [tickMenu(words, list, page, part)] : [];
  return {
    ...(list.news === null ? {} : { content: list.news }),
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('panel.title', { group: plain(list.group) }),
        description: [
          ...header(words, list),
          '',
          ...(lines.length > 0 ? lines : [words('panel.nothing')]),
        ].join('\n'),
        ...pageFooter(words, page, pages),
      },
    ],
    components: [
      ...(list.notable === null ? ticks : [noteMenu(words, list.groupId, list.notable)]),
      scopeButtons(words, list),
      ...(turns.length > 0 ? [buttons(...turns)] : []),
      ...(acts.length > 0 ? [buttons(...acts)] : []),
      ...(pace.length > 0 ? [buttons(...pace)] : []),
    ],
  };
}

function header(words: Words, list: Checklist): string[] {
  const { week, weeks, own, streak, points, rest } = list;
  return [
    whereLine(words, list),
    ...(rest === null ? [] : [restAheadLine(words, rest)]),
    `${words('done.streak', { weeks: streak })} · ${words('panel.points', { points })}`,
    ...(list.isOnLeave ? [words('panel.onLeave')] : []),
    ...(week >= 1 && list.pace.behind > 0 ? [paceLine(words, list.pace)] : []),
    ...planLines(words, own, weeks),
  ];
}

function whereLine(words: Words, { week, weeks, own, startsAt, endsAt }: Checklist): string {
  if (week < 1) return words('panel.beforeStart', { when: timestamp(startsAt) });
  // Those who walk behind the group have weeks of their own after its last.
  if (week > weeks && own.week > weeks) return words('panel.after');
  return [
    ...(week > weeks ? [] : [words('panel.week', { week, weeks })]),
    endsAt === null
      ? words('group.status.paused')
      : words('panel.deadline', { when: deadline(endsAt) }),
  ].join(' · ');
}

function line(words: Words, item: ChecklistItem, own: OwnPlan): string {
  const text = plain(item.text);
  if (item.done === 'known') return `☑️ ${text} *(${words('panel.known')})*`;
  if (item.done === 'done') return `✅ ~~${text}~~`;
  return isSkipped(item, own) ? `➖ ${text} *(${words('pace.skipped')})*` : `⬜ ${text}`;
}

function tickMenu(
  words: Words,
  list: Checklist,
  page: number,
  part: readonly ChecklistItem[],
): Row {
  const { groupId, scope, own } = list;
  return select(
    customId('done', 'tick', groupId, scope, page, own.week, markOf(part)),
    words('panel.tick'),
    part.map((item) => ({
      value: item.itemId,
      label: item.text,
      description: [
        item.topic,
        ...(scope === 'week' ? [] : [words('panel.weekOption', { week: item.week })]),
        words('panel.points', { points: item.points }),
      ].join(' · '),
      chosen: item.done !== null,
    })),
    { least: 0, most: part.length },
  );
}

/** What can be done about what was just ticked, and about anything that is done. */
function actButtons(words: Words, list: Checklist, page: number) {
  const { groupId, scope, ticked, items, notable } = list;
  if (notable !== null) {
    return [button(customId('done', 'panel', groupId, scope, page), words('note.back'))];
  }
  const [only, ...more] = ticked?.items ?? [];
  const write =
    only !== undefined && more.length === 0
      ? customId('done', 'write', groupId, only)
      : customId('done', 'notes', groupId, scope, page);
  const undo = customId('done', 'back', groupId, scope, page, ticked?.interactionId ?? '0');
  return [
    ...(ticked === null ? [] : [button(undo, words('done.undo'))]),
    ...(items.some(({ done }) => done === 'done') ? [button(write, words('note.add'))] : []),
    ...reviewButtons(words, groupId, list.dueReviews),
  ];
}

function scopeButtons(words: Words, list: Checklist): Row {
  const { items, own } = list;
  const count = {
    week: openItems(inScope(list, 'week'), own).length,
    late: lateItems(items, own).length,
    all: openItems(items, own).length,
    known: inScope(list, 'known').length,
  };
  const labels = {
    week: 'panel.thisWeek',
    late: 'panel.late',
    all: 'panel.all',
    known: 'panel.knownBefore',
  } as const;
  return buttons(
    ...SCOPES.map((scope) =>
      button(
        customId('done', 'scope', list.groupId, scope),
        words(labels[scope], { open: count[scope] }),
        scope === list.scope ? 'primary' : 'secondary',
        scope === list.scope && list.notable === null,
      ),
    ),
  );
}
