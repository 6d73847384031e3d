import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cliCatalogues } from '../../src/i18n/cli-words.ts';

const { en, 'zh-CN': zh } = cliCatalogues;
const room = join(import.meta.dirname, '../../src/cli');
const files = [`${room}.ts`, ...readdirSync(room).map((file) => join(room, file))];
const sources = files.map((file) => readFileSync(file, 'utf8'));
/** What is filled in, by name; words of a plural are none. A number that only English asks for is no fact. */
const holes = (text: string, of: RegExp) =>
  [...new Set([...text.matchAll(of)].map(([, name]) => name))].sort();
const ALL = /\{(\w+)[,}]/g;
const SHOWN = /\{(\w+)(?:, number[^}]*)?\}/g;

test('what the programs say, they say in both languages with the same facts, and they say all of it', () => {
  const chinese = /\p{Script=Han}/u;
  const names = new Map<string, string>(Object.entries(zh));
  expect([...names.keys()].sort()).toEqual(Object.keys(en).sort());
  for (const [key, text] of Object.entries(en)) {
    const translated = names.get(key) ?? '';
    expect([key, chinese.test(text)]).toEqual([key, false]);
    // A command to type is the same in both.
    expect([key, chinese.test(translated) || translated === text]).toEqual([key, true]);
    expect(holes(text, ALL)).toEqual(expect.arrayContaining(holes(translated, ALL)));
    expect(holes(translated, ALL)).toEqual(expect.arrayContaining(holes(text, SHOWN)));
    // What to do goes with what was found.
    const spoken =
      key.endsWith('Do') && Object.hasOwn(en, key.slice(0, -2)) ? key.slice(0, -2) : key;
    const isSaid = sources.some((source) => source.includes(`'${spoken}'`));
    expect([key, isSaid]).toEqual([key, true]);
  }
});
