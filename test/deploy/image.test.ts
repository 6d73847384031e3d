import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, posix } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { ROOT, read } from './deploy-files.ts';

/** Where the image is entered: by its CMD, and by hand. */
const ENTRIES = ['src/node.ts', 'src/cli.ts'];
/** Loaded without a token alone, which the image refuses (ROADMATE_ROLES in the Dockerfile). */
const NOT_THERE = ['src/start-playground.ts'];

const dockerfile = read('Dockerfile');
const ignored = read('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const removed = [...read('deploy/slim-packages.sh').matchAll(/dependencies\.([@\w/-]+)/g)].map(
  ([, name = '']) => name,
);
const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});
const manifest = Manifest.parse(JSON.parse(read('package.json')));

/** What a file imports as it runs: types are taken out. */
function importsOf(file: string): string[] {
  const pattern =
    /^(?:import|export)\s+(?!type\s)(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/gm;
  return [...read(file).matchAll(pattern)].map(([, still, late]) => still ?? late ?? '');
}

/** The files that may be loaded in the image, and the packages that they ask for. */
function reach() {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file) || NOT_THERE.includes(file)) return;
    files.add(file);
    for (const to of importsOf(file)) {
      if (to.startsWith('.')) visit(posix.join(dirname(file), to));
      else if (!to.startsWith('node:') && !builtinModules.includes(to)) {
        packages.add(to.split('/', to.startsWith('@') ? 2 : 1).join('/'));
      }
    }
  };
  for (const entry of ENTRIES) visit(entry);
  return { files: [...files], packages: [...packages] };
}

const { files, packages } = reach();

test('the image has every file that the program may load', () => {
  expect(files.length).toBeGreaterThan(100);
  const without = ignored.filter((line) => line.startsWith('src/'));
  const missing = files.filter((file) =>
    without.some((path) => file === path || file.startsWith(`${path}/`)),
  );
  expect(missing).toEqual([]);
});

test('the image has every package that the program may load', () => {
  const { dependencies, optionalDependencies } = manifest;
  const there = [...Object.keys(dependencies), ...Object.keys(optionalDependencies)].filter(
    (name) => !removed.includes(name),
  );
  expect(removed.length).toBeGreaterThan(2);
  expect(packages.filter((name) => !there.includes(name))).toEqual([]);
});

test('what is taken out of the image is named right', () => {
  for (const name of removed) expect(Object.keys(manifest.dependencies)).toContain(name);
  for (const line of ignored.filter((path) => path.startsWith('src/'))) {
    expect(existsSync(new URL(line, ROOT)), line).toBe(true);
  }
});

test('everything that the Dockerfile copies is sent to the builder', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, list = '']) =>
    list.split(' '),
  );
  expect(copied).toContain('src');
  for (const path of copied) {
    expect(ignored, path).toContain(`!${path}`);
    expect(existsSync(new URL(path, ROOT)), path).toBe(true);
  }
});

test('the fonts that pictures are drawn with stay in the image', () => {
  const [, list = ''] = /type Weight = (.+);/.exec(read('src/pictures/fonts.ts')) ?? [];
  const named = list.split('|').map((weight) => weight.trim());
  expect(named.length).toBeGreaterThan(0);
  for (const weight of named) {
    expect(read('deploy/slim-packages.sh')).toContain(`'*-${weight}-normal.woff2'`);
  }
});

test('the image runs as somebody who is not root, and tells how it is', () => {
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  // The packages' own code is not run while the image is made.
  expect(dockerfile).toContain('npm ci --omit=dev --ignore-scripts');
});
