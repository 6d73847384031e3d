import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Cloudflare's smallest plan takes 3 MB; this keeps the start of an isolate short. Bytes. */
export const LARGEST_BUNDLE = 300 * 1024;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

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
  const wrangler = spawn(process.execPath, [join(ROOT, 'node_modules/wrangler/bin/wrangler.js'), ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      CI: '1',
      WRANGLER_SEND_METRICS: 'false',
      WRANGLER_LOG_PATH: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  wrangler.stdout.on('data', (text) => {
    said += text;
  });
  wrangler.stderr.on('data', (text) => {
    said += text;
  });
  const [code] = await once(wrangler, 'close');
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
  const { outputs }: { outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }> } =
    JSON.parse(metafile);
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const names = files.map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}
