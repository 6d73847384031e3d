import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../../src');

/** Inside a transaction a killed backend hangs postgres.js or ends the process, and nothing is run again. */
test('only migrations and whole files of data use transactions: all else is one statement at a time', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) =>
      /\.(transaction|savepoint)\(|\b(sql|client)\.begin\(/.test(
        readFileSync(join(src, file), 'utf8'),
      ),
    );
  // On a connection and in a process of their own, which may be begun again.
  const whole = ['cli/import-file.ts', 'store/database/migrate.ts'];
  expect(files.sort()).toEqual(whole);
});

/**
 * On each new connection postgres.js asks for the array types by itself, and nobody hears when that
 * is cut off: an unhandled rejection, which ends the process.
 */
test('no connection asks for more than it was asked for', () => {
  const opening = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(src, file), 'utf8'))
    .filter((source) => /\bpostgres\((?:url|where)/.test(source));
  expect(opening.length).toBeGreaterThan(1);
  for (const source of opening) expect(source).toContain('fetch_types: false');
});
