import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import type { Language } from '../../src/i18n/language.ts';
import { languageOf } from '../../src/i18n/language.ts';
import { catalogues, type Key, wordsOf } from '../../src/i18n/words.ts';
import { zhCN } from '../../src/i18n/zh-cn.ts';
import { isKey, sources } from './sources.ts';

test('no sentence hides another of the same name', () => {
  for (const language of ['en', 'zh-cn']) {
    const folder = join(import.meta.dirname, '../../src/i18n', language);
    const files = readdirSync(folder).filter((file) => !file.startsWith('commands'));
    const names = files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map(
        ([, name]) => name,
      ),
    );
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    expect(names.length).toBeGreaterThan(300);
  }
});

const keys = Object.keys(en).filter(isKey);
type Part = ReturnType<IntlMessageFormat['getAst']>[number];

const parse = (language: Language, key: Key) =>
  new IntlMessageFormat(catalogues[language][key], language, undefined, { ignoreTag: true });

/** The parameters of a sentence, those inside plural forms too. */
function parameters(parts: readonly Part[]): Set<string> {
  const names = new Set<string>();
  for (const part of parts) {
    // Literals and the `#` of a plural carry no parameter.
    if (part.type === 0 || part.type === 7) continue;
    names.add(part.value);
    if ('options' in part) {
      for (const { value } of Object.values(part.options)) {
        for (const name of parameters(value)) names.add(name);
      }
    }
  }
  return names;
}

/** A sentence without its parameters, all plural forms together. */
function literals(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (part.type === 0) return part.value;
      if (!('options' in part)) return '';
      return Object.values(part.options)
        .map(({ value }) => literals(value))
        .join('');
    })
    .join('');
}

describe('the catalogues', () => {
  test('have the same sentences in both languages, none of them empty', () => {
    expect(Object.keys(zhCN).sort()).toEqual([...keys].sort());
    for (const text of [...Object.values(en), ...Object.values(zhCN)]) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
    }
  });

  test('take the same parameters in both languages', () => {
    for (const key of keys) {
      const [english, chinese] = [parse('en', key), parse('zh-CN', key)];
      const names = parameters(english.getAst());
      expect([key, parameters(chinese.getAst())]).toEqual([key, names]);
    }
  });

  test('can be said, with nothing left in braces, and only with all their parameters', () => {
    for (const key of keys) {
      for (const language of ['en', 'zh-CN'] as const) {
        const names = [...parameters(parse(language, key).getAst())];
        for (const number of [0, 1, 2, 1234]) {
          const params = Object.fromEntries(names.map((name) => [name, number]));
          expect(wordsOf(language)(key, params)).not.toMatch(/[{}]|undefined|null/);
        }
        if (names.length > 0) expect(() => wordsOf(language)(key)).toThrow();
      }
    }
  });

  test('say in Chinese what is Chinese, and in English nothing that is', () => {
    const chinese = /\p{Script=Han}/u;
    for (const key of keys) {
      const [english, words] = [parse('en', key), parse('zh-CN', key)].map((format) =>
        literals(format.getAst()),
      );
      expect([key, chinese.test(english ?? '')]).toEqual([key, false]);
      if (/\p{L}/u.test(words ?? '')) expect([key, chinese.test(words ?? '')]).toEqual([key, true]);
    }
  });

  test('hold no sentence that the product never says', () => {
    const unused = keys.filter((key) => !isSaid(key));
    expect(unused).toEqual([]);
  });

  test('are asked for no sentence that they do not have', () => {
    const asked = [...sources].flatMap(([file, text]) =>
      [...text.matchAll(/\b(?:words|say)\(\s*(?:\w+(?:\.\w+)*,\s*)?'([\w.-]+)'/g)].map(
        ([, key = '']) => ({ file, key }),
      ),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter(({ key }) => !isKey(key))).toEqual([]);
  });
});

/** Said by name, or as one of a family: `board.period.${period}`. */
function isSaid(key: string): boolean {
  for (const text of sources.values()) {
    if (text.includes(`'${key}'`)) return true;
    for (const [, stem = '', tail = ''] of text.matchAll(
      /`([\w-]+(?:\.[\w-]+)*\.)\$\{[^`{}]+\}([\w.-]*)`/g,
    )) {
      const member = key.startsWith(stem) && key.endsWith(tail);
      if (member && !key.slice(stem.length).includes('.')) return true;
    }
  }
  return false;
}

test('every Chinese is answered in Chinese, everybody else in English', () => {
  for (const locale of ['zh-CN', 'zh-TW', 'zh-HK', 'ZH-cn', 'zh', 'zh_CN.UTF-8'])
    expect(languageOf(locale)).toBe('zh-CN');
  for (const locale of ['en-US', 'en-GB', 'fr', 'ja', '', undefined])
    expect(languageOf(locale)).toBe('en');
});
