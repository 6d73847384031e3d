import writeXlsxFile, { type Row } from 'write-excel-file/node';
import type { WriteSheet } from './sheet.ts';

/** A name that Excel takes for a sheet: at most 31 characters, none of `\ / ? * [ ] :`. */
function sheetName(name: string): string {
  const clean = name.replace(/[\\/?*[\]:']/g, ' ').trim();
  return clean.slice(0, 31).toWellFormed() || 'Roadmate';
}

/** On Node only: it is handed to the product by the entry points. */
export const writeXlsx: WriteSheet = async (name, rows) => {
  const data = rows.map(
    (row, at): Row =>
      row.map((cell) => {
        if (cell === null) return null;
        return typeof cell === 'number'
          ? { value: cell, type: Number }
          : { value: xmlSafe(cell), type: String, ...(at === 0 ? { fontWeight: 'bold' } : {}) };
      }),
  );
  const columns = (rows[0] ?? []).map((_, at) => ({
    width: Math.min(60, 2 + Math.max(...rows.map((row) => String(row[at] ?? '').length))),
  }));
  const file = writeXlsxFile(data, { sheet: sheetName(name), columns, stickyRowsCount: 1 });
  return new Uint8Array(await file.toBuffer());
};

/** Without what XML cannot hold. */
function xmlSafe(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
