import type { APIEmbedField } from 'discord-api-types/v10';

/** Inline fields share a row, three at most; two side by side take half each (grid of twelve). */
export function placeFields(fields: readonly APIEmbedField[]): string[] {
  const places: string[] = [];
  let at = 0;
  while (at < fields.length) {
    let run = 0;
    while (run < 3 && fields[at + run]?.inline) run += 1;
    if (run === 0) {
      places.push('1 / 13');
      at += 1;
      continue;
    }
    const width = run === 1 ? 12 : run === 2 ? 6 : 4;
    for (let cell = 0; cell < run; cell += 1) {
      places.push(`${1 + cell * width} / ${1 + (cell + 1) * width}`);
    }
    at += run;
  }
  return places;
}
