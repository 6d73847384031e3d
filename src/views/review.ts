import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import { cutText } from '../discord/seal.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { Resource } from '../roadmap/roadmap.ts';
import type { ReviewState } from '../study/review.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { fitLines, plain, timestamp } from './text.ts';

/** A finished item to be remembered, the `place`th of `all` that this panel asks for. */
export type ReviewQuestion = {
  groupId: number;
  group: string;
  place: number;
  all: number;
  item: {
    itemId: string;
    text: string;
    topic: string;
    checkedInAt: number;
    note: string | null;
    link: string | null;
  };
  resources: readonly Resource[];
  /** What the last tap did, on top. */
  news: string | null;
};

/** Nothing more to ask: what waits all the same, and what comes back when. */
export type ReviewEnd = {
  groupId: number;
  /** Put off, or beyond what one panel asks for. */
  due: number;
  coming: readonly { at: number; items: number }[];
  /** Nothing was ever finished: nothing can come back. */
  nothingDone: boolean;
  news: string | null;
};

/** Links of a topic that a question has room for, and days that its end tells of. */
const LINKS = 3;
const LINKS_ROOM = 1500;
const DAYS = 4;

/** One item and three buttons; the next one takes its place in the same message. */
export function reviewMessage(language: Language, question: ReviewQuestion): Message {
  const words = wordsOf(language);
  const { groupId, group, place, all, item, news } = question;
  const id = (handler: string) => customId('review', handler, groupId, place, item.itemId);
  return {
    ...(news === null ? {} : { content: news }),
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('review.title', { group: plain(group) }),
        description: linesOf(words, question).join('\n'),
        footer: { text: words('review.place', { place, all }) },
      },
    ],
    components: [
      buttons(
        button(id('remembered'), words('review.remember'), 'success'),
        button(id('shaky'), words('review.unsure'), 'primary'),
        button(id('later'), words('review.later')),
      ),
    ],
  };
}

/** The end of a panel, or the whole of one without anything due. */
export function reviewEndMessage(language: Language, end: ReviewEnd): Message {
  const words = wordsOf(language);
  const { groupId, due, coming, nothingDone, news } = end;
  const nothing = nothingDone ? words('review.nothingDone') : words('review.nothing');
  return {
    content: [
      ...(news === null ? [nothing] : [news, '', words('review.end')]),
      ...(due === 0 ? [] : [words('review.waiting', { due })]),
      ...coming
        .slice(0, DAYS)
        .map(({ at, items }) => words('review.coming', { items, when: timestamp(at, 'R') })),
    ].join('\n'),
    components: [
      buttons(
        ...(due === 0
          ? []
          : [
              button(customId('review', 'open', groupId), words('review.goOn', { due }), 'primary'),
            ]),
        button(customId('review', 'off', groupId), words('review.turnOff')),
      ),
    ],
  };
}

/** To a member who has not opted in: what it is, and one tap to begin. */
export function reviewsOffMessage(language: Language, groupId: number): Message {
  const words = wordsOf(language);
  return {
    content: words('review.off'),
    components: [
      buttons(button(customId('review', 'on', groupId), words('review.turnOn'), 'primary')),
    ],
  };
}

/** For another panel: a button while so many items wait, none while none does. */
export function reviewButtons(words: Words, groupId: number, due: number) {
  if (due === 0) return [];
  return [button(customId('review', 'open', groupId), words('review.button', { due }))];
}

/** What a tap did to an item. */
export function reviewNews(
  language: Language,
  text: string,
  answer: 'remembered' | 'shaky' | 'later',
  state: ReviewState,
): string {
  const words = wordsOf(language);
  const item = plain(cutText(text, 200));
  if (answer === 'later') return words('review.putOff', { item });
  if (state.kind === 'kept') return words('review.kept', { item });
  const when = timestamp(state.dueAt, 'R');
  return answer === 'remembered'
    ? words('review.remembered', { item, when })
    : words('review.shaky', { item, when });
}

function linesOf(words: Words, { item, resources }: ReviewQuestion): string[] {
  const links = resources
    .filter(({ url }) => url !== null)
    .slice(0, LINKS)
    .map(({ title, url }) => `🔗 [${plain(title)}](${url})`);
  return [
    `**${plain(item.text)}**`,
    ...(item.topic === item.text ? [] : [plain(item.topic)]),
    words('review.doneOn', { when: timestamp(item.checkedInAt, 'D') }),
    ...(item.note === null
      ? []
      : [
          '',
          `**${words('review.note')}**`,
          ...plain(item.note)
            .split('\n')
            .map((line) => `> ${line}`),
        ]),
    ...(item.link === null ? [] : ['', `**${words('review.link')}** ${item.link}`]),
    // Half a link leads nowhere: one that does not fit is left out.
    ...(links.length === 0 ? [] : ['', fitLines(links, LINKS_ROOM, () => '')]),
  ];
}
