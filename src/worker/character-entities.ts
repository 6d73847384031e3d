import { entities } from './character-entities.gen.ts';

/**
 * Stands in for `character-entities` in the Worker's bundle (`[alias]` in wrangler.toml): the same
 * characters, half the size. test/worker/stand-ins.test.ts compares them.
 */
export const characterEntities: Record<string, string> = {};

let last = 0;
for (const line of entities.trim().split('\n')) {
  const [code = '', ...names] = line.split(' ');
  const [step = '', ...more] = code.split('+');
  last += step === '' ? 1 : Number.parseInt(step, 36);
  const text = String.fromCodePoint(last, ...more.map((each) => Number.parseInt(each, 36)));
  for (const name of names) characterEntities[name] = text;
}
