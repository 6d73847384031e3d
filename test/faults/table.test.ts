import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const rows = rowsOf(readFileSync(join(root, 'docs/reliability.md'), 'utf8'));

/** The list that the table was made from; not part of the repository. */
const LIST = join(root, '../shared/reliability.md');

test('every fault of the table has a test', () => {
  const without = rows.filter(([, , tests]) => !tests.includes(' › ')).map(([fault]) => fault);
  expect(without).toEqual([]);
  expect(rows.length).toBeGreaterThan(40);
});

test.each(testsOf(rows))('%s has “%s”', (file, name) => {
  const path = join(root, file);
  expect(existsSync(path), `${file} is not there`).toBe(true);
  const source = readFileSync(path, 'utf8');
  const isThere = ["'", '"', '`'].some((quote) => source.includes(`${quote}${name}${quote}`));
  expect(isThere, `${file} has no test of this name`).toBe(true);
});

test.skipIf(!existsSync(LIST))('every fault of the list is in the table', () => {
  const listed = rowsOf(readFileSync(LIST, 'utf8')).flatMap(([faults]) => faults.split(/ · |; /));
  const told = rows.map(([fault]) => fault);
  expect(listed.length).toBeGreaterThan(40);
  expect(listed.filter((fault) => !told.includes(fault))).toEqual([]);
});

type Row = [fault: string, holds: string, tests: string];

/** The rows of the table under "Faults", without its head. */
function rowsOf(page: string): Row[] {
  const section = page.split(/^## /m).find((part) => part.startsWith('Faults')) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [, fault = '', holds = '', tests = ''] = line.split('|').map((cell) => cell.trim());
      return [fault, holds, tests];
    });
}

/** Each test that the table names, once. */
function testsOf(table: readonly Row[]): [file: string, name: string][] {
  const named = table
    .flatMap(([, , tests]) => tests.split('<br>'))
    .map((test) => /^`([^`]+)` › (.+)$/.exec(test)?.slice(1) ?? [test, '']);
  const unique = new Map(named.map(([file = '', name = '']) => [`${file} ${name}`, [file, name]]));
  return [...unique.values()].map(([file = '', name = '']) => [file, name]);
}
