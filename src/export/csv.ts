export type CsvCell = string | number | null;

/** What spreadsheets take for the beginning of a formula; full-width forms too, which Excel reads as ASCII. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A table as CSV (RFC 4180), with the mark by which Excel knows UTF-8. A text that a spreadsheet would
 * run as a formula gets an apostrophe before it, which is how OWASP's page on CSV injection has it.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}

function cellText(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell ?? '') ? `'${cell}` : (cell ?? '');
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
