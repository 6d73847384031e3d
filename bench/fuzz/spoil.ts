import type { Random } from '../time/random.ts';

/** What JSON can be, as a tree that is spoiled. */
type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

const TEXTS = [
  ...['', ' ', '0', '-1', '1.5', '1e400', 'null', 'NaN', '１', '9'.repeat(25), '0x10'],
  ...['__proto__', 'constructor', 'toString', '@everyone', '<@1>', "'; drop table groups; --"],
  ...['../../guilds/1', '%00', '\u0000', '\ud800', '\u202e\u200b', '🚀'.repeat(300)],
  ...['x'.repeat(101), 'y'.repeat(6_000), '字'.repeat(2_001), '{{name}}', '{count, plural}'],
] as const;

const ODD: readonly [Json, ...Json[]] = [
  null,
  ...[true, false, 0, -1, 1, 1.5, 2 ** 53, 1e308, -0],
  ...[[], [[]], {}, [null], { id: '1' }, { '': '' }],
  // As JSON.parse makes it: a field of its own, which no literal can have.
  parsed('{"__proto__":{"permissions":"8"},"constructor":{"prototype":{"id":"1"}}}'),
  parsed(`${'['.repeat(60)}${']'.repeat(60)}`),
  ...TEXTS,
];

function parsed(text: string): Json {
  return JSON.parse(text);
}

/** One place of a tree: what holds it, and under which name. */
type Place = { holder: Json[] | { [key: string]: Json }; key: string | number };

/** A copy in which a few places are gone, doubled, swapped, or hold what nobody expects there. */
export function spoil(random: Random, whole: object): object {
  const tree: { [key: string]: Json } = JSON.parse(JSON.stringify(whole));
  for (let left = random.int(1, 4); left > 0; left -= 1) {
    const [first, ...others] = placesOf(tree);
    if (first === undefined) return tree;
    const places: [Place, ...Place[]] = [first, ...others];
    spoilOne(random, random.pick(places), random.pick(places));
  }
  return tree;
}

function spoilOne(random: Random, place: Place, other: Place): void {
  const draw = random.next();
  if (draw < 0.55) put(place, structuredClone(random.pick(ODD)));
  else if (draw < 0.7) put(place, structuredClone(get(other)));
  else if (draw < 0.85) put(place, undefined);
  else put(place, changed(random, get(place)));
}

/** Of the same kind, and yet not what it was. */
function changed(random: Random, value: Json): Json {
  if (Array.isArray(value)) return [...value, ...structuredClone(value)];
  if (typeof value === 'string') return `${value}${random.pick(TEXTS)}`;
  return typeof value === 'number' ? -value : [value];
}

function get({ holder, key }: Place): Json {
  return Array.isArray(holder) ? holder[Number(key)] : holder[key];
}

function put({ holder, key }: Place, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  // Never through the setter that every object inherits.
  else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true });
}

function placesOf(tree: Json): Place[] {
  if (tree === null || typeof tree !== 'object') return [];
  if (Array.isArray(tree)) {
    return tree.flatMap((each, key) => [{ holder: tree, key }, ...placesOf(each)]);
  }
  return Object.entries(tree).flatMap(([key, each]) => [{ holder: tree, key }, ...placesOf(each)]);
}

/** The text of a body with a piece missing, doubled, or of another kind altogether. */
export function spoilText(random: Random, text: string): string {
  const at = random.int(0, text.length);
  const draw = random.next();
  if (draw < 0.4) return text.slice(0, at);
  if (draw < 0.6) return text.slice(0, at) + random.pick(TEXTS) + text.slice(at);
  if (draw < 0.8) return text.slice(at) + text;
  const depth = random.int(10, 20_000);
  return `${'{"a":['.repeat(depth)}${text}`;
}
