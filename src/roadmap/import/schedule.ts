import type { DraftPhase, DraftTopic } from '../draft.ts';
import { isShortForm, similarity } from '../similarity.ts';
import { type Duration, toDays, toWeeks } from './duration.ts';
import { readHeadingTitle, readTitleText } from './heading-title.ts';
import type { Note } from './import-report.ts';
import { readEntries } from './list-entries.ts';
import { isPhaseHeading } from './phase-words.ts';
import type { Surveyed } from './survey.ts';

const mostTopics = 200;

type Entry = {
  line: number;
  number: number | undefined;
  title: string;
  duration: Duration | undefined;
  onDemand: boolean;
  topic: DraftTopic | undefined;
};
type Stage = { node: Surveyed; entries: Entry[] };

export type Schedule = { stages: Stage[]; line: number };

/**
 * Finds out whether a section only lists topics that the document has elsewhere, with their lengths.
 * An entry is a topic when number and title agree; without a number the titles must be close.
 */
export function findSchedule(
  node: Surveyed,
  topics: DraftTopic[],
  definitions: Map<string, string>,
): Schedule | undefined {
  // Comparing every line with every topic is for documents that people write by hand.
  const candidates = topics.length > mostTopics ? [] : topics;
  const stages = [node, ...node.children].map(
    (each): Stage => ({
      node: each,
      entries: each.section.blocks
        .flatMap((block) => (block.type === 'list' ? readEntries(block, definitions) : []))
        .map(({ line, text, number }) => {
          const read = readTitleText(text);
          const entry = {
            line,
            number: number ?? read.number,
            title: read.title,
            duration: read.duration,
            onDemand: read.onDemand,
          };
          return { ...entry, topic: candidates.find((topic) => isSame(entry, topic)) };
        }),
    }),
  );
  const entries = stages.flatMap((stage) => stage.entries);
  const known = entries.filter(({ topic }) => topic !== undefined);
  if (known.length < 3 || known.length < entries.length * 0.6) return undefined;
  return { stages: stages.filter((stage) => stage.entries.length > 0), line: node.section.line };
}

function isSame(entry: Pick<Entry, 'number' | 'title'>, { value }: DraftTopic): boolean {
  const alike = similarity(entry.title, value.title);
  if (entry.number !== undefined && value.number !== undefined) {
    return entry.number === value.number && (alike >= 0.3 || isShortForm(entry.title, value.title));
  }
  return alike >= 0.6 || isShortForm(entry.title, value.title);
}

/** Gives the topics the lengths of a schedule; where its stages are phases, they become the phases. */
export function applySchedule(
  { stages, line }: Schedule,
  phases: { phase: DraftPhase; full: string }[],
  note: Note,
): { phase: DraftPhase; full: string }[] {
  const staged = stages.filter(({ node }) => isPhaseHeading(readHeadingTitle(node.section).full));
  const entryOf = new Map<DraftTopic, Entry>();
  for (const entry of stages.flatMap((stage) => stage.entries)) {
    if (entry.topic !== undefined && !entryOf.has(entry.topic)) entryOf.set(entry.topic, entry);
  }
  const timed = phases.map(({ phase, full }) => ({
    full,
    phase: {
      ...phase,
      topics: phase.topics.map((topic) => ({ topic, entry: entryOf.get(topic) })),
    },
  }));
  if (staged.length < 2) {
    return timed.map(({ phase, full }) => ({
      full,
      phase: { ...phase, topics: phase.topics.map(({ topic, entry }) => giveLength(topic, entry)) },
    }));
  }
  note(line, 'ambiguous', 'phases-from-schedule', { phases: staged.length });
  // Phases without any listed topic stay; topics that no stage lists go where the schedule says "others".
  const kept = phases.filter(
    ({ phase }) =>
      !phase.topics.some((topic) => entryOf.has(topic)) &&
      phase.topics.every(({ value }) => value.implicit === true),
  );
  const rest = phases
    .filter((each) => !kept.includes(each))
    .flatMap(({ phase }) => phase.topics)
    .filter((topic) => !entryOf.has(topic));
  const isRest = ({ entries }: Stage) => entries.some(({ topic }) => topic === undefined);
  const restStage = staged.findLast(isRest) ?? staged.at(-1);
  const restEntry = restStage?.entries.find(({ topic }) => topic === undefined);
  if (rest.length > 0)
    note(restEntry?.line ?? line, 'ambiguous', 'schedule-rest', { topics: rest.length });
  const made = staged.map((stage) => {
    const { full, title, number, duration, onDemand, explicitId } = readHeadingTitle(
      stage.node.section,
    );
    const listed = stage.entries.flatMap((entry) =>
      entry.topic !== undefined && entryOf.get(entry.topic) === entry
        ? [giveLength(entry.topic, entry)]
        : [],
    );
    const others = stage === restStage ? rest.map((topic) => giveLength(topic, restEntry)) : [];
    const phase: DraftPhase = {
      line: stage.node.section.line,
      explicitId,
      value: {
        title,
        ...(number === undefined ? {} : { number }),
        ...(duration === undefined ? {} : { weeks: toWeeks(duration) }),
        ...(onDemand ? { onDemand } : {}),
      },
      topics: [...listed, ...others],
    };
    return { phase, full };
  });
  return [...kept, ...made];
}

function giveLength(topic: DraftTopic, entry: Entry | undefined): DraftTopic {
  if (entry?.duration !== undefined)
    return { ...topic, value: { ...topic.value, days: toDays(entry.duration) } };
  if (entry?.onDemand === true && topic.value.days === undefined) {
    return { ...topic, value: { ...topic.value, onDemand: true } };
  }
  return topic;
}
