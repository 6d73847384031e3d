const fence = /^\s*(?:>\s*)*(`{3,}|~{3,})/;

/**
 * Mends what authors mistype, line by line, so that line numbers stay true and code stays as it is:
 * `##Heading` and `- [ ]text` without their space, `- []`, and the imports of MDX.
 */
export function repairText(body: string): string {
  let open: string | undefined;
  return body
    .split('\n')
    .map((line) => {
      const mark = fence.exec(line)?.[1];
      if (open !== undefined) {
        if (mark?.startsWith(open) === true) open = undefined;
        return line;
      }
      if (mark !== undefined) {
        open = mark;
        return line;
      }
      return repairLine(line);
    })
    .join('\n');
}

function repairLine(line: string): string {
  if (
    /^(?:import\s.+\sfrom\s+['"].*|import\s+['"].*|export\s+(?:const|default|let)\s.*)$/.test(line)
  )
    return '';
  return line
    .replace(/^( {0,3}#{2,6})(?=[^\s#])/, '$1 ')
    .replace(/^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[\s*\](?=\S)(?!\()/, '$1[ ] ')
    .replace(/^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[\](?=\s)/, '$1[ ]')
    .replace(/^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[([xX])\](?=[^\s(])/, '$1[$2] ');
}
