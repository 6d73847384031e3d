import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileBeside, ROOT, runNode } from './run-node.ts';

/** Fails when the schema says more than the migrations do: `npx drizzle-kit generate` was forgotten. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'roadmate-migrations-'));
  try {
    await cp(join(ROOT, 'drizzle'), folder, { recursive: true });
    const before = await readdir(folder);
    const kit = fileBeside(import.meta.resolve('drizzle-kit'), 'bin.cjs');
    const { code, said } = await runNode([
      kit,
      'generate',
      '--dialect=postgresql',
      '--schema=./src/store/schema.ts',
      `--out=${folder}`,
    ]);
    const after = await readdir(folder);
    if (code === 0 && after.length === before.length) return;
    process.exitCode = 1;
    process.stderr.write(
      code === 0 ? 'drizzle/ is stale: run "npx drizzle-kit generate".\n' : `${said}\n`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
