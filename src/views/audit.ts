import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import { cutText } from '../discord/seal.ts';
import { optionWords } from '../i18n/command-words.ts';
import type { Language } from '../i18n/language.ts';
import { type Key, type Words, wordsOf } from '../i18n/words.ts';
import { SCHEDULED } from '../study/post-kinds.ts';
import { buttons, COLOUR, say } from './parts.ts';
import { postName } from './post-name.ts';
import { channelLink, fitLines, mention, plain, timestamp } from './text.ts';
import { pageFooter, turnButtons } from './turn-pages.ts';

export const PER_PAGE = 10;

/** In UTF-16 units; ten lines of the longest names fit into an embed. */
const LONGEST_DETAIL = 150;
const LONGEST_NAME = 60;
const LONGEST_VALUE = 40;
const GAP = ' · ';

export type ShownEntry = {
  /** Epoch ms. */
  at: number;
  /** Null: that member has deleted what was kept of them. */
  memberId: string | null;
  action: string;
  /** The name of the group that it was about, where there is one. */
  group: string | null;
  detail: Readonly<Record<string, string>>;
  outcome: 'begun' | 'done' | 'refused' | 'failed';
};

/** What is said of each action that the log may hold. */
const SAID: Readonly<Record<string, Key>> = {
  setup: 'audit.setup',
  'setup:language': 'audit.setup',
  'setup:channel': 'audit.setup',
  'setup:notices': 'audit.setup',
  'setup:role': 'audit.setup',
  'setup:zone': 'audit.setup',
  'group.create:start': 'audit.started',
  'group.edit': 'audit.edited',
  'group.pause': 'audit.paused',
  'group.pause:in': 'audit.paused',
  'group.resume': 'audit.resumed',
  'group.resume:in': 'audit.resumed',
  'group.resume:again': 'audit.resumed',
  'group.finish:yes': 'audit.finished',
  'group.rest:apply': 'audit.rested',
  'group.rest:take': 'audit.restBack',
  'roadmap.import:save': 'audit.imported',
  'roadmap.update:apply': 'audit.updated',
  'roadmap.update:move': 'audit.moved',
  'roadmap.update:all': 'audit.movedAll',
  'schedule.post:now': 'audit.posted',
  'schedule.post:retry': 'audit.retried',
  'standup:solved': 'audit.solved',
};

/** A page of what organisers did in a server, newest first. */
export function auditMessage(
  language: Language,
  log: {
    entries: readonly ShownEntry[];
    /** Of all pages. */
    total: number;
    groupId: number | null;
    memberId: string | null;
    /** From 0. */
    page: number;
  },
): Message {
  const words = wordsOf(language);
  const { entries, total, groupId, memberId, page } = log;
  if (total === 0) return say(language, 'audit.none');
  const pages = Math.ceil(total / PER_PAGE);
  const turns = turnButtons(words, page, pages, (to) =>
    customId('audit', 'page', groupId ?? 0, memberId ?? 0, to),
  );
  return {
    embeds: [
      {
        color: COLOUR.quiet,
        title: words('audit.title'),
        description: entries.map((entry) => lineOf(language, words, entry)).join('\n'),
        ...pageFooter(words, page, pages),
      },
    ],
    components: turns.length > 0 ? [buttons(...turns)] : [],
  };
}

function lineOf(language: Language, words: Words, entry: ShownEntry): string {
  const { at, memberId, outcome } = entry;
  const line = words('audit.line', {
    when: timestamp(at),
    member: memberId === null ? words('audit.left') : mention(memberId),
    what: whatOf(language, words, entry),
  });
  return outcome === 'done' ? line : [line, words(`audit.outcome.${outcome}`)].join(GAP);
}

/** "paused **Async crew**"; "tried to …" of what was not done. */
function whatOf(language: Language, words: Words, entry: ShownEntry): string {
  const { action, group, detail, outcome } = entry;
  const key = Object.hasOwn(SAID, action) ? SAID[action] : undefined;
  const { roadmap } = detail;
  const what = words(key ?? 'audit.other', {
    done: outcome === 'done' ? 'yes' : 'no',
    group: group === null ? words('audit.aGroup') : named(group),
    roadmap: roadmap === undefined ? words('audit.aRoadmap') : named(roadmap),
    post: postOf(words, detail),
    action: plain(action),
  });
  const given = givenOf(language, action.split(':')[0] ?? '', detail);
  if (given.length === 0) return what;
  const list = fitLines(given, LONGEST_DETAIL, (count) => words('audit.more', { count }), GAP);
  return words('audit.given', { what, list });
}

/** Options as they were given, called and shown as the command itself calls them. */
function givenOf(
  language: Language,
  path: string,
  detail: Readonly<Record<string, string>>,
): string[] {
  const words = wordsOf(language);
  return Object.entries(detail).flatMap(([name, value]) => {
    const option = optionWords(language, path, name);
    // What has a place in the sentence, or is a mere id.
    if (option === undefined || name === 'roadmap') return [];
    const chosen = option.choices;
    const isChoice = chosen !== undefined && Object.hasOwn(chosen, value);
    const said = isChoice ? (chosen[value] ?? '') : shown(words, name, value);
    return [words('audit.option', { name: option.name, value: said })];
  });
}

function shown(words: Words, option: string, value: string): string {
  if (value === '') return words('audit.nothing');
  if (/^\d{1,19}$/.test(value)) {
    if (option === 'channel' || option === 'notices') return channelLink(value);
    if (option === 'organiser-role') return `<@&${value}>`;
  }
  return plain(cutText(value, LONGEST_VALUE));
}

function postOf(words: Words, { kind, number }: Readonly<Record<string, string>>): string {
  const known = SCHEDULED.find((each) => each === kind);
  return known === undefined || !/^\d{1,4}$/.test(number ?? '')
    ? words('audit.aPost')
    : postName(words, { kind: known, number: Number(number), subject: '', phase: '' });
}

function named(name: string): string {
  return `**${plain(cutText(name, LONGEST_NAME))}**`;
}
