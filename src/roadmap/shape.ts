import type { Phase, Resource, Roadmap, Topic } from './roadmap.ts';

type Difference = { what: string; here: string; there: string };

/**
 * Compares two translations of one roadmap: everything but the words must be the same. Each
 * difference is a sentence that names the place by position; empty when the shapes agree.
 */
export function compareShape(a: Roadmap, b: Roadmap): string[] {
  const differences = [
    ...compareValues('The update date', a.updated, b.updated),
    ...compareValues('The summary', isThere(a.summary), isThere(b.summary)),
    ...compareLists('phases', a.phases, b.phases, comparePhases),
    ...compareLists('rows in the week plan', a.weekPlan, b.weekPlan, (left, right, position) =>
      compareValues(`Row ${position} of the week plan`, weeksOf(left), weeksOf(right)),
    ),
    ...compareResources('the roadmap', a.resources, b.resources),
    ...compareValues('Number of notes', a.notes.length, b.notes.length),
  ];
  return differences.map(
    ({ what, here, there }) => `${what}: ${here} in ${a.language}, ${there} in ${b.language}.`,
  );
}

function comparePhases(a: Phase, b: Phase, position: number): Difference[] {
  const where = `Phase ${position}`;
  return [
    ...compareValues(`${where}, number`, a.number, b.number),
    ...compareValues(`${where}, weeks`, spanOf(a), spanOf(b)),
    ...compareValues(`${where}, on demand`, a.onDemand, b.onDemand),
    ...compareValues(`${where}, summary`, isThere(a.summary), isThere(b.summary)),
    ...compareLists(`topics in phase ${position}`, a.topics, b.topics, (left, right, at) =>
      compareTopics(left, right, `phase ${position}, topic ${at}`),
    ),
  ];
}

function compareTopics(a: Topic, b: Topic, where: string): Difference[] {
  const place = where.replace('phase', 'Phase');
  const values = (['number', 'days', 'stars', 'onDemand', 'done', 'implicit'] as const).flatMap(
    (key) => compareValues(`${place}, ${key}`, a[key], b[key]),
  );
  const texts = (['summary', 'goal', 'practice', 'keyPoints', 'doneWhen', 'note'] as const).flatMap(
    (key) => compareValues(`${place}, ${key}`, isThere(a[key]), isThere(b[key])),
  );
  return [
    ...values,
    ...texts,
    ...compareValues(`${place}, number of reasons`, a.why.length, b.why.length),
    ...compareResources(where, a.resources, b.resources),
    ...compareLists(`items in ${where}`, a.items, b.items, (left, right, at) =>
      compareValues(`${place}, item ${at}, done`, left.done, right.done),
    ),
    ...compareValues(`${place}, sizes of the groups`, groupsOf(a), groupsOf(b)),
  ];
}

function compareResources(where: string, a: Resource[], b: Resource[]): Difference[] {
  return compareLists(`resources of ${where}`, a, b, (left, right, position) =>
    compareValues(`Address of resource ${position} of ${where}`, left.url, right.url),
  );
}

/** Compares the lengths, and the members only when those agree: else each would be off by one. */
function compareLists<T>(
  what: string,
  a: T[],
  b: T[],
  compare: (a: T, b: T, position: number) => Difference[],
): Difference[] {
  if (a.length !== b.length) return compareValues(`Number of ${what}`, a.length, b.length);
  return a.flatMap((left, index) => {
    const right = b[index];
    return right === undefined ? [] : compare(left, right, index + 1);
  });
}

type Value = string | number | boolean | null | undefined;

function compareValues(what: string, here: Value, there: Value): Difference[] {
  return here === there ? [] : [{ what, here: show(here), there: show(there) }];
}

function show(value: Value): string {
  if (value === undefined || value === null || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

function isThere(text: string | undefined): boolean {
  return text !== undefined;
}

function spanOf({ weeks }: Phase): string {
  return weeks === undefined ? '' : `${weeks.min}-${weeks.max}`;
}

function weeksOf({ from, to }: { from: number; to: number }): string {
  return `${from}-${to}`;
}

/** How many items stand in a row under the same bold line: "4+4+2", or "" without groups. */
function groupsOf({ items }: Topic): string {
  if (items.every(({ group }) => group === undefined)) return '';
  const sizes: number[] = [];
  items.forEach(({ group }, index) => {
    const previous = items[index - 1];
    if (previous !== undefined && previous.group === group) sizes.push((sizes.pop() ?? 0) + 1);
    else sizes.push(1);
  });
  return sizes.join('+');
}
