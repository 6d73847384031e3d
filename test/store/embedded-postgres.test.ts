import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test.each([0, 3])(
  'a program that has a real Postgres at hand ends with its own code, %i',
  (code) => {
    const library = JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'));
    const program = `import(${library}).then(() => { process.exitCode = ${code}; });`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', program]);
    expect(stderr.toString()).toBe('');
    expect(status).toBe(code);
  },
);
