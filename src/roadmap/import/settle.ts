import type { DraftItem, DraftPhase, DraftTopic } from '../draft.ts';
import { checkExplicitIds } from '../ids.ts';
import { joinLines } from '../inline-text.ts';
import { labelOf } from '../labels.ts';
import { isWebAddress } from '../resource.ts';
import type { Resource, Roadmap } from '../roadmap.ts';
import { readPhaseTitle, readTopicTitle } from '../title.ts';
import type { Note } from './import-report.ts';

const longestTitle = 300;
const longestText = 2000;

/**
 * Puts what was read into the form that the canonical format can say, so that writing it and reading
 * it again gives the same: titles that are only titles, numbers that come once, text on one line.
 * What has nothing left goes, with a note.
 */
export function settlePhases(phases: DraftPhase[], note: Note): DraftPhase[] {
  const known = withoutBadIds(phases, note);
  const numbers = new Set<number>();
  return known.flatMap((phase): DraftPhase[] => {
    const number = claimNumber(numbers, phase.value.number, phase.line, note);
    const title = phaseTitle(phase.value.title, number !== undefined);
    const topicNumbers = new Set<number>();
    const topics = phase.topics
      .map((topic) => settleTopic(topic, title, topicNumbers, note))
      .filter(({ value, items }) => value.implicit !== true || items.length > 0);
    if (topics.length === 0) {
      note(phase.line, 'left-out', 'section-empty', { title });
      return [];
    }
    const { summary, weeks, onDemand } = phase.value;
    const settled = {
      title,
      ...(number === undefined ? {} : { number }),
      ...(weeks === undefined ? {} : { weeks }),
      ...(onDemand === true && weeks === undefined ? { onDemand } : {}),
      ...(settleText(summary) === '' ? {} : { summary: settleText(summary) }),
    };
    return [{ ...phase, value: settled, topics }];
  });
}

/** The same for a list of resources; the second of two equal ones goes. */
export function settleResources(resources: Resource[]): Resource[] {
  const seen = new Set<string>();
  return resources.flatMap(({ title, url }) => {
    const plain = settleText(title).replace(/^\[\s*[xX✔✓]?\s*\]\s*/u, '');
    const address = url !== null && isWebAddress(url) ? url.trim() : null;
    const key = `${address ?? plain}`;
    if (plain === '' || seen.has(key) || (address === null && looksLikeAddress(plain))) return [];
    seen.add(key);
    return [{ title: plain, url: address }];
  });
}

/** Text on one line, of bounded length. */
export function settleText(text: string | undefined, most = longestText): string {
  const line = joinLines((text ?? '').replace(/[\p{Cc}\uFEFF]/gu, ' ')).toWellFormed();
  return line.length <= most
    ? line
    : `${line
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

/** The roadmap's own lines. */
export function settleNotes(notes: Roadmap['notes']): Roadmap['notes'] {
  return notes.map((text) => withoutBox(settleText(text))).filter((text) => text !== '');
}

function settleTopic(
  topic: DraftTopic,
  phase: string,
  numbers: Set<number>,
  note: Note,
): DraftTopic {
  const { title, number, done, days, onDemand, stars, why, resources, implicit } = topic.value;
  const { summary, goal, practice, keyPoints, doneWhen, note: remark } = topic.value;
  const items = topic.items.flatMap(settleItem);
  const texts = Object.fromEntries(
    Object.entries({ goal, practice, keyPoints, doneWhen, note: remark })
      .map(([name, text]): [string, string] => [name, settleLines(text)])
      .filter(([, text]) => text !== ''),
  );
  const own = implicit === true ? undefined : claimNumber(numbers, number, topic.line, note);
  return {
    ...topic,
    items,
    value: {
      title: implicit === true ? phase : topicTitle(title),
      ...(own === undefined ? {} : { number: own }),
      ...(items.length > 0 ? {} : { done: done ?? false }),
      ...(days === undefined || days > 999 ? {} : { days }),
      ...(stars === undefined ? {} : { stars }),
      ...(onDemand === true && days === undefined ? { onDemand } : {}),
      ...(implicit === true || settleText(summary) === '' ? {} : { summary: settleText(summary) }),
      ...texts,
      why: settleNotes(why),
      resources: settleResources(resources),
      ...(implicit === true ? { implicit } : {}),
    },
  };
}

function settleItem(item: DraftItem): DraftItem[] {
  const text = withoutBox(settleText(item.value.text));
  if (text === '' || !/[\p{L}\p{N}]/u.test(text)) return [];
  const group = groupName(item.value.group);
  return [{ ...item, value: { text, done: item.value.done, ...(group === '' ? {} : { group }) } }];
}

/** A group may not be called what a label is: `**Notes**` above items would be a label. */
function groupName(group: string | undefined): string {
  const name = settleText(group, longestTitle).replace(/[\s:：]+$/u, '');
  return labelOf(name) === undefined ? name : '';
}

function settleLines(text: string | undefined): string {
  return (text ?? '')
    .split('\n')
    .map((line) => withoutBox(settleText(line)))
    .filter((line) => line !== '')
    .join('\n');
}

function withoutBox(text: string): string {
  return text.replace(/^(?:\[\s*[xX✔✓]?\s*\]\s*)+/u, '');
}

function claimNumber(
  taken: Set<number>,
  number: number | undefined,
  line: number,
  note: Note,
): number | undefined {
  if (number === undefined || !Number.isInteger(number) || number < 0 || number > 9999)
    return undefined;
  if (taken.has(number)) {
    note(line, 'ambiguous', 'number-repeated', { number });
    return undefined;
  }
  taken.add(number);
  return number;
}

/** Cuts until the canonical reader would cut nothing more; where nothing is left, brackets go instead. */
function phaseTitle(text: string, isNumbered: boolean): string {
  let title = cleanTitle(text);
  for (;;) {
    const read = readPhaseTitle(title);
    if (read.title === title) break;
    title = read.title === '' ? plainTitle(title) : read.title;
  }
  const needsName = !isNumbered && readPhaseTitle(title).problems.length > 0;
  return needsName ? title.replace(/(\d|第)/, '#$1') : title;
}

function topicTitle(text: string): string {
  let title = cleanTitle(text);
  for (;;) {
    const read = readTopicTitle(title);
    if (read.title === title) return title;
    title = read.title === '' ? plainTitle(title) : read.title;
  }
}

function plainTitle(title: string): string {
  const plain = title
    .replace(/[()（）[\]]/g, ' ')
    .replace(/[.．、]+\s*$/, '')
    .trim();
  return plain === '' ? '…' : settleText(plain);
}

function cleanTitle(text: string): string {
  const title = settleText(text.replace(/⭐\uFE0F?/gu, ' '), longestTitle);
  return title === '' ? '…' : title;
}

function looksLikeAddress(text: string): boolean {
  return /^\S+@\S+$|^(?:https?:\/\/|www\.)\S*$/i.test(text);
}

function withoutBadIds(phases: DraftPhase[], note: Note): DraftPhase[] {
  const bad = new Set<number>();
  checkExplicitIds(phases, (line) => {
    bad.add(line);
    note(line, 'left-out', 'id-left-out');
  });
  if (bad.size === 0) return phases;
  const drop = <T extends { line: number; explicitId: string | undefined }>(part: T): T =>
    bad.has(part.line) ? { ...part, explicitId: undefined } : part;
  return phases.map((phase) => ({
    ...drop(phase),
    topics: phase.topics.map((topic) => ({ ...drop(topic), items: topic.items.map(drop) })),
  }));
}
