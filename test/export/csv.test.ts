import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeCsv } from '../../src/export/csv.ts';

describe('a table as CSV', () => {
  test.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '\nx', '＝1', '－1'])(
    'lets no spreadsheet run %j',
    (cell) => {
      expect(writeCsv([[cell]])).toMatch(/^\ufeff"?'/);
    },
  );

  test('leaves numbers and plain words alone, and quotes what needs it', () => {
    expect(writeCsv([[-1, 'a=b', null, 'say "hi", twice', '中文']])).toBe(
      '\ufeff-1,a=b,,"say ""hi"", twice",中文\r\n',
    );
  });

  test('is read back as it was, whatever it holds', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 12 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const safe = rows.map((row) =>
          row.map((text) => (/^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text)),
        );
        expect(parse(writeCsv(rows).slice(1))).toEqual(safe);
      }),
    );
  });
});

/** A reader of RFC 4180, written apart. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const [here = '', next] = [text[at], text[at + 1]];
    if (quoted) {
      if (here === '"' && next === '"') at++;
      if (here !== '"' || next === '"') cell += here;
      else quoted = false;
    } else if (here === '"') quoted = true;
    else if (here === ',') [row, cell] = [[...row, cell], ''];
    else if (here === '\r' && next === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      at++;
    } else cell += here;
  }
  return rows;
}
