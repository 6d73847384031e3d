import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../src/i18n/en.ts';
import type { Key } from '../../src/i18n/words.ts';

const src = join(import.meta.dirname, '../../src');

/** The product's own sources but for the catalogues and the playground, by their path in `src/`. */
export const sources: ReadonlyMap<string, string> = new Map(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.gen.ts'))
    .filter((path) => !/^(i18n|playground)[/\\]/.test(path))
    .map((path) => [path, readFileSync(join(src, path), 'utf8')]),
);

export function isKey(text: string): text is Key {
  return Object.hasOwn(en, text);
}
