import { describe, expect, test } from 'vitest';
import { compareVersions, keepIds } from '../../src/roadmap/compare.ts';
import { readCanonical } from '../../src/roadmap/read.ts';
import { leavesOf, type Roadmap } from '../../src/roadmap/roadmap.ts';
import { writeCanonical } from '../../src/roadmap/write.ts';

function read(...lines: string[]): Roadmap {
  const result = readCanonical(['# T', '', ...lines].join('\n'), 'x.en.md');
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problems));
  return result.roadmap;
}

function idOf(roadmap: Roadmap, text: string): string {
  const leaf = leavesOf(roadmap).find((each) => each.text === text);
  if (leaf === undefined) throw new Error(`no leaf ${text}`);
  return leaf.id;
}

const before = read(
  '## Web',
  '### HTML',
  '- [ ] Semantic tags',
  '- [ ] Forms and validation',
  '### CSS',
  '- [ ] Flexbox layout',
  '- [ ] Colours',
  '## Data',
  '### SQL basics',
  '### Redis',
);

describe('two versions of a roadmap', () => {
  test('that are the same keep every leaf', () => {
    const change = compareVersions(before, before);
    expect(change.kept).toHaveLength(6);
    expect(change).toMatchObject({ moved: [], renamed: [], added: [], removed: [] });
  });

  const after = read(
    '## Data',
    '### SQL basics and joins',
    '### Redis',
    '## Web',
    '### CSS',
    '- [ ] Flexbox layout and grid',
    '- [ ] Animations',
    '### HTML 5',
    '- [ ] Semantic tags',
    '- [ ] Forms and their validation',
  );
  const change = compareVersions(before, after);

  test('keep what only changed its place in the file', () => {
    expect(change.kept).toEqual([idOf(before, 'Redis')]);
  });

  test('propose a rename where the words are alike, in the same or a renamed topic', () => {
    const pairs = change.renamed.map(({ from, to }) => [from, to]);
    expect(pairs).toContainEqual([
      idOf(before, 'Flexbox layout'),
      idOf(after, 'Flexbox layout and grid'),
    ]);
    expect(pairs).toContainEqual([idOf(before, 'Semantic tags'), idOf(after, 'Semantic tags')]);
    expect(pairs).toContainEqual([
      idOf(before, 'Forms and validation'),
      idOf(after, 'Forms and their validation'),
    ]);
    expect(pairs).toContainEqual([idOf(before, 'SQL basics'), idOf(after, 'SQL basics and joins')]);
    expect(pairs).toHaveLength(4);
  });

  test('tell what is new and what went', () => {
    expect(change.added).toEqual([idOf(after, 'Animations')]);
    expect(change.removed).toEqual([idOf(before, 'Colours')]);
  });

  test('count every leaf of either version once', () => {
    const { kept, moved, renamed, added, removed } = change;
    expect(kept.length + moved.length + renamed.length + removed.length).toBe(
      leavesOf(before).length,
    );
    expect(kept.length + moved.length + renamed.length + added.length).toBe(leavesOf(after).length);
  });

  test('carry the old ids over when the renames are confirmed, and write them down', () => {
    const kept = keepIds(after, new Map(change.renamed.map(({ from, to }) => [to, from])));
    expect(compareVersions(before, kept)).toMatchObject({
      renamed: [],
      added: change.added,
      removed: change.removed,
    });
    const written = writeCanonical(kept);
    expect(written).toContain(`{#${idOf(before, 'Flexbox layout')}}`);
    expect(readCanonical(written, 'x.md')).toEqual({ kind: 'read', roadmap: kept });
  });
});

test('an item with an explicit id that stands under another topic was moved', () => {
  const one = read('## P', '### A', '- [ ] x {#x}', '- [ ] y', '### B', '- [ ] z');
  const two = read('## P', '### A', '- [ ] y', '### B', '- [ ] z', '- [ ] x again {#x}');
  expect(compareVersions(one, two)).toMatchObject({
    moved: ['x'],
    renamed: [],
    added: [],
    removed: [],
  });
});

test('an id that another part still has is not given away', () => {
  const kept = keepIds(before, new Map([[idOf(before, 'Colours'), idOf(before, 'Redis')]]));
  expect(kept).toEqual(before);
});
