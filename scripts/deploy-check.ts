import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { buildWorker, LARGEST_BUNDLE } from './build-worker.ts';
import { fileBeside, ROOT, runNode } from './run-node.ts';

/** What is wrong with one file that a deployment reads, or a line about how well it is. */
type Verdict = { kind: 'well'; detail: string } | { kind: 'bad'; problems: readonly string[] };

/** Looks at everything that a deployment reads, offline. Prints a line each; exit code 1 when one is bad. */
async function main(): Promise<void> {
  const checks: [file: string, check: () => Promise<Verdict>][] = [
    ['docker-compose.yml', checkCompose],
    ['Dockerfile', checkDockerfile],
    ['wrangler.toml', checkWorker],
  ];
  for (const [file, check] of checks) {
    const verdict = await check();
    if (verdict.kind === 'well') process.stdout.write(`ok   ${file}: ${verdict.detail}\n`);
    else {
      process.exitCode = 1;
      for (const problem of verdict.problems) process.stdout.write(`bad  ${file}: ${problem}\n`);
    }
  }
}

/** By its command line: as a library dclint leaves all rules out unless each is configured. */
async function checkCompose(): Promise<Verdict> {
  const dclint = fileBeside(import.meta.resolve('dclint/package.json'), 'bin/dclint.cjs');
  const { code, said } = await runNode([dclint, '--max-warnings', '0', 'docker-compose.yml']);
  if (code === 0) return { kind: 'well', detail: 'valid' };
  return { kind: 'bad', problems: said.split('\n').filter((line) => line.trim() !== '') };
}

async function checkDockerfile(): Promise<Verdict> {
  const text = await readFile(join(ROOT, 'Dockerfile'), 'utf8');
  const problems = validate(text).map(
    ({ range, message }) => `line ${range.start.line + 1}: ${message}`,
  );
  return problems.length > 0 ? { kind: 'bad', problems } : { kind: 'well', detail: 'valid' };
}

async function checkWorker(): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'roadmate-deploy-'));
  try {
    const { gzip } = await buildWorker(folder);
    const size = `${Math.ceil(gzip / 1024)} of ${LARGEST_BUNDLE / 1024} KB gzip`;
    return gzip <= LARGEST_BUNDLE
      ? { kind: 'well', detail: `builds, ${size}` }
      : { kind: 'bad', problems: [`the bundle is too large: ${size}`] };
  } catch (error) {
    return { kind: 'bad', problems: [error instanceof Error ? error.message : String(error)] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
