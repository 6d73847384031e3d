import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileBeside, runNode } from './run-node.ts';

/**
 * Cloudflare's smallest plan takes 3 MB; this keeps the start of an isolate short. A quarter is the
 * Markdown parser, for imports. Bytes.
 */
export const LARGEST_BUNDLE = 520 * 1024;

export type WorkerBundle = {
  script: string;
  /** Bytes after gzip, which is what Cloudflare counts. */
  gzip: number;
  /** The npm packages in it. */
  packages: ReadonlySet<string>;
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
  return {
    script,
    gzip: gzipSync(await readFile(script)).length,
    packages: packagesIn(await readFile(metafile, 'utf8')),
  };
}

/** An esbuild metafile names every file that was looked at; only those with bytes got in. */
function packagesIn(metafile: string): Set<string> {
  const {
    outputs,
  }: { outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }> } =
    JSON.parse(metafile);
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [file] : [],
    ),
  );
  const names = files.map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}
