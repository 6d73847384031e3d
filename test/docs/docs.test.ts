import { existsSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandWords } from '../../src/i18n/command-words.ts';
import { readCanonical } from '../../src/roadmap/read.ts';
import { compareShape } from '../../src/roadmap/shape.ts';
import { anchorsOf, headingsOf, pages, proseOf, read, translated } from './pages.ts';
import { blocksOf } from './recipe.ts';

const root = resolve(import.meta.dirname, '../..');

function example(path: string) {
  const markdown = blocksOf(read(path)).find(({ info }) => info === 'markdown')?.text ?? '';
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
    const links = [...proseOf(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
    const missing = links.flatMap(([, path = '', anchor]) => {
      const file = path === '' ? page : posix.normalize(posix.join(dirname(page), path));
      if (!existsSync(join(root, file))) return [path];
      return anchor === undefined || anchorsOf(file).includes(anchor) ? [] : [`${path}#${anchor}`];
    });
    expect(missing).toEqual([]);
  });
});

describe('each page and its translation', () => {
  test.each(translated)('%s and %s have the same sections, tables, lists and code', (en, zh) => {
    expect(shapeOf(zh)).toEqual(shapeOf(en));
  });

  test.each(translated)('%s and %s lead to each other', (en, zh) => {
    expect(read(en).split('\n').slice(0, 4).join()).toContain(`[中文](${posix.basename(zh)})`);
    expect(read(zh).split('\n').slice(0, 4).join()).toContain(`[English](${posix.basename(en)})`);
  });
});

function shapeOf(page: string) {
  const count = (pattern: RegExp) => proseOf(page).match(pattern)?.length ?? 0;
  return {
    headings: headingsOf(page).map(({ level }) => level),
    rows: count(/^\|/gm),
    points: count(/^ *- /gm),
    steps: count(/^ *\d+\. /gm),
    code: blocksOf(read(page)).map(({ info }) => info),
  };
}
