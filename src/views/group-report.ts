import type { APIEmbed } from 'discord-api-types/v10';
import { customId } from '../discord/command.ts';
import type { File, Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { pageAt, paginate } from './pages.ts';
import { buttons, COLOUR } from './parts.ts';
import { mention, plain, timestamp } from './text.ts';
import { pageFooter, turnButtons } from './turn-pages.ts';

/** In the order in which a report tells them: who needs somebody comes first. */
export const STANDINGS = ['silent', 'behind', 'on-leave', 'on-pace', 'ahead'] as const;
export type ReportStanding = (typeof STANDINGS)[number];

export type ReportMember = {
  memberId: string;
  standing: ReportStanding;
  joinedAt: number;
  done: number;
  late: number;
  points: number;
  lastAt: number | null;
};

export type GroupReport = {
  groupId: number;
  group: string;
  week: number;
  weeks: number;
  /** Items of the plan. */
  total: number;
  /** Of everybody's plan, 0 to 1. */
  share: number;
  members: readonly ReportMember[];
  /** From 0. */
  page: number;
  picture: File | null;
  files: readonly File[];
};

/** Who is where, for organisers. Members are shown as they are called, hidden ones too. */
export function groupReportMessage(language: Language, report: GroupReport): Message {
  const words = wordsOf(language);
  const { groupId, week, weeks, total, share, members, picture } = report;
  const lines = STANDINGS.flatMap((standing) => sectionOf(words, report, standing));
  const pages = paginate(lines, 3000);
  const { text, page } = pageAt(pages, report.page);
  const turns = turnButtons(words, page, pages.length, (to) =>
    customId('group.report', 'page', groupId, to),
  );
  const embed: APIEmbed = {
    color: COLOUR.roadmate,
    title: words('report.title', { group: plain(report.group) }),
    description: [
      words('report.week', { week: Math.min(week, weeks), weeks, members: members.length, share }),
      '',
      members.length === 0 || total === 0 ? words('report.nobody') : text,
      '',
      `-# ${words('report.private')}`,
    ].join('\n'),
    ...(picture === null ? {} : { image: { url: `attachment://${picture.name}` } }),
    ...pageFooter(words, page, pages.length),
  };
  return {
    embeds: [embed],
    components: turns.length > 0 ? [buttons(...turns)] : [],
    files: [...(picture === null ? [] : [picture]), ...report.files],
  };
}

function sectionOf(words: Words, report: GroupReport, standing: ReportStanding): string[] {
  const members = report.members.filter((member) => member.standing === standing);
  if (members.length === 0) return [];
  const head = words('report.head', {
    kind: words(`report.${standing}`),
    count: members.length,
  });
  const { total } = report;
  return [
    head,
    ...members.map(({ memberId, done, late, lastAt }) =>
      words('report.memberLine', {
        member: mention(memberId),
        done,
        total,
        late,
        last: lastWords(words, lastAt),
      }),
    ),
  ];
}

function lastWords(words: Words, at: number | null): string {
  return at === null ? words('report.never') : words('report.last', { when: timestamp(at, 'R') });
}

/** The same as a table, its head first. */
export function reportTable(language: Language, members: readonly ReportMember[], total: number) {
  const words = wordsOf(language);
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const columns = [
    'member',
    'standing',
    'joined',
    'done',
    'total',
    'late',
    'points',
    'last',
  ] as const;
  return [
    columns.map((column) => words(`report.csv.${column}`)),
    ...members.map(({ memberId, standing, joinedAt, done, late, points, lastAt }) => [
      memberId,
      words(`report.${standing}`),
      iso(joinedAt),
      done,
      total,
      late,
      points,
      iso(lastAt),
    ]),
  ];
}
