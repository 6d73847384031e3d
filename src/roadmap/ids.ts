import fnv1a from '@sindresorhus/fnv1a';
import type { Draft, DraftPhase } from './draft.ts';
import { isOptional } from './optional.ts';
import type { Report } from './problem.ts';
import type { Phase, Topic } from './roadmap.ts';

const idForm = /^[a-z0-9-]{1,32}$/;

/** Reports every `{#id}` that has the wrong form or that another part already took. */
export function checkExplicitIds(phases: DraftPhase[], report: Report): void {
  const firstLine = new Map<string, number>();
  for (const { explicitId, line } of allDrafts(phases)) {
    if (explicitId === undefined) continue;
    const earlier = firstLine.get(explicitId);
    if (!idForm.test(explicitId)) {
      report(line, `The id "${explicitId}" must be 1 to 32 small letters a-z, digits or hyphens.`);
    } else if (earlier !== undefined) {
      report(line, `The id "${explicitId}" is already taken on line ${earlier}.`);
    } else {
      firstLine.set(explicitId, line);
    }
  }
}

/**
 * Gives every part its id: the explicit one, else a hash of its own words and its parent's id.
 * So ids survive any reordering; and a title that is renamed while it keeps its old id as `{#id}`
 * keeps the ids of everything below it. The second of two that would be equal ends in `-2`.
 * Expects explicit ids that `checkExplicitIds` let pass.
 */
export function assignIds(phases: DraftPhase[]): Phase[] {
  // Explicit ids go first, whatever the order: a hash makes way for them, never the reverse.
  const taken = new Set(allDrafts(phases).flatMap(({ explicitId }) => explicitId ?? []));
  const counts = new Map<string, number>();
  const idOf = (draft: Draft<unknown>, parent: string, words: string): string =>
    draft.explicitId ?? claim(taken, counts, hash(parent, words));

  return phases.map((phase) => {
    const phaseId = idOf(phase, '', phase.value.title);
    const topics = phase.topics.map((topic): Topic => {
      // An implicit topic has no words of its own: its phase may be renamed with its id kept.
      const topicId = idOf(topic, phaseId, topic.value.implicit === true ? '' : topic.value.title);
      const items = topic.items.map((item) => ({
        id: idOf(item, topicId, item.value.text),
        ...item.value,
        ...(isOptional(item.value.text) ? { optional: true as const } : {}),
      }));
      return { id: topicId, ...topic.value, items };
    });
    return { id: phaseId, ...phase.value, topics };
  });
}

/** Phases, topics and items in document order. */
function allDrafts(phases: DraftPhase[]): Draft<unknown>[] {
  return phases.flatMap((phase) => [
    phase,
    ...phase.topics.flatMap((topic) => [topic, ...topic.items]),
  ]);
}

function hash(parent: string, words: string): string {
  return fnv1a(`${parent}\n${words.normalize('NFC')}`, { size: 32 }).toString(36);
}

/** `counts` remembers how far a repeated id got: a thousand equal items are not counted anew each. */
function claim(taken: Set<string>, counts: Map<string, number>, wanted: string): string {
  let id = wanted;
  let count = counts.get(wanted) ?? 2;
  for (; taken.has(id); count += 1) id = `${wanted}-${count}`;
  counts.set(wanted, count);
  taken.add(id);
  return id;
}
