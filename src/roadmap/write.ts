import type { DraftPhase } from './draft.ts';
import { assignIds } from './ids.ts';
import { isSectionName } from './read-sections.ts';
import type { Phase, Resource, Roadmap, Topic } from './roadmap.ts';
import { escapeLine, escapeText, writeAddress } from './write-text.ts';

/**
 * Writes a roadmap in the canonical format. Reading the text gives the same roadmap, ids included;
 * an `{#id}` stands only where the words alone would give another id.
 */
export function writeCanonical(roadmap: Roadmap): string {
  const words = wordsFor(roadmap.language);
  const explicit = findExplicitIds(roadmap.phases);
  const lines = [
    '---',
    `language: ${roadmap.language}`,
    ...(roadmap.updated === undefined ? [] : [`updated: ${roadmap.updated}`]),
    '---',
    '',
    `# ${escapeHeading(roadmap.title)}`,
    ...summaryLines(roadmap.summary),
    ...roadmap.phases.flatMap((phase) => phaseLines(phase, words, explicit)),
    ...weekPlanLines(roadmap, words),
    ...section(words.resources, roadmap.resources.map(resourceLine)),
    ...section(
      words.notes,
      roadmap.notes.map((note) => `- ${escapeLine(note)}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

type Words = typeof english;

const english = {
  phase: (number: number) => `Phase ${number}: `,
  weeks: (length: string) => ` (${length} ${length === '1' ? 'week' : 'weeks'})`,
  days: (days: number) => ` (${days} ${days === 1 ? 'day' : 'days'})`,
  onDemand: ' (on demand)',
  colon: ': ',
  why: 'Why',
  goal: 'Goal',
  practice: 'Practice',
  keyPoints: 'Key points',
  doneWhen: 'Done when',
  note: 'Notes',
  resources: 'Resources',
  notes: 'Notes',
  weekPlan: 'Week plan',
  columns: '| Week | Goal | Task |',
  topicResources: 'Resources',
};

const chinese: Words = {
  phase: (number) => `第${'零一二三四五六七八九十'[number] ?? number}阶段：`,
  weeks: (length) => `（${length} 周）`,
  days: (days) => `（${days} 天）`,
  onDemand: '（按需）',
  colon: '：',
  why: '为什么',
  goal: '目标',
  practice: '实践',
  keyPoints: '要点',
  doneWhen: '验收',
  note: '备注',
  resources: '参考资源',
  notes: '说明',
  weekPlan: '周计划',
  columns: '| 周次 | 目标 | 任务 |',
  topicResources: '资源',
};

function wordsFor(language: string): Words {
  return language.startsWith('zh') ? chinese : english;
}

function phaseLines(phase: Phase, words: Words, explicit: Set<string>): string[] {
  const { title, number, weeks, onDemand, summary, topics } = phase;
  const length = weeks && (weeks.min === weeks.max ? `${weeks.min}` : `${weeks.min}-${weeks.max}`);
  const heading = [
    number === undefined ? '' : words.phase(number),
    escapeHeading(title),
    length === undefined ? '' : words.weeks(length),
    onDemand === true ? words.onDemand : '',
  ].join('');
  // A phase called "Resources" would be read as the section of that name.
  const isName = number === undefined && length === undefined && isSectionName(title);
  const id = explicit.has(phase.id) || isName ? ` {#${phase.id}}` : '';
  return [
    '',
    `## ${heading}${id}`,
    ...summaryLines(summary),
    ...topics.flatMap((topic) => topicLines(topic, words, explicit)),
  ];
}

function topicLines(topic: Topic, words: Words, explicit: Set<string>): string[] {
  const { number, title, stars, days, onDemand, done, items } = topic;
  const tail = [
    stars === undefined ? '' : ` ${'⭐'.repeat(stars)}`,
    days === undefined ? '' : words.days(days),
    onDemand === true ? words.onDemand : '',
    explicit.has(topic.id) ? ` {#${topic.id}}` : '',
  ].join('');
  const box = done === true && items.length === 0 ? '[x] ' : '';
  const name = `${box}${number === undefined ? '' : `${number}. `}${escapeHeading(title)}`;
  const heading = topic.implicit === true ? [] : ['', `### ${name}${tail}`];
  return [
    ...heading,
    ...summaryLines(topic.summary),
    ...textLines(words.goal, topic.goal, words),
    ...itemLines(topic, explicit),
    ...listLines(
      words.why,
      topic.why.map((reason) => `- ${escapeLine(reason)}`),
    ),
    ...textLines(words.keyPoints, topic.keyPoints, words),
    ...textLines(words.practice, topic.practice, words),
    ...textLines(words.doneWhen, topic.doneWhen, words),
    ...textLines(words.note, topic.note, words),
    ...listLines(words.topicResources, topic.resources.map(resourceLine)),
  ];
}

function itemLines({ items, goal }: Topic, explicit: Set<string>): string[] {
  let group: string | undefined;
  return items.flatMap((item, index) => {
    const line = `- [${item.done ? 'x' : ' '}] ${escapeText(item.text)}${explicit.has(item.id) ? ` {#${item.id}}` : ''}`;
    const isSame = item.group === group && index > 0;
    // Items under a label or a group end with a rule, where none of it concerns them any more.
    const isClosed = item.group === undefined && (index > 0 || goal !== undefined);
    group = item.group;
    if (isSame) return [line];
    if (item.group !== undefined) return ['', `**${escapeText(item.group)}**`, '', line];
    return isClosed ? ['', '---', '', line] : ['', line];
  });
}

function textLines(label: string, text: string | undefined, words: Words): string[] {
  if (text === undefined) return [];
  const [first = '', ...more] = text.split('\n');
  return [
    '',
    `**${label}**${words.colon}${escapeText(first)}`,
    ...more.flatMap((line) => ['', escapeLine(line)]),
  ];
}

function listLines(label: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', `**${label}**`, '', ...lines];
}

function section(name: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${name}`, '', ...lines];
}

function weekPlanLines({ weekPlan }: Roadmap, words: Words): string[] {
  if (weekPlan.length === 0) return [];
  const cell = (text: string) => escapeText(text).replaceAll('|', '\\|');
  const rows = weekPlan.map(
    ({ from, to, goal, task }) =>
      `| ${from === to ? from : `${from}-${to}`} | ${cell(goal)} | ${cell(task)} |`,
  );
  return ['', `## ${words.weekPlan}`, '', words.columns, '| --- | --- | --- |', ...rows];
}

function summaryLines(summary: string | undefined): string[] {
  return summary === undefined ? [] : ['', `> ${escapeLine(summary)}`];
}

function resourceLine({ title, url }: Resource): string {
  if (url === null) return `- ${escapeLine(title)}`;
  return `- [${escapeText(title)}](${writeAddress(url)})`;
}

function escapeHeading(title: string): string {
  return escapeText(title).replace(/(^|\s)(#+)$/, '$1\\$2');
}

/** The ids that words alone do not give: those of parts that were renamed, or that the author set. */
function findExplicitIds(phases: Phase[]): Set<string> {
  const explicit = new Set<string>();
  for (;;) {
    const given = idsOf(assignIds(toDrafts(phases, explicit)));
    const wrong = idsOf(phases).filter((id, index) => given[index] !== id && !explicit.has(id));
    if (wrong.length === 0) return explicit;
    for (const id of wrong) explicit.add(id);
  }
}

function toDrafts(phases: Phase[], explicit: Set<string>): DraftPhase[] {
  const idOf = (id: string) => (explicit.has(id) ? id : undefined);
  return phases.map(({ id, topics, ...value }) => ({
    line: 1,
    explicitId: idOf(id),
    value,
    topics: topics.map(({ id: topicId, items, ...topic }) => ({
      line: 1,
      explicitId: topic.implicit === true ? undefined : idOf(topicId),
      value: topic,
      items: items.map(({ id: itemId, ...item }) => ({
        line: 1,
        explicitId: idOf(itemId),
        value: item,
      })),
    })),
  }));
}

function idsOf(phases: Phase[]): string[] {
  return phases.flatMap((phase) => [
    phase.id,
    ...phase.topics.flatMap((topic) => [topic.id, ...topic.items.map(({ id }) => id)]),
  ]);
}
