import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type ExportOrder, exportFile } from '../../src/cli/export-file.ts';
import { checkData, type ImportOrder, importFile } from '../../src/cli/import-file.ts';
import { knownMigrations } from '../../src/store/database/applied-migrations.ts';
import type { Database } from '../../src/store/database/database.ts';
import { STARTED } from '../store/fixture.ts';
import { MIGRATIONS } from '../store/real-postgres.ts';

const KNOWN = knownMigrations(MIGRATIONS);

/** The lines of a file of data. */
export function linesOf(file: string): string[] {
  return gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
}

/** The same without when it was written and what follows from that. */
export function contentOf(file: string): string[] {
  return linesOf(file).map((line) => line.replace(/"(takenAt|sha256)":"[^"]*"/, '"$1":""'));
}

/** Writes lines as a file, with a last line that is right for them. */
export function forge(file: string, lines: readonly string[]): string {
  const text = lines.map((line) => `${line}\n`).join('');
  const rows: Record<string, number> = {};
  let table = '';
  for (const line of lines) {
    table = /^\{"table":"(\w+)"\}$/.exec(line)?.[1] ?? table;
    if (table !== '') rows[table] = (rows[table] ?? 0) + (line.startsWith('{"row"') ? 1 : 0);
  }
  const sha256 = createHash('sha256').update(text).digest('hex');
  return pack(file, [...lines, JSON.stringify({ end: { rows, sha256 } })]);
}

/** Writes lines as a file, whatever they are. */
export function pack(file: string, lines: readonly string[]): string {
  writeFileSync(file, gzipSync(lines.map((line) => `${line}\n`).join('')));
  return file;
}

export function exportTo(db: Database, file: string, change: Partial<ExportOrder> = {}) {
  const bot = '1234567890123456789';
  const order = { guildId: null, known: KNOWN, takenAt: STARTED, program: '9.9.9', bot };
  return exportFile(db, { file, ...order, ...change });
}

export async function importFrom(db: Database, file: string, change: Partial<ImportOrder> = {}) {
  const checked = await checkData(file);
  if (checked.kind !== 'whole') return checked;
  const order = { guildId: null, known: KNOWN, bot: null, at: STARTED };
  return importFile(db, { file, head: checked.head, ...order, ...change });
}
