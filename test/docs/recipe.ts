/** A fenced block of a page: what stands behind the fence, and what is in it. */
export type Block = { info: string; text: string };

export type Edit = { path: string; hunks: readonly { before: string; after: string }[] };

/** Every fenced block of a Markdown page, in order. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^ *```([^\n]*)\n([\s\S]*?)^ *```$/gm)].map(
    ([, info = '', text = '']) => ({ info, text }),
  );
}

/** The new file that a block is: its path stands in a comment on the first line. */
export function newFileOf({ info, text }: Block): { path: string; text: string } | null {
  const path = /^\/\/ ((?:src|test)\/\S+)\n/.exec(text)?.[1];
  return info === 'ts' && path !== undefined
    ? { path, text: text.slice(text.indexOf('\n') + 1) }
    : null;
}

/** The edits that a `diff` block is: `+++ path`, then lines with ` `, `+` or `-`; `@@` between places. */
export function editsOf({ info, text }: Block): Edit[] {
  if (info !== 'diff') return [];
  return text
    .split(/^\+\+\+ /m)
    .slice(1)
    .map((part) => {
      const [path = '', ...lines] = part.split('\n');
      const hunks = lines.join('\n').split(/^@@\n/m);
      return { path, hunks: hunks.map(hunkOf) };
    });
}

function hunkOf(hunk: string): { before: string; after: string } {
  const lines = hunk.split('\n').filter((line) => line !== '');
  const side = (without: string) =>
    lines
      .filter((line) => !line.startsWith(without))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  return { before: side('+'), after: side('-') };
}

/** A file's text after an edit; throws where what is to be found does not stand there exactly once. */
export function applyTo(text: string, { path, hunks }: Edit): string {
  return hunks.reduce((now, { before, after }) => {
    const times = before === '' ? 0 : now.split(before).length - 1;
    if (times !== 1) throw new Error(`${path}: found ${times} times:\n${before}`);
    return now.replace(before, () => after);
  }, text);
}
