import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Key, wordsOf } from '../i18n/words.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { weekdayOf } from '../study/anchor.ts';
import { countItems, type Plan, type PlanWeek } from '../study/plan.ts';
import type { Rhythm } from '../study/schedule.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { refusedReason } from './refused.ts';
import { channelLink, deadline, fitLines, plain, timestamp } from './text.ts';

export type Preview = {
  groupId: number;
  name: string;
  channelId: string;
  roadmap: Roadmap;
  plan: Plan;
  rhythm: Rhythm;
  starts: readonly number[];
  /** Said before everything else, such as missing permissions. */
  warning: string | null;
};

/** A new group's plan, week by week, before it starts. */
export function previewMessage(language: Language, preview: Preview): Message {
  const words = wordsOf(language);
  const { plan, starts, groupId, channelId } = preview;
  const items = countItems(plan);
  const { named, spread } = plan;
  const basis = {
    laid: 'group.basisLaid',
    own: 'group.basisOwn',
    fitted: 'group.basisFitted',
  } as const;
  const intro = [
    ...(preview.warning === null ? [] : [preview.warning, '']),
    words('group.previewIntro', {
      items,
      weeks: plan.weeks.length,
      channel: channelLink(channelId),
    }),
    words('group.rhythm', {
      ...rhythmWords(language, preview.rhythm),
      first: deadline(starts[0] ?? 0),
      end: timestamp(starts.at(-1) ?? 0, 'D'),
    }),
    words(basis[plan.basis], { named, spread }),
    '',
  ].join('\n');
  const lines = plan.weeks.map((week) =>
    words('group.weekLine', {
      week: week.number,
      what: plain(weekTitle(preview.roadmap, week)),
      items: week.leaves.length,
      points: week.leaves.reduce((sum, { points }) => sum + points, 0),
    }),
  );
  return {
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('group.preview', { group: plain(preview.name) }),
        description:
          `${intro}\n` +
          fitLines(lines, 4000 - intro.length, (count) => words('plan.more', { count })),
      },
    ],
    components: [
      buttons(
        button(customId('group.create', 'start', groupId), words('group.start'), 'success'),
        button(customId('group.create', 'cancel', groupId), words('group.cancel')),
      ),
    ],
  };
}

/** A week in a few words: its own goal, or the phases it belongs to and their topics. */
export function weekTitle(roadmap: Roadmap, week: PlanWeek): string {
  if (week.goal !== null && week.goal !== '') return week.goal;
  const ids = new Set(week.leaves.map(({ id }) => id));
  const topics = roadmap.phases.flatMap((phase) =>
    phase.topics.filter(
      (topic) => ids.has(topic.id) || topic.items.some((item) => ids.has(item.id)),
    ),
  );
  return topics.map((topic) => topic.title).join(' · ');
}

/** A rhythm's weekday, time and zone as words, of its newest anchor. */
export function rhythmWords(language: Language, rhythm: Rhythm) {
  const last = rhythm.at(-1);
  if (last === undefined) throw new Error('a rhythm is never empty');
  return {
    weekday: wordsOf(language)(`weekday.${weekdayOf(last.date)}` as Key),
    time: last.time,
    zone: last.zone,
  };
}

export type GroupLine = {
  name: string;
  channelId: string;
  status: 'draft' | 'running' | 'paused' | 'finished';
  week: number;
  weeks: number;
  startsAt: number;
  members: number;
  nextPostAt: number | null;
  blocked: readonly string[];
};

/** All groups of a server. */
export function groupsMessage(language: Language, groups: readonly GroupLine[]): Message {
  const words = wordsOf(language);
  const lines = groups.map((group) => {
    const where =
      group.week < 1
        ? words('group.lineBefore', { when: timestamp(group.startsAt, 'R') })
        : group.week > group.weeks
          ? words('group.lineAfter')
          : words('group.lineWeek', { week: group.week, weeks: group.weeks });
    const facts = [
      words(`group.status.${group.status}`),
      ...(group.status === 'finished' ? [] : [where]),
      words('group.lineMembers', { members: group.members }),
      ...(group.status === 'running' && group.nextPostAt !== null
        ? [words('group.lineNext', { when: timestamp(group.nextPostAt, 'R') })]
        : []),
    ];
    const [reason] = group.blocked;
    const trouble =
      reason === undefined
        ? []
        : [
            words('group.lineBlocked', {
              count: group.blocked.length,
              why: refusedReason(words, reason, group.channelId),
            }),
          ];
    return [`**${plain(group.name)}**`, facts.join(' · '), ...trouble].join('\n');
  });
  return {
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('group.listTitle'),
        description: fitLines(lines, 4000, (count) => words('plan.more', { count })),
      },
    ],
  };
}
