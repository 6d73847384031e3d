import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandWords } from '../../src/i18n/command-words.ts';
import { readCanonical } from '../../src/roadmap/read.ts';
import { compareShape } from '../../src/roadmap/shape.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
);

function example(path: string) {
  const markdown = /```markdown\n([\s\S]*?)```/.exec(read(path))?.[1] ?? '';
  const result = readCanonical(markdown, path);
  expect(result).toMatchObject({ kind: 'read' });
  return result;
}

describe('the docs', () => {
  test('the example of the roadmap format is a roadmap, the same in both languages', () => {
    const [en, zh] = [example('docs/roadmap-format.md'), example('docs/roadmap-format.zh-CN.md')];
    if (en.kind !== 'read' || zh.kind !== 'read') throw new Error('not read');
    expect(compareShape(en.roadmap, zh.roadmap)).toEqual([]);
  });

  test.each([
    ['en', 'docs/commands.md'],
    ['zh-CN', 'docs/commands.zh-CN.md'],
  ] as const)('every command stands in the %s list under its own name', (language, page) => {
    const text = read(page);
    const words: Record<string, { name: string }> = commandWords[language];
    for (const path of Object.keys(words)) {
      const [family = '', sub] = path.split('.');
      const isFamily = Object.keys(words).some((other) => other.startsWith(`${path}.`));
      const typed = sub ? `/${words[family]?.name} ${words[path]?.name}` : `/${words[path]?.name}`;
      if (!isFamily) expect(text, `${page} lacks ${typed}`).toContain(typed);
    }
  });

  test.each(pages)('%s links only to what exists', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(
      (match) => match[1] ?? '',
    );
    const missing = links.filter((link) => !existsSync(join(root, dirname(page), link)));
    expect(missing).toEqual([]);
  });
});
