import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const THREATS = { 'docs/security.md': 'Threats', 'docs/security.zh-CN.md': '威胁' };

type Row = { threat: string; tests: readonly string[] };

/** The rows of the table of threats, without its head. */
function rowsOf(page: string, title: string): Row[] {
  const text = readFileSync(join(root, page), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [, , threat = '', , tests = ''] = line.split('|').map((cell) => cell.trim());
      return { threat, tests: tests.split('<br>') };
    });
}

const pages = Object.entries(THREATS).map(([page, title]) => rowsOf(page, title));
const named = [...new Set(pages.flat().flatMap(({ tests }) => tests))];

describe('the threat model', () => {
  test('has a test for every threat, the same in both languages', () => {
    const [en = [], zh = []] = pages;
    expect(en.length).toBeGreaterThan(25);
    expect(zh.map(({ tests }) => tests)).toEqual(en.map(({ tests }) => tests));
    const without = en.filter(({ tests }) => !tests.every((each) => each.includes('` › ')));
    expect(without).toEqual([]);
  });

  test.each(named)('names a test that there is: %s', (each) => {
    const [, file = '', name = ''] = /^`([^`]+)` › (.+)$/.exec(each) ?? [];
    expect(existsSync(join(root, file)), `${file} is not there`).toBe(true);
    const source = readFileSync(join(root, file), 'utf8');
    const isThere = ["'", '"', '`'].some((quote) => source.includes(`${quote}${name}${quote}`));
    expect(isThere, `${file} has no test “${name}”`).toBe(true);
  });
});
