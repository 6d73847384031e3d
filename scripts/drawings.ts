import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as schema from '../src/store/tables/schema.ts';
import { drawRooms } from './draw-rooms.ts';
import { drawTables, purposesOf } from './draw-tables.ts';
import { readRooms } from './rooms.ts';

/**
 * The drawings of docs/architecture.md, made from the sources: `npx tsx scripts/drawings.ts` writes
 * them; `test/docs/drawings.test.ts` tells when they are stale.
 */
const root = resolve(import.meta.dirname, '..');
const tables = join(root, 'src/store/tables');

/** Each file that is drawn, by its path from the root, with its text. */
export function drawings(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/pictures/rooms.svg', drawRooms(readRooms(join(root, 'src')))],
    ['docs/data-model.md', dataModel()],
  ]);
}

function dataModel(): string {
  const files = readdirSync(tables);
  const purposes = purposesOf(files.sort().map((file) => readFileSync(join(tables, file), 'utf8')));
  return [
    '# Data model',
    '',
    'Drawn from `src/store/tables/schema.ts` by `npx tsx scripts/drawings.ts`. Every key begins with the',
    'server, so that nothing of one can be reached from another.',
    '',
    '| table | |',
    '|---|---|',
    ...[...purposes].sort().map(([name, purpose]) => `| \`${name}\` | ${purpose} |`),
    '',
    '```mermaid',
    drawTables(schema),
    '```',
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  for (const [path, text] of drawings()) {
    writeFileSync(join(root, path), text);
    process.stdout.write(`wrote ${path}\n`);
  }
}
