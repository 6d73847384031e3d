import { brotliDecompressSync } from 'node:zlib';

/** https://www.w3.org/TR/WOFF2/#table_dir_format */
const CMAP = 0;
const GLYF = 10;
const LOCA = 11;
const OTHER = 63;

/**
 * The code points that a WOFF2 font has a glyph for. The ranges that a style sheet gives are what a
 * browser may ask it for, not what is in it.
 */
export function readCharacters(font: Buffer): Set<number> {
  let at = 48;
  const readLength = () => {
    let value = 0;
    for (;;) {
      const byte = font.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let start = 0;
  let found: { start: number; length: number } | null = null;
  for (let table = 0; table < font.readUInt16BE(12); table += 1) {
    const flags = font.readUInt8(at++);
    const tag = flags & 63;
    if (tag === OTHER) at += 4;
    const original = readLength();
    // A table of outlines is transformed unless it says otherwise, any other the other way round.
    const transformed = (flags >> 6 === 0) === (tag === GLYF || tag === LOCA);
    const length = transformed ? readLength() : original;
    if (tag === CMAP) found = { start, length };
    start += length;
  }
  if (found === null) return new Set();
  const data = brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20)));
  return readMap(data.subarray(found.start, found.start + found.length));
}

/** https://learn.microsoft.com/typography/opentype/spec/cmap */
function readMap(cmap: Buffer): Set<number> {
  const characters = new Set<number>();
  for (let record = 0; record < cmap.readUInt16BE(2); record += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + record * 8));
    const format = table.readUInt16BE(0);
    if (format === 4) addSegments(table, characters);
    if (format === 12) addGroups(table, characters);
  }
  return characters;
}

function addSegments(table: Buffer, characters: Set<number>): void {
  const size = table.readUInt16BE(6);
  for (let segment = 0; segment < size; segment += 2) {
    const last = table.readUInt16BE(14 + segment);
    const first = table.readUInt16BE(16 + size + segment);
    const delta = table.readUInt16BE(16 + 2 * size + segment);
    const offsetAt = 16 + 3 * size + segment;
    const offset = table.readUInt16BE(offsetAt);
    for (let point = first; point <= last && point < 0xffff; point += 1) {
      const glyph =
        offset === 0
          ? (point + delta) & 0xffff
          : table.readUInt16BE(offsetAt + offset + 2 * (point - first));
      if (glyph !== 0) characters.add(point);
    }
  }
}

function addGroups(table: Buffer, characters: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const last = table.readUInt32BE(20 + group * 12);
    for (let point = table.readUInt32BE(16 + group * 12); point <= last; point += 1) {
      characters.add(point);
    }
  }
}
