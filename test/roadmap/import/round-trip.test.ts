import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importRoadmap } from '../../../src/roadmap/import/import.ts';
import { readCanonical } from '../../../src/roadmap/read.ts';
import { Roadmap } from '../../../src/roadmap/roadmap.ts';
import { shipped } from '../../../src/roadmap/shipped.gen.ts';
import { writeCanonical } from '../../../src/roadmap/write.ts';
import { arbitraryDocument } from './arbitrary-document.ts';

const shared = new URL('../../../../shared/', import.meta.url);

/** Reads, writes, reads and writes again; every step must give the same. */
function expectRoundTrip(markdown: string, name: string): void {
  const read = importRoadmap(markdown, name);
  if (read.kind === 'refused') return;
  expect(() => Roadmap.parse(read.roadmap)).not.toThrow();
  const written = writeCanonical(read.roadmap);
  const canonical = readCanonical(written, 'other.md');
  if (canonical.kind === 'refused')
    throw new Error(`${JSON.stringify(canonical.problems.slice(0, 3))}\n${written}`);
  expect(canonical.roadmap).toEqual(read.roadmap);
  const again = importRoadmap(written, 'other.md');
  expect(again.kind === 'read' ? again.roadmap : again.problem).toEqual(read.roadmap);
  expect(writeCanonical(canonical.roadmap)).toBe(written);
}

test('a random document, written and read again, gives the same roadmap and the same bytes', () => {
  fc.assert(
    fc.property(arbitraryDocument, (markdown) => expectRoundTrip(markdown, 'x.md')),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 400) },
  );
});

describe('every shipped roadmap, written and read again, gives the same', () => {
  test.each(shipped.map(({ key, roadmap }) => [`${key}.${roadmap.language}`, roadmap] as const))(
    '%s',
    (_, roadmap) => {
      const written = writeCanonical(roadmap);
      expect(readCanonical(written, 'x.md')).toEqual({ kind: 'read', roadmap });
    },
  );
});

describe.each(['seeds', 'roadmaps-dev'])(
  'every document of %s, written and read again, gives the same',
  (folder) => {
    const at = new URL(`${folder}/`, shared);
    const files = existsSync(at) ? readdirSync(at).filter((name) => name.endsWith('.md')) : [];
    test.skipIf(files.length === 0)('../shared is here', () => {});
    test.each(files)('%s', (name) =>
      expectRoundTrip(readFileSync(new URL(name, at), 'utf8'), name),
    );
  },
);

describe('the importer gives of a canonical document what the canonical reader gives', () => {
  const roadmaps = new URL('../../../roadmaps/', import.meta.url);
  test.each(readdirSync(roadmaps))('%s', (name) => {
    const markdown = readFileSync(new URL(name, roadmaps), 'utf8');
    const canonical = readCanonical(markdown, name);
    const read = importRoadmap(markdown, name);
    expect(read.kind === 'read' && read.roadmap).toEqual(
      canonical.kind === 'read' && canonical.roadmap,
    );
    expect(read.kind === 'read' && read.headings.length).toBe(
      canonical.kind === 'read' && canonical.roadmap.phases.length,
    );
  });

  test('and the whole headings of its phases', () => {
    const read = importRoadmap(
      '# T\n\n## Phase 1: Core (2-3 weeks)\n\n### 1. A\n\n- [ ] a\n',
      'x.md',
    );
    expect(read.kind === 'read' && read.headings).toEqual(['Phase 1: Core (2-3 weeks)']);
    expect(read.kind === 'read' && read.report.map(({ code }) => code)).toEqual(['canonical']);
  });
});
