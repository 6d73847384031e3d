import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCanonical } from '../../src/roadmap/read.ts';
import { Roadmap } from '../../src/roadmap/roadmap.ts';

/** Lines that people write, right and wrong; every T becomes a word of its own. */
const blocks = [
  '> T',
  '> T\n> T',
  '## T',
  '## Phase 2: T (2 weeks)',
  '### T',
  '### 1. T ⭐⭐ (2 days)',
  '### [x] T',
  '#### T',
  '##T',
  'T\n---',
  '- [ ] T',
  '- [x] T {#T}',
  '- [ ] `T` *T* **T** _T_',
  '- [ ] T\n  T',
  '- [ ]',
  '- []T',
  '- T',
  '* T',
  '1. T',
  '  - [ ] T',
  '    T',
  '- # T',
  '- > T',
  '**T**',
  '**T**: T',
  '**Goal**: T',
  '**目标：**T',
  '**Notes**: T\nT',
  '**Why**',
  '**Resources**',
  'T',
  'T\\\nT',
  '## Notes',
  '## Resources',
  '## Week plan',
  '| Week | Goal | Task |\n| - | - | - |\n| 1 | T | T |',
  '| T | T |\n| - | - |\n| T | T |',
  '- [T](https://T.example/)',
  '- [T](https://T.example/ "T")',
  '- [T][T]',
  '[T]: T',
  '- ![T](T)',
  '- https://T.example',
  '- ~~T~~',
  '- ~T~',
  '- T[^T]',
  '[^T]: T',
  '<b>T</b>',
  '```T\nT\n```',
  '---',
];

const documents = fc
  .array(fc.tuple(fc.constantFrom(...blocks), fc.constantFrom('\n', '\n\n', '\n\n')), {
    maxLength: 4,
  })
  .map((parts) => {
    const words: string[] = [];
    const text = `# T\n\n## T\n\n- [ ] T\n\n${parts.flat().join('')}`;
    const markdown = text.replace(/T(?![a-z])/g, () => {
      words.push(`w${words.length}z`);
      return words.at(-1) ?? '';
    });
    return { markdown, words };
  });

describe('whatever the document', () => {
  test('every word of it is in the roadmap, or the document is refused', () => {
    fc.assert(
      fc.property(documents, ({ markdown, words }) => {
        const result = readCanonical(markdown, 'go.md');
        if (result.kind === 'refused') return;
        const json = JSON.stringify(Roadmap.parse(result.roadmap));
        expect(words.filter((word) => !json.includes(word))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('a problem names a line that exists', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          documents,
          fc.string().map((markdown) => ({ markdown })),
        ),
        ({ markdown }) => {
          const result = readCanonical(markdown, 'go.md');
          if (result.kind === 'read') return;
          const last = markdown.split(/\r\n?|\n/).length;
          for (const { line } of result.problems) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(last);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('reading it twice gives the same', () => {
    fc.assert(
      fc.property(documents, ({ markdown }) => {
        expect(readCanonical(markdown, 'go.md')).toEqual(readCanonical(markdown, 'go.md'));
      }),
      { numRuns: 50 },
    );
  });
});
