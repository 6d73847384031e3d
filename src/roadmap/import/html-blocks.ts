import type { Html, RootContent, Table, TableRow } from 'mdast';

const mostCells = 20_000;

/**
 * Reads the HTML that authors use as structure: headings (`<h2 align="center">`) and tables, with
 * rowspan. Everything else in HTML shows something but says nothing to the importer.
 */
export function readHtml(nodes: Html[]): RootContent[] {
  const html = nodes.map(({ value }) => value).join('\n');
  const position = nodes[0]?.position;
  const found: { at: number; node: RootContent }[] = [];
  for (const match of html.matchAll(/<h([1-6])\b[^>]*>([\s\S]{0,500}?)<\/h\1\s*>/gi)) {
    const text = stripTags(match[2] ?? '');
    const depth = headingDepth(match[1]);
    if (text === '') continue;
    const heading = {
      type: 'heading' as const,
      depth,
      children: [{ type: 'text' as const, value: text }],
    };
    found.push({ at: match.index, node: position ? { ...heading, position } : heading });
  }
  for (const match of html.matchAll(/<table\b[^>]*>([\s\S]*?)<\/table\s*>/gi)) {
    const table = readTable(match[1] ?? '');
    if (table !== undefined)
      found.push({ at: match.index, node: position ? { ...table, position } : table });
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ node }) => node);
}

function headingDepth(digit: string | undefined): 1 | 2 | 3 | 4 | 5 | 6 {
  return ([1, 2, 3, 4, 5, 6] as const).find((depth) => String(depth) === digit) ?? 2;
}

function stripTags(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<[^>]{0,500}>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

type Cell = { html: string; rows: number };

function readTable(html: string): Table | undefined {
  let hanging: Cell[] = [];
  let count = 0;
  const rows: TableRow[] = [];
  for (const row of html.matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<tr\b|<\/tr|$)/gi)) {
    const own = [
      ...(row[1] ?? '').matchAll(/<t[dh]\b([^>]*)>([\s\S]*?)(?=<t[dh]\b|<\/t[dh]|$)/gi),
    ].map(
      (match): Cell => ({
        html: match[2] ?? '',
        rows: Number(/rowspan\s*=\s*["']?(\d{1,3})/i.exec(match[1] ?? '')?.[1] ?? 1),
      }),
    );
    const cells: Cell[] = [];
    for (let column = 0; own.length > 0 || (hanging[column]?.rows ?? 0) > 0; column += 1) {
      const above = hanging[column];
      const next = above !== undefined && above.rows > 0 ? above : own.shift();
      if (next === undefined) break;
      cells.push({ ...next, rows: next.rows - 1 });
    }
    hanging = cells;
    count += cells.length;
    if (count > mostCells) return undefined;
    rows.push({ type: 'tableRow', children: cells.map((cell) => toCell(cell.html)) });
  }
  return rows.length < 2 ? undefined : { type: 'table', children: rows };
}

function toCell(html: string): TableRow['children'][number] {
  const link = /<a\b[^>]*href\s*=\s*["']([^"']+)["']/i.exec(html)?.[1];
  const words = { type: 'text' as const, value: stripTags(html) };
  return {
    type: 'tableCell',
    children: link === undefined ? [words] : [{ type: 'link', url: link, children: [words] }],
  };
}
