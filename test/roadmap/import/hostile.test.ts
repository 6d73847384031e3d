import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importRoadmap } from '../../../src/roadmap/import/import.ts';

const repeat = (part: string, length: number) =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length);
const nested = (levels: number) =>
  Array.from({ length: levels }, (_, i) => `${'  '.repeat(i)}- a`).join('\n');

const refused: Record<string, [string, string]> = {
  'ten megabytes': [repeat('word ', 10_000_000), 'too-large'],
  'a million brackets': [repeat('[', 1_000_000), 'too-large'],
  'as many brackets as fit': [repeat('[', 199_000), 'too-complex'],
  'brackets over many lines': [repeat(`${'['.repeat(50)}\n`, 199_000), 'too-complex'],
  'a paragraph of stars': [repeat('*a **b ', 199_000), 'too-complex'],
  'quotes in quotes': [`${repeat('> ', 100_000)}a`, 'too-complex'],
  'lists in lists on one line': [`${repeat('- ', 100_000)}a`, 'too-complex'],
  'four hundred levels of list': [nested(400), 'too-complex'],
  'an archive called .md': ['PK\u0003\u0004\u0014\u0000\u0000\u0000word/document.xml', 'not-text'],
  'an image called .md': [`\uFFFDPNG\r\n${repeat('\uFFFD\u0001\u0002ab', 5000)}`, 'not-text'],
  'an empty file': ['', 'empty'],
  'only spaces': [' \n\t\n', 'empty'],
  'only prose': ['Hello.\n\nThis is a letter.\n', 'no-topics'],
};

const survived: Record<string, string> = {
  'HTML with scripts': `# T\n\n<script>alert('[x]')</script>\n\n- a <img src=x onerror=alert(1)>\n- [b](javascript:alert(1))\n`,
  'broken UTF-8': '# T\n\n- [ ] caf\uFFFD\n- [ ] \uFFFD\uFFFD ok\n',
  'a bomb of YAML aliases': `---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n---\n# T\n- a\n`,
  'YAML nested beyond the stack': `---\na: ${'['.repeat(9000)}\n---\n# T\n- a\n`,
  'front matter of 100 KB': `---\n${repeat('key: value\n', 100_000)}\n---\n# T\n- a\n`,
  'five thousand items': `# T\n${repeat('- [ ] item\n', 55_000)}`,
  'a title of emoji': `# ${'🎯'.repeat(5000)}\n- a\n`,
  'a title of brackets': `# ${'（2 周'.repeat(3000)}\n## P\n- a\n`,
  'a table with endless rowspan': `# T\n<table>${'<tr><td rowspan=999>x'.repeat(2000)}</table>\n\n- a\n`,
  'unclosed HTML tables': `# T\n\n${'<table>\n\n'.repeat(500)}`,
  'a line of 150 KB': `# T\n- ${repeat('x', 150_000)}\n`,
};

describe('the importer refuses', () => {
  test.each(Object.entries(refused))('%s', (_, [markdown, code]) => {
    const start = process.cpuUsage();
    const read = importRoadmap(markdown, 'x.md');
    expect(read).toMatchObject({ kind: 'refused', problem: { code } });
    expect(cpuSince(start)).toBeLessThan(2000);
  });
});

describe('the importer survives', () => {
  test.each(Object.entries(survived))('%s', (_, markdown) => {
    const start = process.cpuUsage();
    const read = importRoadmap(markdown, 'x.md');
    expect(cpuSince(start)).toBeLessThan(2000);
    if (read.kind === 'read') {
      expect(JSON.stringify(read.roadmap)).not.toMatch(/<script|onerror|javascript:/);
    }
  });
});

test('a document of 150 KB is read within two seconds', () => {
  const part = (n: number) =>
    `## ${n}. Topic ${n}\n\n> What it is about\n\n${Array.from({ length: 12 }, (_, i) => `- [ ] Item ${n}.${i} with \`code\` and a [link](https://example.com/${n}/${i})`).join('\n')}\n\n`;
  const markdown = `# Long\n\n${Array.from({ length: 160 }, (_, n) => part(n)).join('')}`;
  expect(markdown.length).toBeGreaterThan(130_000);
  const start = process.cpuUsage();
  const read = importRoadmap(markdown, 'x.md');
  expect(read.kind === 'read' && read.counts.items).toBe(1920);
  expect(cpuSince(start)).toBeLessThan(2500);
});

test('random text never crashes the importer', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.uint8Array({ maxLength: 400 }).map((bytes) => new TextDecoder().decode(bytes)),
    fc
      .array(
        fc.constantFrom(
          '#',
          '-',
          '[',
          ']',
          '(',
          ')',
          '|',
          '*',
          '_',
          '`',
          '>',
          '\n',
          ' ',
          '1.',
          '---',
          'a',
          '目',
          '⭐',
          '<',
          '&',
          '\t',
          ':',
          '{#',
        ),
        { maxLength: 120 },
      )
      .map((signs) => signs.join('')),
  );
  fc.assert(
    fc.property(text, (markdown) => {
      importRoadmap(markdown, 'x.md');
    }),
    { numRuns: 600 },
  );
});

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
