import { customId } from '../discord/command.ts';
import type { File, Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { StreakReason } from '../study/streak.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { bar, fitLines, plain, timestamp } from './text.ts';

/** A week that has begun; `rest`: why the group rested before it (empty: unsaid), null where it did not. */
export type ProfileWeek = {
  week: number;
  reason: StreakReason | 'before';
  items: number;
  rest: string | null;
};

export type Profile = {
  group: string;
  points: number;
  rank: { place: number; of: number } | null;
  streak: { now: number; best: number };
  alias: string | null;
  hidden: boolean;
  phases: readonly { title: string; done: number; total: number }[];
  /** Newest first. */
  weeks: readonly ProfileWeek[];
  target: number;
  startsAt: number;
  /** The last ones, newest first. */
  checkIns: readonly { item: string; points: number; week: number; at: number }[];
  /** Says the same as the phases, when it could be drawn. */
  picture: File | null;
};

/** What Roadmate knows of a member in a group, explained to that member. */
export function profileMessage(language: Language, profile: Profile): Message {
  const words = wordsOf(language);
  const { picture, weeks, checkIns, startsAt } = profile;
  const more = (count: number) => words('plan.more', { count });
  const explained =
    weeks.length === 0
      ? [words('me.notBegun', { when: timestamp(startsAt, 'F') })]
      : weekLines(words, weeks, profile.target);
  const earned = checkIns.map(({ item, points, week, at }) =>
    words('me.checkIn', { points, item: plain(item), week, when: timestamp(at, 'D') }),
  );
  return {
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('me.title', { group: plain(profile.group) }),
        description: [
          ...head(words, profile),
          ...(picture === null ? phaseLines(words, profile) : []),
        ].join('\n'),
        ...(picture === null ? {} : { image: { url: `attachment://${picture.name}` } }),
      },
      {
        color: COLOUR.quiet,
        title: words('me.weeks'),
        description: fitLines(explained, 2200, more),
      },
      {
        color: COLOUR.quiet,
        title: words('me.checkIns'),
        description: earned.length > 0 ? fitLines(earned, 1400, more) : words('me.noCheckIns'),
      },
    ],
    components: [
      buttons(
        button(customId('me.settings', 'open'), words('me.settings')),
        button(customId('me.export', 'open'), words('me.export')),
        button(customId('me.delete', 'open'), words('me.delete'), 'danger'),
      ),
    ],
    ...(picture === null ? {} : { files: [picture] }),
  };
}

function head(words: Words, { points, rank, streak, alias, hidden }: Profile): string[] {
  const place = rank === null ? words('me.noPlace') : words('me.place', rank);
  const seenAs = hidden
    ? [words('me.hidden')]
    : alias === null
      ? []
      : [words('me.alias', { alias: plain(alias) })];
  return [`${words('me.points', { points })} · ${place}`, words('me.streak', streak), ...seenAs];
}

function phaseLines(words: Words, { phases }: Profile): string[] {
  const lines = phases.map(({ title, done, total }) => {
    const share = total === 0 ? 1 : done / total;
    return `${words('progress.line', { bar: bar(share), done, total })} ${plain(title)}`;
  });
  return ['', fitLines(lines, 1600, (count) => words('plan.more', { count }))];
}

function restLines(words: Words, week: number, why: string | null): string[] {
  if (why === null) return [];
  return [why === '' ? words('me.rest', { week }) : words('me.restWhy', { week, why })];
}

function weekLines(words: Words, weeks: readonly ProfileWeek[], target: number): string[] {
  const began = weeks.filter(({ reason }) => reason !== 'before');
  const lines = began.flatMap(({ week, reason, items, rest }) => {
    if (reason === 'before') return [];
    const what = words(`me.why.${reason}`, { items, target });
    const rested = restLines(words, week, rest);
    return [words('me.week', { week, what }), ...rested];
  });
  const before = weeks.length - began.length;
  if (before === 0) return lines;
  const what = words('me.before');
  return [
    ...lines,
    before === 1
      ? words('me.week', { week: 1, what })
      : words('me.weekRange', { from: 1, to: before, what }),
  ];
}
