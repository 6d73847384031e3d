import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** The rooms of `src/` and which of them load or know which others, as their imports have it. */
export type Rooms = { names: readonly string[]; uses: readonly (readonly [string, string])[] };

/** What stands directly in `src/`: the entry points and what puts the parts together. */
export const ENTRY = 'src/*.ts';

export function readRooms(src: string): Rooms {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'));
  const known = new Set(files);
  const pairs = files.flatMap((file) => {
    const text = readFileSync(join(src, file), 'utf8');
    return [...text.matchAll(/(?:^(?:import|export)\s[^'";]*?from\s+|import\()'(\.[^']+)'/gm)]
      .map(([, to = '']) => posix.join(dirname(file), to))
      .filter((to) => known.has(to))
      .map((to) => [roomOf(file), roomOf(to)] as const)
      .filter(([from, to]) => from !== to && to !== ENTRY);
  });
  const uses = [...new Map(pairs.map((pair) => [pair.join(' '), pair])).values()].sort((a, b) =>
    a.join(' ') < b.join(' ') ? -1 : 1,
  );
  return { names: [...new Set(files.map(roomOf))].sort(), uses };
}

function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : ENTRY;
}

/** Without what follows from the rest: where A uses B and B uses C, that A uses C too. */
export function withoutImplied({ names, uses }: Rooms): Rooms {
  const next = (from: string) => uses.flatMap(([a, b]) => (a === from ? [b] : []));
  const reach = (from: string): Set<string> => {
    const found = new Set<string>();
    const visit = (name: string) => {
      for (const to of next(name)) {
        if (found.has(to)) continue;
        found.add(to);
        visit(to);
      }
    };
    visit(from);
    return found;
  };
  const reached = new Map(names.map((name) => [name, reach(name)]));
  return {
    names,
    uses: uses.filter(
      ([from, to]) => !next(from).some((by) => by !== to && reached.get(by)?.has(to)),
    ),
  };
}

/** Rooms by storey, from the entry points down: each below all that use it. */
export function storeys({ names, uses }: Rooms): string[][] {
  const depths = new Map<string, number>([[ENTRY, 0]]);
  const depth = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    const users = uses.flatMap(([from, to]) => (to === name ? [depth(from)] : []));
    const own = Math.max(0, ...users) + 1;
    depths.set(name, own);
    return own;
  };
  const rows: string[][] = [];
  for (const name of names) {
    const row = depth(name);
    while (rows.length <= row) rows.push([]);
    rows[row]?.push(name);
  }
  return rows;
}
