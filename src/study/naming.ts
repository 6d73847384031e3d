import type { Leaf, WeekRow } from '../roadmap/roadmap.ts';
import { bareText, isUnspaced, tellingWords } from './words.ts';

/** Which row of the week plan names a leaf, by its place in the plan, and how strongly. */
export type Naming = { row: number; score: number };

type Row = { goal: Set<string>; bareGoal: string; words: Set<string> };
type Side = { text: Set<string>; bareText: string; context: Set<string> };

/**
 * For each leaf, the row that names it, or null.
 *
 * A row names a leaf when they share a telling word (see `tellingWords`): the leaf's words are those
 * of its text, its topic's title and, for a topic without items, its goal; the row's are those of
 * its goal and task. The best score wins, ties go to the earlier row:
 * - a shared word scores 1, twice that if it is in the row's goal, and twice that again if it is in
 *   the leaf's own text; divided by the number of rows that have it;
 * - a goal that stands whole in the leaf's text, or such a text that stands whole in the goal, adds 4;
 * - a word that most rows or most leaves have tells nothing apart and is left out.
 */
export function nameLeaves(leaves: readonly Leaf[], rows: readonly WeekRow[]): (Naming | null)[] {
  const sides = leavesSides(leaves);
  const targets = rows.map(
    ({ goal, task }): Row => ({
      goal: tellingWords(goal),
      bareGoal: bareText(goal),
      words: tellingWords(`${goal}\n${task}`),
    }),
  );
  const inRows = frequencies(targets.map(({ words }) => words));
  const inLeaves = frequencies(sides.map(({ text, context }) => new Set([...text, ...context])));
  const tells = (word: string) =>
    (inRows.get(word) ?? 0) * 2 <= Math.max(2, rows.length) &&
    (inLeaves.get(word) ?? 0) * 2 <= Math.max(8, leaves.length);
  const weigh = (word: string) => (tells(word) ? 1 / (inRows.get(word) ?? 1) : 0);
  return sides.map((side) => bestRow(side, targets, weigh));
}

function leavesSides(leaves: readonly Leaf[]): Side[] {
  const titles = new Map<string, Set<string>>();
  return leaves.map(({ text, topic }) => {
    const alone = topic.items.length === 0;
    const title = titles.get(topic.id) ?? tellingWords(topic.title);
    titles.set(topic.id, title);
    const context = alone ? tellingWords(topic.goal ?? '') : title;
    return { text: tellingWords(text), bareText: bareText(text), context };
  });
}

function bestRow(side: Side, rows: readonly Row[], weigh: (word: string) => number): Naming | null {
  let best: Naming | null = null;
  rows.forEach((row, i) => {
    const score = rate(side, row, weigh);
    if (score > (best?.score ?? 0)) best = { row: i, score };
  });
  return best;
}

function rate({ text, bareText, context }: Side, row: Row, weigh: (word: string) => number) {
  let score = 0;
  for (const word of row.words) {
    const place = text.has(word) ? 2 : context.has(word) ? 1 : 0;
    score += place * (row.goal.has(word) ? 2 : 1) * weigh(word);
  }
  const whole =
    isWithin(row.goal, text, weigh) ||
    isWithin(text, row.goal, weigh) ||
    (isUnspaced(row.bareGoal) && row.bareGoal.length > 1 && bareText.includes(row.bareGoal)) ||
    (isUnspaced(bareText) && bareText.length > 1 && row.bareGoal.includes(bareText));
  return whole ? score + 4 : score;
}

/** Whether all of these words, and at least one that tells, are among the others. */
function isWithin(
  words: Set<string>,
  others: Set<string>,
  weigh: (word: string) => number,
): boolean {
  return [...words].some((word) => weigh(word) > 0) && [...words].every((word) => others.has(word));
}

function frequencies(sets: readonly Set<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
