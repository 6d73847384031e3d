import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyTo, type Block, blocksOf, editsOf, newFileOf } from './recipe.ts';

const root = resolve(import.meta.dirname, '../..');
const readPage = (name: string) => readFile(join(root, 'docs', name), 'utf8');
const run = promisify(execFile);

/** In milliseconds: the types of the whole program, or a world per recipe, on a slow machine. */
const LONGEST = 120_000;

/** A copy of the sources in which all recipes have been followed. */
let copy: string;
let blocks: Block[];
const added: string[] = [];

beforeAll(async () => {
  blocks = blocksOf(await readPage('extending.md'));
  copy = await mkdtemp(join(tmpdir(), 'roadmate-extended-'));
  for (const part of ['src', 'test', 'drizzle', 'roadmaps', 'package.json', 'vitest.config.ts']) {
    await cp(join(root, part), join(copy, part), { recursive: true });
  }
  const { compilerOptions } = JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8'));
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  for (const block of blocks) await follow(block);
  const include = ['src/worker.ts', 'src/node.ts', 'src/cli.ts', ...added];
  await writeFile(join(copy, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
  await node(['--import', 'tsx', 'src/generate.ts']);
});
afterAll(() => rm(copy, { recursive: true, force: true }));

async function follow(block: Block): Promise<void> {
  const file = newFileOf(block);
  if (file !== null) {
    const path = join(copy, file.path);
    expect([file.path, existsSync(path)]).toEqual([file.path, false]);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.text);
    added.push(file.path);
  }
  for (const edit of editsOf(block)) {
    const path = join(copy, edit.path);
    await writeFile(path, applyTo(await readFile(path, 'utf8'), edit));
  }
}

/** Runs Node in the copy; gives what it said. Throws with all of it when it fails. */
async function node(args: string[]): Promise<string> {
  const env = { PATH: process.env.PATH ?? '', NO_COLOR: '1' };
  const { stdout } = await run(process.execPath, args, { cwd: copy, env, timeout: LONGEST }).catch(
    (error) => {
      throw new Error(`${args.join(' ')}:\n${error.stdout}${error.stderr}`);
    },
  );
  return stdout;
}

test(
  'the recipes are code: the types of the whole program hold once they are followed',
  async () => {
    expect(added).toHaveLength(7);
    await node(['node_modules/typescript/bin/tsc', '--noEmit', '--project', '.']);
  },
  LONGEST,
);

test(
  'the new command answers, the new post appears, the new language is spoken',
  async () => {
    const tests = added.filter((path) => path.startsWith('test/'));
    const said = await node([
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=verbose',
      // One process that loads the product once.
      '--no-isolate',
      '--no-file-parallelism',
      ...tests,
      'test/i18n',
    ]);
    for (const path of tests) expect(said).toContain(`✓ ${path}`);
  },
  LONGEST,
);

test('both languages tell the same code', async () => {
  expect(blocksOf(await readPage('extending.zh-CN.md'))).toEqual(blocks);
});
