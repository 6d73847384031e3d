import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { Move } from '../study/rest-proposal.ts';
import { type Rest, type RestAhead, restWeeks, type Why } from '../study/rests.ts';
import { button, buttons, COLOUR, select } from './parts.ts';
import { bare, deadline, fitLines, plain, timestamp } from './text.ts';

export type RestPreview = {
  groupId: number;
  group: string;
  /** Which proposal the buttons confirm; null: the rest is to be taken back. */
  by: string | null;
  rests: readonly Rest[];
  moves: readonly Move[];
  /** The running week when its end moves, and the group's end when that does; epoch ms. */
  longer: Move | null;
  end: { from: number; to: number } | null;
  /** Said before and after: what changed meanwhile, what is provisional, what was left out. */
  news: string | null;
  notes: readonly string[];
};

/** What a rest would move, week by week, before anything moves. */
export function restPreview(language: Language, preview: RestPreview): Message {
  const words = wordsOf(language);
  const { groupId, group, by, rests, longer, moves, end, notes } = preview;
  const lines = [
    ...(longer === null ? [] : [words('rest.longer', days(longer))]),
    ...moves.map((move) => words('rest.move', days(move))),
    ...(end === null ? [] : [words('rest.end', days({ ...end, week: 0 }))]),
  ];
  const shown = fitRests(words, language, rests, 2000);
  const head = [shown, '', words('rest.moves'), ''].join('\n');
  const foot = ['', words('rest.stays'), ...notes].join('\n');
  const [first] = rests;
  const confirm =
    by === null
      ? button(
          customId('group.rest', 'take', groupId, first?.from ?? ''),
          words('rest.takeBack'),
          'danger',
        )
      : button(customId('group.rest', 'apply', groupId, by), words('rest.apply'), 'success');
  return {
    ...(preview.news === null ? {} : { content: preview.news }),
    embeds: [
      {
        color: COLOUR.quiet,
        title: by === null ? words('rest.backTitle') : words('rest.title', { group: plain(group) }),
        description:
          head +
          fitLines(lines, 4000 - head.length - foot.length, (count) =>
            words('plan.more', { count }),
          ) +
          foot,
      },
    ],
    components: [
      buttons(
        confirm,
        button(customId('group.rest', 'cancel', groupId, by ?? '0'), words('group.cancel')),
      ),
    ],
  };
}

/** The rests of a group that are not over; those ahead can be taken back. */
export function restsMessage(
  language: Language,
  list: { groupId: number; group: string; rests: readonly Rest[]; ahead: readonly Rest[] },
): Message {
  const words = wordsOf(language);
  return {
    embeds: [
      {
        color: COLOUR.quiet,
        title: words('rest.listTitle', { group: plain(list.group) }),
        description: fitRests(words, language, list.rests, 4000),
      },
    ],
    components:
      list.ahead.length === 0
        ? []
        : [
            select(
              customId('group.rest', 'back', list.groupId),
              words('rest.pick'),
              list.ahead.slice(0, 25).map((rest) => ({
                value: rest.from,
                label: restRange(language, rest),
                description: bare(whyWords(words, rest.why)),
              })),
            ),
          ],
  };
}

/** Says that rests were given, and when the group goes on. */
export function restApplied(
  language: Language,
  applied: { group: string; rests: readonly Rest[]; next: { week: number; at: number } | null },
): Message {
  const words = wordsOf(language);
  const { group, rests, next } = applied;
  const lines = [
    words('rest.applied', { group: plain(group) }),
    ...(next === null ? [] : [words('rest.next', { week: next.week, when: deadline(next.at) })]),
  ];
  const shown = fitRests(words, language, rests, 1500);
  return { content: [lines[0], shown, ...lines.slice(1)].join('\n') };
}

/** Tells members that a rest follows, and when they go on. */
export function restAheadLine(words: Words, { rests, week, at }: RestAhead): string {
  return words('rest.ahead', { why: restsWords(words, rests), week, when: timestamp(at, 'D') });
}

/** Why a group rests: at most three reasons, each once, without markup of their own. */
export function restsWords(words: Words, rests: readonly Rest[]): string {
  return [...new Set(rests.map(({ why }) => plain(whyWords(words, why))))].slice(0, 3).join(' / ');
}

/** The dates of a rest in words: the years, months and days of a calendar, in no zone. */
export function restRange(language: Language, { from, to }: Pick<Rest, 'from' | 'to'>): string {
  const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'long' });
  // A calendar's own range is all digits in Chinese.
  return [...new Set([from, to])].map((day) => format.format(Date.parse(day))).join(' – ');
}

/** A line for each rest, as many as fit into `limit` UTF-16 units. */
function fitRests(words: Words, language: Language, rests: readonly Rest[], limit: number): string {
  const lines = rests.map((rest) =>
    words('rest.line', {
      range: restRange(language, rest),
      why: plain(whyWords(words, rest.why)),
      weeks: restWeeks(rest),
    }),
  );
  return fitLines(lines, limit, (count) => words('plan.more', { count }));
}

function whyWords(words: Words, why: Why): string {
  switch (why.kind) {
    case 'festival':
      return words(`rest.festival.${why.festival}`);
    case 'words':
      return why.text;
    case 'unsaid':
      return words('rest.unsaid');
  }
}

function days({ week, from, to }: Move) {
  return { week, from: timestamp(from, 'D'), to: timestamp(to, 'D') };
}
