import type { APIEmbed } from 'discord-api-types/v10';
import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { type Roadmap, type Topic, topicLeaves } from '../roadmap/roadmap.ts';
import type { PlanWeek } from '../study/plan.ts';
import type { RestAhead } from '../study/rests.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { restAheadLine } from './rest.ts';
import { topicTitle } from './roadmap.ts';
import { bar, deadline, fitLines, plain } from './text.ts';

export type Assignment = {
  groupId: number;
  group: string;
  roadmap: Roadmap;
  week: PlanWeek;
  weeks: number;
  endsAt: number;
  /** The rest that follows the week, if one does. */
  rest: RestAhead | null;
  members: number;
  /** The group's progress, from 0 to 1. */
  share: number;
  late: boolean;
  /** After the week's end: check-ins in it, and how many members took part. */
  result: { items: number; met: number } | null;
};

/** Room for items in an embed that holds 6,000 characters in all. */
const ITEMS_ROOM = 3200;

/** Room for resources in a field; what does not fit is left out, for half a link leads nowhere. */
const LINKS_ROOM = 1000;
const LINK_GAP = ' · ';

/** The custom id that only this week's post has. */
export function assignmentMarker(groupId: number, week: number): string {
  return customId('done', 'open', groupId, week);
}

/** The week's assignment: what, why, until when, and the button. */
export function assignmentMessage(language: Language, assignment: Assignment): Message {
  const words = wordsOf(language);
  const { week, weeks, groupId, roadmap } = assignment;
  const phases = roadmap.phases
    .filter(({ id }) => week.phaseIds.includes(id))
    .map(({ title }) => title)
    .join(' / ');
  const footer = [assignment.group, ...(assignment.late ? [words('post.late')] : [])];
  return {
    embeds: [
      {
        color: COLOUR.roadmate,
        title: `${words('post.week', { week: week.number, weeks })} · ${plain(week.goal || phases)}`,
        description: [...aimLines(words, week, phases), ...itemLines(words, roadmap, week)].join(
          '\n',
        ),
        fields: fieldsOf(words, assignment),
        footer: { text: footer.join(' · ') },
      },
    ],
    components: [
      buttons(
        button(assignmentMarker(groupId, week.number), words('post.checkIn'), 'success'),
        button(customId('plan', 'open', groupId, week.number), words('post.myPlan')),
      ),
    ],
  };
}

function aimLines(words: Words, { goal, task }: PlanWeek, phases: string): string[] {
  const lines = [
    ...(goal ? [`**${words('post.phase')}** ${plain(phases)}`] : []),
    ...(goal ? [`**${words('post.goal')}** ${plain(goal)}`] : []),
    ...(task ? [`**${words('post.task')}** ${plain(task)}`] : []),
  ];
  return lines.length > 0 ? [...lines, ''] : [];
}

function itemLines(words: Words, roadmap: Roadmap, week: PlanWeek): string[] {
  const lines = weekTopics(roadmap, week).flatMap(({ topic, texts }) => [
    ...(topic.implicit ? [] : [topicTitle(words, topic)]),
    ...(topic.summary ? [`> ${plain(topic.summary)}`] : []),
    ...(topic.items.length === 0
      ? [topic.goal, topic.practice].filter(Boolean).map((text) => `> ${plain(text ?? '')}`)
      : texts.map((text) => `▫️ ${plain(text)}`)),
  ]);
  const lost = week.leaves.flatMap(({ text }) => (text === undefined ? [] : [`▫️ ${plain(text)}`]));
  return [fitLines([...lines, ...lost], ITEMS_ROOM, (count) => words('post.moreItems', { count }))];
}

function weekTopics(roadmap: Roadmap, week: PlanWeek): { topic: Topic; texts: string[] }[] {
  const ids = new Set(week.leaves.map(({ id }) => id));
  return roadmap.phases
    .flatMap((phase) =>
      phase.topics.map((topic) => ({
        topic,
        texts: topicLeaves(phase, topic)
          .filter(({ id }) => ids.has(id))
          .map(({ text }) => text),
      })),
    )
    .filter(({ texts }) => texts.length > 0);
}

function fieldsOf(words: Words, assignment: Assignment): NonNullable<APIEmbed['fields']> {
  const { roadmap, week, members, share, endsAt, rest, result } = assignment;
  const until = [deadline(endsAt), ...(rest === null ? [] : [restAheadLine(words, rest)])];
  const own = weekTopics(roadmap, week).flatMap(({ topic }) => topic.resources);
  const resources = (own.length > 0 ? own : roadmap.resources)
    .filter(({ url }) => url !== null)
    .slice(0, 6)
    .map(({ title, url }) => `[${plain(title)}](${url})`)
    .filter((_, i, links) => links.slice(0, i + 1).join(LINK_GAP).length <= LINKS_ROOM);
  const progress =
    members === 0
      ? words('post.nobody')
      : words('post.progressLine', { bar: bar(share), share, members });
  return [
    ...(resources.length > 0
      ? [
          {
            name: words('post.resources'),
            value: resources.join(LINK_GAP),
          },
        ]
      : []),
    { name: words('post.progress'), value: progress },
    ...(result === null
      ? [{ name: words('post.deadline'), value: until.join('\n') }]
      : [{ name: words('post.result'), value: words('post.resultLine', { ...result, members }) }]),
  ];
}
