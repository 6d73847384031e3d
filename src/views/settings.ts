import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import { LANGUAGE_NAMES, Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { button, buttons, COLOUR, select } from './parts.ts';
import { plain, timestamp } from './text.ts';

/** What a member chose in a server. */
export type MemberSettings = {
  language: Language | null;
  zone: string | null;
  alias: string | null;
  hidden: boolean;
  remindWeek: boolean;
  remindStandup: boolean;
  remindReview: boolean;
  quietFrom: string;
  quietTo: string;
  helps: boolean;
  reviews: boolean;
  /** Since when Discord refuses private messages, epoch ms. */
  closedAt: number | null;
};

export const VISIBILITY = ['shown', 'alias', 'hidden'] as const;
/** The value of "the server's language". */
export const SERVER = 'server';
const CATEGORIES = ['week', 'standup', 'review'] as const;

/** Somebody's settings, or those of somebody who never chose any. */
export function memberSettings(chosen: MemberSettings | undefined): MemberSettings {
  if (chosen !== undefined) return chosen;
  return {
    language: null,
    zone: null,
    alias: null,
    hidden: false,
    remindWeek: false,
    remindStandup: false,
    remindReview: false,
    quietFrom: '22:00',
    quietTo: '08:00',
    helps: false,
    reviews: false,
    closedAt: null,
  };
}

/** The settings panel: what is chosen, and menus and buttons to change it. `refusal` stands on top. */
export function settingsMessage(
  language: Language,
  settings: MemberSettings,
  now: number,
  refusal: string | null,
): Message {
  const words = wordsOf(language);
  const { closedAt } = settings;
  return {
    ...(refusal === null ? {} : { content: refusal }),
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('settings.title'),
        description: [
          words('settings.intro'),
          ...(closedAt === null ? [] : ['', closedLine(words, closedAt)]),
        ].join('\n'),
        fields: fieldsOf(words, language, settings, now),
      },
    ],
    components: menus(words, settings),
  };
}

/** That Discord refuses private messages, and what to do. */
function closedLine(words: Words, at: number): string {
  return words('settings.closed', { since: timestamp(at, 'R') });
}

function fieldsOf(words: Words, language: Language, settings: MemberSettings, now: number) {
  const { zone, quietFrom, quietTo, helps, reviews } = settings;
  const wanted = CATEGORIES.filter((each) => isWanted(settings, each));
  const field = (name: string, value: string) => ({ name, value, inline: true });
  return [
    field(
      words('settings.remind'),
      wanted.length === 0
        ? words('settings.remindNone')
        : wanted.map((each) => words(`settings.remind.${each}`)).join('\n'),
    ),
    field(
      words('settings.quiet'),
      quietFrom === quietTo
        ? words('settings.quietNone')
        : words('settings.quietNow', { from: quietFrom, to: quietTo }),
    ),
    field(
      words('settings.zone'),
      zone === null
        ? words('settings.zoneGroup')
        : words('setup.zoneNow', { zone, time: timeIn(language, zone, now) }),
    ),
    field(words('settings.language'), languageName(words, settings.language)),
    field(words('settings.visibility'), visibilityLine(words, settings)),
    field(words('settings.helps'), words(helps ? 'settings.helpsOn' : 'settings.helpsOff')),
    field(words('settings.reviews'), words(reviews ? 'settings.reviewsOn' : 'settings.reviewsOff')),
  ];
}

function menus(words: Words, settings: MemberSettings) {
  const id = (handler: string, ...args: string[]) => customId('me.settings', handler, ...args);
  const chosen = visibilityOf(settings);
  const { helps, reviews } = settings;
  return [
    select(
      id('remind'),
      words('settings.remindPick'),
      CATEGORIES.map((value) => ({
        value,
        label: words(`settings.remind.${value}`),
        description: words(`settings.remindHint.${value}`),
        chosen: isWanted(settings, value),
      })),
      { least: 0, most: CATEGORIES.length },
    ),
    select(
      id('visibility'),
      words('settings.visibility'),
      VISIBILITY.map((value) => ({
        value,
        label: words(`settings.visible.${value}`),
        description: words(`settings.visibleHint.${value}`),
        chosen: value === chosen,
      })),
    ),
    select(
      id('language'),
      words('settings.language'),
      [null, ...Language.options].map((value) => ({
        value: value ?? SERVER,
        label: languageName(words, value),
        chosen: value === settings.language,
      })),
    ),
    buttons(
      button(id('quiet'), words('settings.quietButton')),
      button(id('zone'), words('settings.zoneButton')),
      ...(settings.alias === null ? [] : [button(id('alias'), words('settings.aliasButton'))]),
    ),
    buttons(
      button(
        id('helps', helps ? 'off' : 'on'),
        words(helps ? 'settings.helpsStop' : 'settings.helpsStart'),
      ),
      button(
        id('reviews', reviews ? 'off' : 'on'),
        words(reviews ? 'settings.reviewsStop' : 'settings.reviewsStart'),
      ),
    ),
  ];
}

function isWanted(settings: MemberSettings, category: (typeof CATEGORIES)[number]): boolean {
  const { remindWeek, remindStandup, remindReview } = settings;
  return { week: remindWeek, standup: remindStandup, review: remindReview }[category];
}

function visibilityOf({ hidden, alias }: MemberSettings): (typeof VISIBILITY)[number] {
  if (hidden) return 'hidden';
  return alias === null ? 'shown' : 'alias';
}

function visibilityLine(words: Words, settings: MemberSettings): string {
  const { alias } = settings;
  const visibility = visibilityOf(settings);
  return visibility === 'alias'
    ? words('settings.visibleAs', { alias: plain(alias ?? '') })
    : words(`settings.visible.${visibility}`);
}

function languageName(words: Words, language: Language | null): string {
  return language === null ? words('settings.languageServer') : LANGUAGE_NAMES[language];
}

function timeIn(language: Language, zone: string, now: number): string {
  return new Intl.DateTimeFormat(language, { timeZone: zone, timeStyle: 'short' }).format(now);
}
