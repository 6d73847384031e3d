import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';

const Names = z.record(z.string(), z.string()).default({});
const Package = z.looseObject({
  version: z.string(),
  license: z.string().default('NOASSERTION'),
  integrity: z.string().default(''),
  dev: z.boolean().default(false),
  devOptional: z.boolean().default(false),
  optional: z.boolean().default(false),
  dependencies: Names,
  optionalDependencies: Names,
  peerDependencies: Names,
});
type Package = z.infer<typeof Package>;
const Lock = z.looseObject({ packages: z.record(z.string(), z.unknown()) });
const Root = z.looseObject({ version: z.string(), license: z.string() });

/**
 * Writes what the program consists of where it runs, for all systems together, to standard output as
 * CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/). From the lock, since `npm sbom --omit dev`
 * leaves out what a package for development asks for too, zod among them.
 */
function main(): void {
  const lock = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages;
  const root = Root.parse(lock['']);
  const packages = new Map(
    Object.entries(lock)
      .filter(([path]) => path !== '')
      .map(([path, entry]) => [path, Package.parse(entry)] as const)
      .filter(([, { dev, devOptional }]) => !dev && !devOptional),
  );
  const own = { ref: `roadmate@${root.version}`, dependsOn: refsOf(packages, '', lock['']) };
  const sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${randomUUID()}`,
    version: 1,
    metadata: {
      timestamp: new Date().toISOString(),
      component: {
        ...{ type: 'application', 'bom-ref': own.ref, name: 'roadmate', version: root.version },
        licenses: licensesOf(root.license),
      },
    },
    components: unique([...packages].map(componentOf), (each) => each['bom-ref']),
    dependencies: unique(
      [
        own,
        ...[...packages].map(([path, entry]) => {
          return { ref: refOf(path, entry), dependsOn: refsOf(packages, path, entry) };
        }),
      ],
      ({ ref }) => ref,
    ),
  };
  process.stdout.write(`${JSON.stringify(sbom, null, 2)}\n`);
}

function componentOf([path, entry]: readonly [string, Package]) {
  const name = nameOf(path);
  const ref = refOf(path, entry);
  return {
    ...{ type: 'library', 'bom-ref': ref, name, version: entry.version },
    scope: entry.optional ? 'optional' : 'required',
    hashes: [{ alg: 'SHA-512', content: hexOf(entry.integrity) }],
    licenses: licensesOf(entry.license),
    purl: `pkg:npm/${name.replace('@', '%40')}@${entry.version}`,
  };
}

function licensesOf(license: string) {
  return license.includes(' ') ? [{ expression: license }] : [{ license: { id: license } }];
}

function hexOf(integrity: string): string {
  return Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
}

function nameOf(path: string): string {
  return path.split('node_modules/').at(-1) ?? path;
}

function refOf(path: string, { version }: Package): string {
  return `${nameOf(path)}@${version}`;
}

/** What a package gets when it asks for what it depends on: the nearest one above it. */
function refsOf(packages: ReadonlyMap<string, Package>, path: string, entry: unknown): string[] {
  const { dependencies, optionalDependencies, peerDependencies } = Package.parse(entry);
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  const refs = names.flatMap((name) => {
    for (let folder = path; ; folder = folder.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
      const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
      const found = packages.get(place);
      if (found !== undefined) return [refOf(place, found)];
      if (folder === '') return [];
    }
  });
  return [...new Set(refs)].sort();
}

function unique<T>(list: readonly T[], keyOf: (each: T) => string): T[] {
  return [...new Map(list.map((each) => [keyOf(each), each])).values()];
}

main();
