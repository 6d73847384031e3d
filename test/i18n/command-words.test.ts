import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.gen.ts';
import { declarations } from '../../src/discord/declaration.ts';
import { routesOf } from '../../src/discord/routes.ts';
import { commandWords } from '../../src/i18n/command-words.ts';
import type { CommandWords } from '../../src/i18n/declared-words.ts';
import { catalogues } from '../../src/i18n/words.ts';
import { Commands } from '../../src/playground/rules/check-command.ts';
import { COMMAND_NAME } from '../../src/playground/rules/limits.ts';

const routes = routesOf(commands);
const families = commands.flatMap((entry) => ('subcommands' in entry ? [entry.name] : []));
const LANGUAGES = ['en', 'zh-CN'] as const;
const wordsFor = (language: (typeof LANGUAGES)[number]): Record<string, CommandWords> =>
  commandWords[language];

test('Discord accepts the commands as they are declared', () => {
  const declared = declarations(commands, commandWords);
  const parsed = Commands.safeParse(declared);
  expect(parsed.error?.issues ?? []).toEqual([]);
  expect(declared.map(({ name }) => name).sort()).toEqual(commands.map(({ name }) => name).sort());
});

test('a missing word is noticed before Discord is asked', () => {
  const { done: _, ...rest } = commandWords.en;
  expect(() => declarations(commands, { ...commandWords, en: rest })).toThrow('no words for /done');
  const setup = { ...commandWords.en.setup, options: {} };
  expect(() =>
    declarations(commands, { ...commandWords, en: { ...commandWords.en, setup } }),
  ).toThrow('no words for /setup');
});

describe.each(LANGUAGES)('the words of commands in %s', (language) => {
  const words = wordsFor(language);

  test('are there for every command, option and choice, and for nothing else', () => {
    expect(Object.keys(words).sort()).toEqual([...families, ...routes.keys()].sort());
    for (const [path, command] of routes) {
      const told = words[path]?.options ?? {};
      expect([path, Object.keys(told).sort()]).toEqual([
        path,
        command.options.map(({ name }) => name).sort(),
      ]);
      for (const { name, choices = [] } of command.options) {
        expect([path, name, Object.keys(told[name]?.choices ?? {}).sort()]).toEqual([
          path,
          name,
          [...choices].sort(),
        ]);
      }
    }
  });

  test('are names that Discord takes: lower case, and no two alike side by side', () => {
    const top = commands.map(({ name }) => words[name]?.name ?? '');
    const inFamilies = commands.flatMap((entry) =>
      'subcommands' in entry
        ? [entry.subcommands.map((sub) => words[`${entry.name}.${sub.name}`]?.name ?? '')]
        : [],
    );
    const options = Object.values(words).map(({ options = {} }) =>
      Object.values(options).map(({ name }) => name),
    );
    for (const names of [top, ...inFamilies, ...options]) {
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) {
        expect(name).toMatch(COMMAND_NAME);
        expect(name).toBe(name.toLowerCase());
      }
    }
  });

  test('are descriptions of one to a hundred characters', () => {
    for (const { description, options = {} } of Object.values(words)) {
      for (const each of [description, ...Object.values(options).map((o) => o.description)]) {
        expect(each.trim()).not.toBe('');
        expect(each.length).toBeLessThanOrEqual(100);
      }
      for (const { choices = {} } of Object.values(options)) {
        const names = Object.values(choices);
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });

  test('are what its sentences call them by', () => {
    const known = new Set(
      Object.keys(words)
        .filter((path) => routes.has(path))
        .map((path) => nameOf(words, path)),
    );
    const options = new Set(
      Object.values(words).flatMap(({ options = {} }) => Object.values(options).map((o) => o.name)),
    );
    const subcommands = new Set([...known].map((name) => name.split(' ').at(-1)));
    let mentioned = 0;
    for (const [key, sentence] of Object.entries(catalogues[language])) {
      for (const [, code = ''] of sentence.matchAll(/`([^`]*)`/g)) {
        if (code === '/' || /^\{\w+\}$/.test(code)) continue;
        mentioned++;
        const right = code.startsWith('/')
          ? known.has(code.slice(1))
          : options.has(code) || subcommands.has(code);
        expect([key, code, right]).toEqual([key, code, true]);
      }
      const outside = sentence.replace(/`[^`]*`/g, '').replace(/https?:\/\//g, '');
      expect([key, /(?<![\p{L}\p{N}}])\/\p{L}/u.test(outside)]).toEqual([key, false]);
    }
    expect(mentioned).toBeGreaterThan(20);
  });
});

/** `group create`, as the language has it. */
function nameOf(words: Record<string, CommandWords>, path: string): string {
  const [family = '', sub] = path.split('.');
  const first = words[family]?.name ?? '';
  return sub === undefined ? first : `${first} ${words[path]?.name}`;
}
