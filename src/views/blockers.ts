import { customId } from '../discord/command.ts';
import type { Message, Row } from '../discord/message.ts';
import { cutText } from '../discord/seal.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { button, buttons, select } from './parts.ts';
import { bare, fitLines, type Person, plain, timestamp, who } from './text.ts';

export type ShownBlocker = {
  blockerId: number;
  person: Person;
  text: string;
  /** What it is about, in the item's words. */
  item: string | null;
  helper: Person | null;
  /** Somebody who could help, while nobody does. */
  suggested: Person | null;
  raisedAt: number;
  /** Raised in an earlier standup. */
  isCarried: boolean;
  isResolved: boolean;
};

/** So many blockers have buttons of their own, two to a row; the others are in a menu. */
const WITH_BUTTONS = 6;
const IN_MENU = 25;

export function openOnes(blockers: readonly ShownBlocker[]): ShownBlocker[] {
  return blockers.filter(({ isResolved }) => !isResolved);
}

/** One line each; the open ones are numbered as on their buttons when there are several. */
export function blockerLines(
  words: Words,
  all: readonly ShownBlocker[],
  some: readonly ShownBlocker[],
): string[] {
  const open = openOnes(all);
  return some.map((blocker) => {
    const place = open.indexOf(blocker);
    const mark = blocker.isResolved
      ? '✅ '
      : open.length > 1 && place >= 0
        ? `(${place + 1}) `
        : '';
    const said = `${who(words, blocker.person)}: ${cutText(oneLine(blocker.text), 200)}`;
    return [`${mark}${said}`, ...notes(words, blocker)].join(' · ');
  });
}

/** What is known beside somebody's own words. */
function notes(words: Words, blocker: ShownBlocker): string[] {
  const { item, helper, suggested, raisedAt, isCarried, isResolved } = blocker;
  if (isResolved) return [words('blocker.isResolved')];
  return [
    ...(item === null ? [] : [words('blocker.item', { item: plain(cutText(item, 80)) })]),
    ...(isCarried ? [words('blocker.since', { when: timestamp(raisedAt, 'D') })] : []),
    ...(helper === null ? [] : [words('blocker.helper', { member: who(words, helper) })]),
    ...(helper === null && suggested !== null
      ? [words('blocker.suggested', { member: who(words, suggested) })]
      : []),
  ];
}

/** "I can help" and "Resolved" for each that is open; a menu for those beyond. At most four rows. */
export function blockerRows(
  words: Words,
  groupId: number,
  blockers: readonly ShownBlocker[],
): Row[] {
  const open = openOnes(blockers);
  const pairs = open
    .slice(0, WITH_BUTTONS)
    .map((blocker, place) =>
      blockerButtons(words, groupId, blocker.blockerId, open.length > 1 ? place + 1 : null),
    );
  const rows = pairs.flatMap((pair, place) =>
    place % 2 === 0 ? [buttons(...pair, ...(pairs[place + 1] ?? []))] : [],
  );
  const more = open.slice(WITH_BUTTONS, WITH_BUTTONS + IN_MENU);
  if (more.length === 0) return rows;
  const options = more.map(({ blockerId, text }, place) => ({
    value: String(blockerId),
    label: `(${WITH_BUTTONS + place + 1}) ${cutText(bare(text), 80)}`,
  }));
  return [...rows, select(customId('standup', 'blocker', groupId), words('blocker.more'), options)];
}

export function blockerButtons(
  words: Words,
  groupId: number,
  blockerId: number,
  place: number | null,
) {
  const named = (label: string) => (place === null ? label : `(${place}) ${label}`);
  return [
    button(customId('standup', 'help', groupId, blockerId), named(words('blocker.help'))),
    button(customId('standup', 'solved', groupId, blockerId), named(words('blocker.solve'))),
  ];
}

/** Open blockers of a group in private, with their buttons. */
export function blockersMessage(
  language: Language,
  groupId: number,
  heading: string,
  blockers: readonly ShownBlocker[],
): Message {
  const words = wordsOf(language);
  if (blockers.length === 0) return { content: heading };
  const more = (count: number) => words('plan.more', { count });
  const lines = blockerLines(words, blockers, blockers);
  return {
    content: [heading, '', words('blocker.list'), fitLines(lines, 1_500, more)].join('\n'),
    components: blockerRows(words, groupId, blockers),
  };
}

/** The menu by which a blocker's author says what it is about. */
export function itemMenu(
  language: Language,
  { groupId, blockerId, chosen }: { groupId: number; blockerId: number; chosen: string | null },
  items: readonly { itemId: string; text: string; topic: string }[],
): Row[] {
  const words = wordsOf(language);
  // The one it seems to be about is never cut off.
  const first = items.filter(({ itemId }) => itemId === chosen);
  const others = items.filter(({ itemId }) => itemId !== chosen);
  const options = [...first, ...others].slice(0, 25).map(({ itemId, text, topic }) => ({
    value: itemId,
    label: text,
    chosen: itemId === chosen,
    ...(text === topic ? {} : { description: topic }),
  }));
  if (options.length === 0) return [];
  return [
    select(customId('standup', 'about', groupId, blockerId), words('blocker.about'), options, {
      least: 0,
      most: 1,
    }),
  ];
}

/** Somebody's text without markup and list marks, in one line. */
export function oneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => plain(line.replace(/^\s*(?:[-*]\s+|•\s*)/, '')))
    .filter((line) => line !== '')
    .join('; ');
}
