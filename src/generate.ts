import { readdir, readFile, writeFile } from 'node:fs/promises';
import { characterEntities } from 'character-entities';
import { renderCommandIndex } from './commands/command-index.ts';
import { renderShipped, shipRoadmaps } from './roadmap/ship.ts';
import { renderEntities } from './worker/render-entities.ts';

/**
 * Writes the generated files; with `--check` it writes nothing and fails when one is stale.
 * Cloudflare Workers cannot read a disk, so what lies on ours is compiled in.
 */

/** A generated file, by its path from the repository's root, and how its text is made. */
type Target = { file: string; make: () => Promise<string> };

const root = new URL('../', import.meta.url);

const targets: Target[] = [
  { file: 'src/roadmap/shipped.gen.ts', make: makeShippedRoadmaps },
  { file: 'src/commands/index.gen.ts', make: makeCommandIndex },
  {
    file: 'src/worker/character-entities.gen.ts',
    make: async () => renderEntities(characterEntities),
  },
];

async function makeCommandIndex(): Promise<string> {
  const folder = new URL('src/commands/', root);
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const files = await Promise.all(
    names.map(async (path) => ({ path, source: await readFile(new URL(path, folder), 'utf8') })),
  );
  return renderCommandIndex(files);
}

async function makeShippedRoadmaps(): Promise<string> {
  const folder = new URL('roadmaps/', root);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, markdown: await readFile(new URL(name, folder), 'utf8') })),
  );
  const shipment = shipRoadmaps(files);
  if (shipment.kind === 'ready') return renderShipped(shipment.shipped);
  const lines = shipment.problems.map(
    ({ file, line, problem }) => `roadmaps/${file}:${line} ${problem}`,
  );
  throw new Error(`The shipped roadmaps have problems:\n${lines.join('\n')}`);
}

/** Whether the target is current; writes it unless `check`. */
async function bringUpToDate({ file, make }: Target, check: boolean): Promise<boolean> {
  const path = new URL(file, root);
  const wanted = await make();
  const found = await readFile(path, 'utf8').catch(() => undefined);
  if (found === wanted) return true;
  if (check) {
    process.stderr.write(`${file} is stale: run "npm run generate".\n`);
    return false;
  }
  await writeFile(path, wanted);
  process.stdout.write(`wrote ${file}\n`);
  return true;
}

const check = process.argv.includes('--check');
for (const target of targets) {
  try {
    if (!(await bringUpToDate(target, check))) process.exitCode = 1;
  } catch (error) {
    process.stderr.write(`${target.file}: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
