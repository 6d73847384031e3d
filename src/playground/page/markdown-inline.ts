/** Markup within a line: emphasis, code, links, mentions, timestamps. See `markdown.ts`. */

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | { type: 'code'; text: string }
  | { type: 'style'; style: InlineStyle; children: Inline[] }
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'user' | 'role' | 'channel' | 'command' | 'emoji'; id: string; name: string }
  | { type: 'everyone'; name: string }
  | { type: 'time'; at: number; style: string };

export type InlineStyle = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';

type Rule = { pattern: RegExp; read: (match: RegExpExecArray) => Inline };

const rules: Rule[] = [
  { pattern: /\\([^0-9A-Za-z\s])/y, read: (m) => ({ type: 'text', text: m[1] ?? '' }) },
  {
    pattern: /(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/y,
    read: (m) => ({ type: 'code', text: (m[2] ?? '').replace(/^ (?=`)|(?<=`) $/g, '') }),
  },
  { pattern: /\n/y, read: () => ({ type: 'break' }) },
  { pattern: /<@!?(\d{1,20})>/y, read: (m) => ({ type: 'user', id: m[1] ?? '', name: '' }) },
  { pattern: /<@&(\d{1,20})>/y, read: (m) => ({ type: 'role', id: m[1] ?? '', name: '' }) },
  { pattern: /<#(\d{1,20})>/y, read: (m) => ({ type: 'channel', id: m[1] ?? '', name: '' }) },
  {
    pattern: /<\/([^:<>\n]{1,100}):(\d{1,20})>/y,
    read: (m) => ({ type: 'command', id: m[2] ?? '', name: m[1] ?? '' }),
  },
  {
    pattern: /<a?:(\w{2,32}):(\d{1,20})>/y,
    read: (m) => ({ type: 'emoji', id: m[2] ?? '', name: m[1] ?? '' }),
  },
  {
    pattern: /<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y,
    read: (m) => ({ type: 'time', at: Number(m[1]) * 1_000, style: m[2] ?? 'f' }),
  },
  { pattern: /@(everyone|here)\b/y, read: (m) => ({ type: 'everyone', name: m[1] ?? '' }) },
  {
    pattern:
      /\[((?:\\.|[^\]\\\n])+)\]\(<?(https?:\/\/(?:[^\s<>()]|\([^\s<>()]*\))+)>?(?: +"[^"\n]*")?\)/y,
    read: (m) => ({ type: 'link', href: m[2] ?? '', children: parseInline(m[1] ?? '') }),
  },
  { pattern: /<(https?:\/\/[^\s<>]+)>/y, read: (m) => readLink(m[1] ?? '') },
  {
    pattern:
      /https?:\/\/[^\s<>"'`|（）【】《》「」，。；：！？、]*[^\s<>"'`|（）【】《》「」，。；：！？、.,:;!?)\]*_~]/y,
    read: (m) => readLink(m[0]),
  },
];

const delimiters: [string, InlineStyle][] = [
  ['**', 'bold'],
  ['__', 'underline'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
  ['*', 'italic'],
  ['_', 'italic'],
];

function readLink(href: string): Inline {
  return { type: 'link', href, children: [{ type: 'text', text: href }] };
}

/** Markup within a line or a paragraph. */
export function parseInline(source: string): Inline[] {
  const found: Inline[] = [];
  let text = '';
  let at = 0;
  const push = (node: Inline) => {
    if (text !== '') found.push({ type: 'text', text });
    text = '';
    found.push(node);
  };
  while (at < source.length) {
    const taken = readRule(source, at) ?? readStyle(source, at);
    if (!taken) {
      text += source[at];
      at += 1;
    } else {
      if (taken.node.type === 'text') text += taken.node.text;
      else push(taken.node);
      at = taken.end;
    }
  }
  if (text !== '') found.push({ type: 'text', text });
  return found;
}

type Taken = { node: Inline; end: number };

function readRule(source: string, at: number): Taken | null {
  if (!/[\\`\n<@[h]/.test(source[at] ?? '')) return null;
  for (const rule of rules) {
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(source);
    if (match) return { node: rule.read(match), end: at + match[0].length };
  }
  return null;
}

function readStyle(source: string, at: number): Taken | null {
  for (const [mark, style] of delimiters) {
    if (!source.startsWith(mark, at)) continue;
    const start = at + mark.length;
    if (mark === '*' && /\s/.test(source[start] ?? ' ')) continue;
    if (mark === '_' && /\w/.test(source[at - 1] ?? ' ')) continue;
    const end = findClose(source, start, mark);
    if (end === -1) continue;
    const children = parseInline(source.slice(start, end));
    return { node: { type: 'style', style, children }, end: end + mark.length };
  }
  return null;
}

/** Where the mark closes; skips escapes, code and, for single marks, the double ones inside. */
function findClose(source: string, from: number, mark: string): number {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') {
      at += 1;
    } else if (source[at] === '`') {
      const close = source.indexOf('`', at + 1);
      if (close !== -1) at = close;
    } else if (source.startsWith(mark, at)) {
      const doubled = mark.length === 1 && source[at + 1] === mark;
      if (doubled) {
        const close = source.indexOf(mark + mark, at + 2);
        at = close === -1 ? at + 1 : close + 1;
        continue;
      }
      // `***a***`: the outermost pair takes the last marks.
      if (mark.length === 2 && source[at + 2] === mark[0] && mark !== '||') continue;
      if (mark === '_' && /\w/.test(source[at + 1] ?? ' ')) continue;
      if (mark === '*' && /\s/.test(source[at - 1] ?? ' ')) continue;
      if (at > from) return at;
    }
  }
  return -1;
}
