export type Lines =
  | { kind: 'lines'; lines: string[] }
  | { kind: 'too-long' }
  | { kind: 'open-end' };

/**
 * The lines of UTF-8 text, as many at a time as a chunk brings. `open-end`: something follows the
 * last line break. Throws a `TypeError` for what is not UTF-8. Holds no more than `longest` letters
 * and a chunk.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<Lines> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  // Of the line that has not ended yet; put together once, when it has.
  let begun: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(first);
    length += first.length;
    if (length > longest || others.some((line) => line.length > longest)) {
      yield { kind: 'too-long' };
      return;
    }
    const last = others.pop();
    if (last === undefined) continue;
    yield { kind: 'lines', lines: [begun.join(''), ...others] };
    begun = [last];
    length = last.length;
  }
  if (length > 0 || decoder.decode() !== '') yield { kind: 'open-end' };
}
