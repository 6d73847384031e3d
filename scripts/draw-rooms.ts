import { ENTRY, type Rooms, storeys, withoutImplied } from './rooms.ts';

const BOX = { width: 118, height: 44 };
const GAP = { x: 22, y: 62 };
const STOREY = BOX.height + GAP.y;
const MARGIN = 24;

const PURE = ['roadmap', 'study', 'i18n', 'views'];
const COLOURS = {
  entry: { fill: '#1f2937', text: '#ffffff' },
  pure: { fill: '#d9f0e5', text: '#14532d' },
  other: { fill: '#e8edf7', text: '#1e3a5f' },
};

/** The rooms as an SVG, each below all that use it; lines that follow from others are left out. */
export function drawRooms(rooms: Rooms): string {
  const drawn = withoutImplied(rooms);
  const { rows, segments } = withWay(storeys(rooms), drawn);
  const ordered = inGoodOrder(rows, segments);
  const widths = ordered.map((row) => row.reduce((sum, name) => sum + widthOf(name), 0) - GAP.x);
  const width = 2 * MARGIN + Math.max(...widths);
  const height = 2 * MARGIN + ordered.length * (BOX.height + GAP.y) - GAP.y;
  const places = new Map<string, Place>();
  for (const [storey, row] of ordered.entries()) {
    let x = (width - (widths[storey] ?? 0)) / 2;
    for (const name of row) {
      places.set(name, { x: x + (widthOf(name) - GAP.x) / 2, y: MARGIN + storey * STOREY });
      x += widthOf(name);
    }
  }
  const at = (name: string) => places.get(name) ?? { x: 0, y: 0 };
  const lines = segments.map(([from, to]) => line(at(from), at(to), !isRoom(to)));
  const boxes = drawn.names.map((name) => box(name, at(name)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif">`,
    '<title>The rooms of src/: each uses those below it that a line leads to, and what they use</title>',
    `<rect width="${width}" height="${height}" rx="12" fill="#ffffff"/>`,
    ...lines,
    ...boxes,
    '</svg>',
    '',
  ].join('\n');
}

type Segment = readonly [string, string];

/** Lines that pass a storey get a place in it, so that they go round the rooms there. */
function withWay(rows: readonly string[][], { uses }: Rooms) {
  const storeyOf = new Map(rows.flatMap((row, storey) => row.map((name) => [name, storey])));
  const all = rows.map((row) => [...row]);
  const segments = uses.flatMap(([from, to]): Segment[] => {
    const [first, last] = [storeyOf.get(from) ?? 0, storeyOf.get(to) ?? 0];
    const way = [from];
    for (let storey = first + 1; storey < last; storey++) {
      // One way for all that go to the same room.
      const name = `${to}|${storey}`;
      if (!all[storey]?.includes(name)) all[storey]?.push(name);
      way.push(name);
    }
    return [...way, to].slice(1).map((name, index) => [way[index] ?? from, name]);
  });
  const once = new Map(segments.map((segment) => [segment.join(' '), segment]));
  return { rows: all, segments: [...once.values()] };
}

function isRoom(name: string): boolean {
  return !name.includes('|');
}

function widthOf(name: string): number {
  return isRoom(name) ? BOX.width + GAP.x : GAP.x;
}

/** The middle of the upper edge. */
type Place = { x: number; y: number };

function line(from: Place, to: Place, isOnItsWay: boolean): string {
  const [y1, y2] = [from.y + BOX.height, to.y];
  const bend = (y2 - y1) / 2;
  const through = isOnItsWay ? ` V${y2 + BOX.height}` : '';
  const path = `M${from.x} ${y1} C${from.x} ${y1 + bend} ${to.x} ${y2 - bend} ${to.x} ${y2}${through}`;
  return `<path d="${path}" fill="none" stroke="#94a3b8" stroke-width="1.5"/>`;
}

function box(name: string, { x, y }: Place): string {
  const kind = name === ENTRY ? 'entry' : PURE.includes(name) ? 'pure' : 'other';
  const { fill, text } = COLOURS[kind];
  const left = x - BOX.width / 2;
  const base = y + BOX.height / 2 + 5;
  return (
    `<rect x="${left}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="8" fill="${fill}"/>` +
    `<text x="${x}" y="${base}" text-anchor="middle" font-size="15" fill="${text}">${name}</text>`
  );
}

/** Each storey ordered by where those are that use its rooms, a few times down and up. */
function inGoodOrder(rows: string[][], segments: readonly Segment[]): string[][] {
  let ordered = rows;
  for (let turn = 0; turn < 8; turn++) {
    const place = new Map<string, number>();
    for (const row of ordered) {
      for (const [index, name] of row.entries()) place.set(name, (index + 1) / (row.length + 1));
    }
    const weight = (name: string) => {
      const near = segments.flatMap(([from, to]) => {
        if (to === name) return [place.get(from) ?? 0.5];
        return from === name && turn % 2 === 1 ? [place.get(to) ?? 0.5] : [];
      });
      return near.length === 0
        ? (place.get(name) ?? 0.5)
        : near.reduce((sum, each) => sum + each, 0) / near.length;
    };
    ordered = ordered.map((row) =>
      [...row].sort((a, b) => weight(a) - weight(b) || (a < b ? -1 : 1)),
    );
  }
  return ordered;
}
