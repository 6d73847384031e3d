import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftPhase } from '../../src/roadmap/draft.ts';
import { assignIds } from '../../src/roadmap/ids.ts';
import { readCanonical } from '../../src/roadmap/read.ts';
import type { Phase } from '../../src/roadmap/roadmap.ts';

function phasesOf(...lines: string[]): Phase[] {
  const result = readCanonical(['# T', ...lines].join('\n\n'), 'go.md');
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problems));
  return result.roadmap.phases;
}

/** Every id by the path of words that leads to it. */
function idsByPath(phases: Phase[]): Map<string, string> {
  return new Map(
    phases.flatMap((phase) => [
      [phase.title, phase.id] as const,
      ...phase.topics.flatMap((topic) => [
        [`${phase.title}/${topic.title}`, topic.id] as const,
        ...topic.items.map(
          ({ id, text }) => [`${phase.title}/${topic.title}/${text}`, id] as const,
        ),
      ]),
    ]),
  );
}

const item = (text: string) => ({ line: 1, explicitId: undefined, value: { text, done: false } });
const topic = (title: string, items: string[]) => ({
  line: 1,
  explicitId: undefined,
  value: { title, why: [], resources: [] },
  items: items.map(item),
});
const words = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' });
const unique = <T>(of: fc.Arbitrary<T>, by: (value: T) => string) =>
  fc.uniqueArray(of, { maxLength: 4, selector: by });
const drafts: fc.Arbitrary<DraftPhase[]> = unique(
  fc
    .record({
      title: words,
      topics: unique(
        fc.record({ title: words, items: unique(words, (text) => text.normalize('NFC')) }),
        ({ title }) => title.normalize('NFC'),
      ),
    })
    .map(({ title, topics }) => ({
      line: 1,
      explicitId: undefined,
      value: { title },
      topics: topics.map((each) => topic(each.title, each.items)),
    })),
  ({ value }) => value.title.normalize('NFC'),
);

describe('ids', () => {
  test('are the same however phases, topics and items are ordered', () => {
    fc.assert(
      fc.property(drafts, (phases) => {
        const reversed = phases
          .map((phase) => ({
            ...phase,
            topics: phase.topics
              .map((each) => ({ ...each, items: each.items.toReversed() }))
              .toReversed(),
          }))
          .toReversed();
        expect(idsByPath(assignIds(reversed))).toEqual(idsByPath(assignIds(phases)));
      }),
    );
  });

  test('are unique and well formed, whatever the words', () => {
    const any = fc.array(
      fc.array(fc.constantFrom('a', 'b', ''), { maxLength: 5 }).map((texts) => ({
        line: 1,
        explicitId: undefined,
        value: { title: 'same' },
        topics: [topic('same', texts), topic('same', texts)],
      })),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(any, (phases) => {
        const ids = assignIds(phases).flatMap((phase) => [
          phase.id,
          ...phase.topics.flatMap((each) => [each.id, ...each.items.map(({ id }) => id)]),
        ]);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{1,32}$/);
      }),
    );
  });

  test('do not change between versions of Roadmate: check-ins are stored under them', () => {
    const [phase] = phasesOf('## Core', '### Testing', '- [ ] pytest');
    expect([phase?.id, phase?.topics[0]?.id, phase?.topics[0]?.items[0]?.id]).toEqual([
      'tni53a',
      '5sy6x3',
      '2cjq6o',
    ]);
  });

  test('the second of two equal items ends in -2', () => {
    const [first, second] = phasesOf('## P', '- [ ] a\n- [ ] a')[0]?.topics[0]?.items ?? [];
    expect(second?.id).toBe(`${first?.id}-2`);
  });

  test('an explicit id is used as it is, and a hash makes way for it', () => {
    const hashed = phasesOf('## P', '- [ ] a')[0]?.topics[0]?.items[0]?.id;
    const items = phasesOf('## P', `- [ ] a\n- [ ] b {#${hashed}}`)[0]?.topics[0]?.items;
    expect(items?.map(({ id }) => id)).toEqual([`${hashed}-2`, hashed]);
  });

  test('a phase and topic renamed with their old ids keep the ids of all below', () => {
    const before = phasesOf('## Old', '- [ ] a', '### Topic', '- [ ] b')[0];
    const after = phasesOf(
      `## New {#${before?.id}}`,
      '- [ ] a',
      `### Renamed {#${before?.topics[1]?.id}}`,
      '- [ ] b',
    )[0];
    const ids = (phase: Phase | undefined) =>
      phase?.topics.map((each) => [each.id, ...each.items.map(({ id }) => id)]);
    expect(ids(after)).toEqual(ids(before));
  });

  test('marks, stars, days, numbers and groups are no part of an id', () => {
    const plain = phasesOf('## Core', '### Testing', '- [ ] pytest');
    const rich = phasesOf(
      '## Phase 4: Core (2 weeks)',
      '### 9. Testing ⭐⭐ (3 days)',
      '**Basics**',
      '- [x] `pytest`',
    );
    expect(idsByPath(rich)).toEqual(idsByPath(plain));
  });

  test('an id in backticks is just text', () => {
    const [first] = phasesOf('## P', '- [ ] Blocks of `{#if}`')[0]?.topics[0]?.items ?? [];
    expect(first?.text).toBe('Blocks of {#if}');
  });
});
