import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wizardCatalogues } from '../../src/i18n/wizard-words.ts';

const { en, 'zh-CN': zh } = wizardCatalogues;
const room = join(import.meta.dirname, '../../src/setup');
const sources = [
  ...readdirSync(room).map((file) => join(room, file)),
  join(room, '../cli/setup.ts'),
].map((file) => readFileSync(file, 'utf8'));
const holes = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();

test('what the setup says, it says in both languages with the same facts, and it says all of it', () => {
  const chinese = /\p{Script=Han}/u;
  const names = new Map(Object.entries(zh));
  expect([...names.keys()]).toEqual(Object.keys(en));
  for (const [key, text] of Object.entries(en)) {
    expect([key, chinese.test(text)]).toEqual([key, false]);
    expect([key, chinese.test(names.get(key) ?? '')]).toEqual([key, true]);
    const facts = holes(text).filter((name) => !/^(second|#)$/.test(name ?? ''));
    expect([key, holes(names.get(key) ?? '')]).toEqual([key, facts]);
    const isAnswer = ['registered', 'unchanged'].includes(key);
    expect([key, isAnswer || sources.some((source) => source.includes(`'${key}'`))]).toEqual([
      key,
      true,
    ]);
  }
});
