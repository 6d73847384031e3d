import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import { cutText } from '../discord/seal.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { type StandupKey, standupRef } from '../study/standups.ts';
import { blockerButtons, blockerLines, blockerRows, type ShownBlocker } from './blockers.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { deadline, fitLines, type Person, plain, who } from './text.ts';

/** Which standup a message is about; `title`: of its phase, empty for that of a week. */
export type About = { groupId: number; group: string; key: StandupKey; title: string };

export type Standup = About & {
  closesAt: number;
  answered: readonly Person[];
  /** Closed: the report's message, or none because the group has given weekly standups up. */
  closed: { reportLink: string | null } | null;
  /** Open since earlier standups. */
  carried: readonly ShownBlocker[];
  /** Topics that several members are unsure of. */
  shaky: readonly { topic: string; members: number }[];
};

/** "Standup: Core skills" or "Standup: week 3"; not escaped. */
export function standupName(words: Words, { key, title }: Pick<About, 'key' | 'title'>): string {
  return key.scope === 'phase'
    ? words('post.standupTitle', { phase: title })
    : words('standup.weekTitle', { week: key.number });
}

export function standupMarker(groupId: number, key: StandupKey): string {
  return customId('standup', 'open', groupId, standupRef(key));
}

/** The post that opens a standup, and tells who has answered. */
export function standupMessage(language: Language, standup: Standup): Message {
  const words = wordsOf(language);
  const { groupId, key, answered, closed, carried, shaky } = standup;
  const more = (count: number) => words('plan.more', { count });
  const isOff = closed !== null && closed.reportLink === null;
  const isOpen = closed === null;
  const topics = shaky
    .slice(0, 5)
    .map(({ topic, members }) =>
      words('standup.shakyLine', { topic: plain(cutText(topic, 100)), members }),
    );
  return {
    embeds: [
      {
        color: isOpen ? COLOUR.standup : COLOUR.quiet,
        title: plain(standupName(words, standup)),
        description: describe(words, standup),
        fields: [
          {
            name: words('post.answered', { count: answered.length }),
            value: people(words, answered, 'post.nobodyAnswered'),
          },
          ...(isOpen && topics.length > 0
            ? [{ name: words('standup.shaky'), value: fitLines(topics, 1000, more) }]
            : []),
          ...(isOpen && carried.length > 0
            ? [
                {
                  name: words('blocker.carried'),
                  value: fitLines(blockerLines(words, carried, carried), 1000, more),
                },
              ]
            : []),
          ...(isOpen ? [{ name: words('post.closes'), value: deadline(standup.closesAt) }] : []),
        ],
        footer: { text: standup.group },
      },
    ],
    components: [
      buttons(
        button(
          standupMarker(groupId, key),
          isOpen || isOff ? words('post.answer') : words('standup.answerLate'),
          isOpen ? 'primary' : 'secondary',
          isOff,
        ),
      ),
      ...(isOpen ? blockerRows(words, groupId, carried) : []),
    ],
  };
}

function describe(words: Words, { key, closed }: Standup): string {
  if (closed === null) {
    return words(key.scope === 'phase' ? 'post.standupText' : 'standup.weekText');
  }
  return closed.reportLink === null
    ? words('standup.calledOff')
    : words('post.standupClosed', { link: closed.reportLink });
}

export type Answer = { person: Person; finished: string; next: string; blockers: string };

/** One member's answer, in the standup's thread, with the blocker that it raised. */
export function answerMessage(
  language: Language,
  groupId: number,
  { answer, blocker, isLate }: { answer: Answer; blocker: ShownBlocker | null; isLate: boolean },
  marker: string,
): Message {
  const words = wordsOf(language);
  const part = (name: string, text: string) =>
    text === '' ? [] : [{ name, value: cutText(plainLines(text), 1024) }];
  const isStuck = blocker !== null && !blocker.isResolved;
  const state = blocker === null ? '' : stateOf(words, blocker);
  const name = who(words, answer.person);
  return {
    content: isLate ? words('standup.lateBy', { member: name }) : name,
    embeds: [
      {
        color: COLOUR.standup,
        fields: [
          ...part(words('post.finished'), answer.finished),
          ...part(words('post.next'), answer.next),
          {
            name: words('post.blockers'),
            value: cutText(plainLines(answer.blockers), 1024) || words('post.noBlockers'),
          },
          ...(state === '' ? [] : [{ name: words('blocker.state'), value: state }]),
        ],
      },
    ],
    components: [
      buttons(
        button(marker, words('post.answer')),
        ...(isStuck ? blockerButtons(words, groupId, blocker.blockerId, null) : []),
      ),
    ],
  };
}

function stateOf(words: Words, { helper, isResolved }: ShownBlocker): string {
  if (isResolved) return `✅ ${words('blocker.isResolved')}`;
  return helper === null ? '' : words('blocker.helper', { member: who(words, helper) });
}

/** Names, as many as fit; who does not want to be named is counted. */
export function people(
  words: Words,
  all: readonly Person[],
  none: 'post.nobodyAnswered' | 'post.nobodyFinished',
  limit = 900,
): string {
  if (all.length === 0) return words(none);
  const named = all.filter(({ hidden }) => !hidden).map((person) => who(words, person));
  const hidden = all.length - named.length;
  const shown = fitLines(named, limit, (count) => words('plan.more', { count }), ' ');
  const unnamed = hidden === 0 ? [] : [words('standup.unnamed', { count: hidden })];
  return [shown, ...unnamed].filter((part) => part !== '').join(' ');
}

/** Somebody's text without markup, line by line; their list marks stay. */
function plainLines(text: string): string {
  return text
    .split('\n')
    .map((line) => plain(line))
    .join('\n');
}
