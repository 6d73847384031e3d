import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { drawings } from '../../scripts/drawings.ts';
import { ENTRY, readRooms } from '../../scripts/rooms.ts';
import { read } from './pages.ts';

test.each([...drawings()])(
  '%s is as the sources are: npx tsx scripts/drawings.ts',
  (path, drawn) => {
    expect(read(path)).toBe(drawn);
  },
);

test('the page on architecture tells what belongs into every room', () => {
  const { names } = readRooms(join(resolve(import.meta.dirname, '../..'), 'src'));
  const rows = [...read('docs/architecture.md').matchAll(/^\| (`.+?) \|/gm)];
  const told = rows.flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([\w-]+)\/`/g)].map(([, name]) => name),
  );
  expect([...told].sort()).toEqual(names.filter((name) => name !== ENTRY));
});
