import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { fileBeside, runNode } from './run-node.ts';

/** Cloudflare's smallest plan takes 3 MB; this keeps the start of an isolate short. Bytes after gzip. */
export const LARGEST_BUNDLE = 300 * 1024;

export type WorkerBundle = {
  script: string;
  /** Bytes after gzip, which is what Cloudflare counts. */
  gzip: number;
  /** The npm packages in it. */
  packages: ReadonlySet<string>;
  /** Who imports by a name that wrangler.toml's `[alias]` has: `zod ./memoizer.js`. */
  aliased: ReadonlySet<string>;
};

/** Builds the Worker as a deployment would, without sending it anywhere. Throws with wrangler's words. */
export async function buildWorker(folder: string): Promise<WorkerBundle> {
  const metafile = join(folder, 'meta.json');
  const args = ['deploy', '--dry-run', '--outdir', folder, '--metafile', metafile];
  const wrangler = fileBeside(import.meta.resolve('wrangler/package.json'), 'bin/wrangler.js');
  const { code, said } = await runNode([wrangler, ...args], {
    CI: '1',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_LOG_PATH: folder,
  });
  if (code !== 0) throw new Error(`wrangler deploy --dry-run failed (${code}):\n${said}`);
  const script = join(folder, 'worker.js');
  const meta = Metafile.parse(JSON.parse(await readFile(metafile, 'utf8')));
  return {
    script,
    gzip: gzipSync(await readFile(script)).length,
    packages: packagesIn(meta),
    aliased: aliasedIn(meta),
  };
}

/** What esbuild tells of a build, as far as it is read here. */
const Metafile = z.object({
  inputs: z.record(
    z.string(),
    z.object({
      imports: z.array(z.object({ path: z.string(), original: z.string().optional() })),
    }),
  ),
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) }),
  ),
});
type Metafile = z.infer<typeof Metafile>;

/** Imports that came to a stand-in of `src/worker/`. */
function aliasedIn({ inputs }: Metafile): Set<string> {
  const imports = Object.entries(inputs).flatMap(([file, { imports: all }]) =>
    file.startsWith('src/worker/')
      ? []
      : all
          .filter(({ path }) => path.startsWith('src/worker/'))
          .map(({ original }) => `${packageOf(file) ?? 'roadmate'} ${original}`),
  );
  return new Set(imports);
}

/** An esbuild metafile names every file that was looked at; only those with bytes got in. */
function packagesIn({ outputs }: Metafile): Set<string> {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [file] : [],
    ),
  );
  return new Set(files.map(packageOf).filter((name) => name !== null));
}

function packageOf(file: string): string | null {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? null;
}
