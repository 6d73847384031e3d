/**
 * Escapes what Markdown would read as more than words, and nothing else: the files are read by
 * people. `{#` stands in backticks, where it is no id.
 */
export function escapeText(text: string): string {
  return text.split('{#').map(escapePart).join('`{#`');
}

/** The same where the text begins a line: there `1.`, `-`, `#` and the like begin a block. */
export function escapeLine(text: string): string {
  return escapeText(text)
    .replace(/^([#>+\-=~|:])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** An address as it stands in a link. */
export function writeAddress(url: string): string {
  if (!/[\s()<>\\]|&#?\w+;/.test(url)) return url;
  return `<${url.replace(/[<>\\]|&(?=#?\w+;)/g, '\\$&')}>`;
}

/** In an address that the parser finds by itself a backslash would be part of it: it must not find it. */
function escapePart(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) => {
      const escaped = escapeWord(word);
      if (escaped === word) return word;
      return escaped
        .replace(/(https?|ftp):(?=\/\/)/gi, '$1\\:')
        .replace(/www\./gi, (found) => `${found.slice(0, 3)}\\.`)
        .replace(/@/g, '\\@');
    })
    .join('');
}

function escapeWord(text: string): string {
  return text
    .replace(/[\\`*[\]]/g, '\\$&')
    .replace(/<(?=[A-Za-z/!?])/g, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_');
}
