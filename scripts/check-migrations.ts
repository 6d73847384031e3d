import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileBeside, ROOT, runNode } from './run-node.ts';

/** Fails when the schema says more than the migrations do: `npx drizzle-kit generate` was forgotten. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'roadmate-migrations-'));
  try {
    await cp(join(ROOT, 'drizzle'), folder, { recursive: true });
    const kit = fileBeside(import.meta.resolve('drizzle-kit'), 'bin.cjs');
    const { said } = await runNode([
      kit,
      'generate',
      '--dialect=postgresql',
      '--schema=./src/store/tables/schema.ts',
      // It takes a path from the working folder only, and ends with 0 whatever happens.
      `--out=${relative(ROOT, folder)}`,
    ]);
    if (said.includes('No schema changes')) return;
    process.exitCode = 1;
    process.stderr.write(
      said.includes('Your SQL migration file')
        ? 'drizzle/ is stale: run "npx drizzle-kit generate".\n'
        : `${said}\n`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
