import type { CsvCell } from './csv.ts';

/** Writes a table as an XLSX file; its first row is the head. Texts stay texts, whatever they begin with. */
export type WriteSheet = (
  name: string,
  rows: readonly (readonly CsvCell[])[],
) => Promise<Uint8Array<ArrayBuffer>>;
