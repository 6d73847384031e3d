import type { Spread } from './statistics.ts';

/** A table in GitHub's Markdown, columns as wide as their widest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) =>
    Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, i) => (cells[i] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

export function figure(value: number, digits = 2): string {
  return value.toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** "0.81 (0.78-0.84)": the median, and the middle half. */
export function spreadText({ median, low, high }: Spread): string {
  return `${figure(median)} (${figure(low)}-${figure(high)})`;
}
