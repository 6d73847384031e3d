import { randomUUID } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = new URL('../../', import.meta.url);

/**
 * The program as JavaScript, so that a replica starts in a second, with migrations of its own: what
 * changes in the working tree meanwhile does not reach it. Its folder lies where packages are found.
 */
export async function buildProgram(): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = fileURLToPath(new URL(`node_modules/.torture-${randomUUID()}/`, ROOT));
  // The program looks for its migrations three folders above its file, and for its version two.
  const outdir = `${folder}built/src/room/`;
  await cp(new URL('drizzle', ROOT), `${folder}drizzle`, { recursive: true });
  await cp(new URL('package.json', ROOT), `${folder}built/package.json`);
  await build({
    entryPoints: [fileURLToPath(new URL('src/node.ts', ROOT))],
    bundle: true,
    // The playground's part stays apart, as it is loaded only without a token.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outdir,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  return { file: `${outdir}node.mjs`, remove: () => rm(folder, { recursive: true, force: true }) };
}
