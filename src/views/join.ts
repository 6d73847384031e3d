import { customId } from '../discord/command.ts';
import type { Message, Row } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { button, buttons, select } from './parts.ts';
import { deadline, plain, timestamp } from './text.ts';
import { turnButtons } from './turn-pages.ts';

/** Discord's menus hold 25 options. */
export const TOPICS_A_PAGE = 25;

export const HOURS = [2, 4, 6, 8, 10, 15, 20] as const;

export type Welcome = {
  kind: 'joined' | 'resumed' | 'already-in' | 'in';
  groupId: number;
  group: string;
  week: number;
  weeks: number;
  startsAt: number;
  /** The end of the current week, null while the group is paused; and of the last. */
  weekEndsAt: number | null;
  endsAt: number;
  /** The week's own items, and open items of earlier weeks. */
  thisWeek: number;
  late: number;
  topics: readonly { place: number; title: string; known: boolean }[];
  page: number;
  knownItems: number;
  hours: number | null;
  finishAt: number | null;
};

/** A welcome with this week's assignment, and two optional questions. */
export function welcomeMessage(language: Language, welcome: Welcome): Message {
  const words = wordsOf(language);
  const name = plain(welcome.group);
  const greeting = {
    joined: [words('join.joined', { group: name })],
    resumed: [words('join.resumed', { group: name })],
    'already-in': [words('join.already', { group: name })],
    in: [`**${name}**`],
  }[welcome.kind];
  return {
    content: [
      ...greeting,
      whereLine(words, welcome),
      ...(welcome.late > 0 ? [words('join.late', { items: welcome.late })] : []),
      '',
      words('join.ask'),
      ...(welcome.knownItems > 0 ? [words('join.known', { items: welcome.knownItems })] : []),
      ...finishLines(words, welcome),
    ].join('\n'),
    components: [...topicMenu(words, welcome), hoursMenu(words, welcome), lastRow(words, welcome)],
  };
}

function whereLine(words: Words, { week, weeks, ...welcome }: Welcome): string {
  if (week < 1) return words('join.before', { when: deadline(welcome.startsAt) });
  if (week > weeks) return words('join.after');
  if (welcome.weekEndsAt === null) return words('join.paused', { week, weeks });
  const when = deadline(welcome.weekEndsAt);
  return words('join.week', { week, weeks, items: welcome.thisWeek, when });
}

function finishLines(words: Words, { hours, finishAt, endsAt }: Welcome): string[] {
  const group = words('join.groupEnds', { when: timestamp(endsAt, 'D') });
  if (hours === null || finishAt === null) return [group];
  return [words('join.finish', { hours, when: timestamp(finishAt, 'D') }), group];
}

function topicMenu(words: Words, { topics, page, groupId }: Welcome): Row[] {
  const part = topics.slice(page * TOPICS_A_PAGE, (page + 1) * TOPICS_A_PAGE);
  if (part.length === 0) return [];
  return [
    select(
      customId('roadmap.join', 'known', groupId, page),
      words('join.knownPick'),
      part.map(({ place, title, known }) => ({
        value: String(place),
        label: title,
        chosen: known,
      })),
      { least: 0, most: part.length },
    ),
  ];
}

function hoursMenu(words: Words, { groupId, hours, page }: Welcome): Row {
  const most = HOURS[HOURS.length - 1];
  return select(
    customId('roadmap.join', 'hours', groupId, page),
    words('join.hoursPick'),
    HOURS.map((each) => ({
      value: String(each),
      label: words(each === most ? 'join.hoursMore' : 'join.hours', { hours: each }),
      chosen: each === hours,
    })),
  );
}

function lastRow(words: Words, { topics, page, groupId }: Welcome): Row {
  const pages = Math.ceil(topics.length / TOPICS_A_PAGE);
  return buttons(
    button(customId('done', 'open', groupId), words('done.openChecklist'), 'primary'),
    ...turnButtons(words, page, pages, (to) => customId('roadmap.join', 'page', groupId, to)),
  );
}
