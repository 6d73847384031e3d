import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { type Phase, type Roadmap, type Topic, topicLeaves } from '../roadmap/roadmap.ts';
import { COLOUR, select } from './parts.ts';
import { fitLines, plain } from './text.ts';

export type ListedRoadmap = { name: string; roadmap: Roadmap; weeks: number };

/** The roadmaps that a server may use. */
export function roadmapsMessage(language: Language, roadmaps: readonly ListedRoadmap[]): Message {
  const words = wordsOf(language);
  const lines = roadmaps.map(({ roadmap, weeks }) => {
    const topics = roadmap.phases.flatMap((phase) => phase.topics);
    const leaves = roadmap.phases.flatMap(phaseLeaves);
    const counts = words('roadmap.listLine', {
      phases: roadmap.phases.length,
      topics: topics.length,
      items: leaves.length,
      weeks,
    });
    return [
      `**${plain(roadmap.title)}**`,
      ...(roadmap.summary ? [`> ${plain(roadmap.summary)}`] : []),
      counts,
    ].join('\n');
  });
  return {
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('roadmap.listTitle'),
        description: `${fitLines(lines, 3900, (count) => words('plan.more', { count }), '\n\n')}\n\n${words('roadmap.listHint')}`,
      },
    ],
    components: [
      select(
        customId('roadmap.show', 'pick'),
        words('roadmap.listTitle'),
        roadmaps.slice(0, 25).map(({ name, roadmap }) => ({ value: name, label: roadmap.title })),
      ),
    ],
  };
}

/** One roadmap: all phases, or one of them with its topics and items. */
export function roadmapMessage(
  language: Language,
  { name, roadmap, weeks }: ListedRoadmap,
  place: number | null,
): Message {
  const words = wordsOf(language);
  const phase = place === null ? undefined : roadmap.phases[place];
  return {
    embeds: [
      {
        color: COLOUR.roadmate,
        title: plain(roadmap.title),
        description:
          phase === undefined
            ? overview(words, roadmap, weeks)
            : [`**${plain(phaseName(words, phase))}**`, '', topicsText(words, phase)].join('\n'),
      },
    ],
    components: [
      select(customId('roadmap.show', 'phase', name), words('roadmap.pickPhase'), [
        { value: '-1', label: words('roadmap.overview'), chosen: phase === undefined },
        ...roadmap.phases.slice(0, 24).map((each, index) => ({
          value: String(index),
          label: phaseName(words, each),
          chosen: each === phase,
        })),
      ]),
    ],
  };
}

function overview(words: Words, roadmap: Roadmap, weeks: number): string {
  const topics = roadmap.phases.flatMap((phase) => phase.topics);
  const items = roadmap.phases.flatMap(phaseLeaves).length;
  const lines = roadmap.phases.map((phase) => {
    const leaves = phaseLeaves(phase);
    const counts = words('roadmap.phaseLine', {
      topics: phase.topics.length,
      items: leaves.length,
      done: leaves.filter(({ done }) => done).length,
    });
    return `**${plain(phaseName(words, phase))}**\n${counts}`;
  });
  const resources = roadmap.resources.map(({ title, url }) =>
    url === null ? `- ${plain(title)}` : `- [${plain(title)}](${url})`,
  );
  const all = [
    ...(roadmap.summary ? [`> ${plain(roadmap.summary)}`, ''] : []),
    words('roadmap.listLine', {
      phases: roadmap.phases.length,
      topics: topics.length,
      items,
      weeks,
    }),
    '',
    ...lines,
    ...(resources.length > 0 ? ['', `**${words('post.resources')}**`, ...resources] : []),
  ];
  return fitLines(all, 4000, (count) => words('plan.more', { count }));
}

function topicsText(words: Words, phase: Phase): string {
  const lines = phase.topics.flatMap((topic) => [
    ...(topic.implicit ? [] : [topicTitle(words, topic)]),
    ...(topic.summary ? [`> ${plain(topic.summary)}`] : []),
    ...(topic.goal ? [`> ${plain(topic.goal)}`] : []),
    ...topic.items.map(({ text, done }) => `${done ? '✅' : '⬜'} ${plain(text)}`),
  ]);
  return fitLines(lines, 3900, (count) => words('plan.more', { count }));
}

/** `**1. Testing** ⭐⭐⭐⭐⭐ · 3 days`. */
export function topicTitle(words: Words, topic: Topic): string {
  const number = topic.number === undefined ? '' : `${topic.number}. `;
  const mark = topic.done ? '✅ ' : '';
  const stars = topic.stars === undefined ? [] : ['⭐'.repeat(topic.stars)];
  const effort =
    topic.days === undefined
      ? topic.onDemand
        ? [words('post.onDemand')]
        : []
      : [words('post.days', { days: topic.days })];
  const facts = [...stars, ...effort].join(' · ');
  return `${mark}**${number}${plain(topic.title)}**${facts === '' ? '' : ` ${facts}`}`;
}

export function phaseName(words: Words, phase: Phase): string {
  const number = phase.number === undefined ? '' : `${phase.number}. `;
  const weeks =
    phase.weeks === undefined
      ? phase.onDemand
        ? ` · ${words('post.onDemand')}`
        : ''
      : ` · ${weeksText(words, phase.weeks)}`;
  return `${number}${phase.title}${weeks}`;
}

function weeksText(words: Words, { min, max }: { min: number; max: number }): string {
  return min === max
    ? words('roadmap.phaseWeeksExact', { weeks: max })
    : words('roadmap.phaseWeeks', { min, max });
}

function phaseLeaves(phase: Phase) {
  return phase.topics.flatMap((topic) => topicLeaves(phase, topic));
}
