/** Lines dealt out to pages of at most `limit` UTF-16 units each; never fewer than one page. */
export function paginate(lines: readonly string[], limit: number): string[] {
  const pages: string[] = [];
  let page = '';
  for (const line of lines) {
    const short = line.length > limit ? `${line.slice(0, limit - 1).toWellFormed()}…` : line;
    if (page !== '' && page.length + 1 + short.length > limit) {
      pages.push(page);
      page = '';
    }
    // A page does not begin with the gap between two parts.
    if (page === '') page = short;
    else page += `\n${short}`;
  }
  return [...pages, page].filter((text, at) => text !== '' || at === 0);
}

/** The page with this number, from 0, or the nearest there is. */
export function pageAt(pages: readonly string[], wanted: number): { text: string; page: number } {
  const page = Math.min(Math.max(0, wanted), pages.length - 1);
  return { text: pages[page] ?? '', page };
}
