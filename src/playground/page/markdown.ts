import { type Inline, parseInline } from './markdown-inline.ts';

/**
 * Discord's Markdown as values. It is not CommonMark: newlines count, `__` underlines, `||` hides,
 * `-#` is small print, and emphasis has no flanking rules (so it works between Chinese characters).
 * https://support.discord.com/hc/en-us/articles/210298617
 */

export type ListItem = { children: Inline[]; nested: Block[] };

export type Block =
  | { type: 'paragraph' | 'subtext'; children: Inline[] }
  | { type: 'heading'; level: number; children: Inline[] }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'list'; ordered: boolean; start: number; items: ListItem[] }
  | { type: 'pre'; text: string; language: string };

const listLine = /^( *)(?:([-*])|(\d{1,9})\.) +(\S.*)$/;

/** Blocks of a message, a description or a field. Never throws; what is no markup is text. */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  const fence = /```(?:([\w+.-]+)\n)?\n?([\s\S]*?)\n?```/g;
  let from = 0;
  for (const match of source.matchAll(fence)) {
    if ((match[2] ?? '') === '') continue;
    blocks.push(...parseLines(trimOneBreak(source.slice(from, match.index))));
    blocks.push({ type: 'pre', text: match[2] ?? '', language: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  blocks.push(...parseLines(from === 0 ? source : trimOneBreak(source.slice(from))));
  return blocks;
}

function trimOneBreak(text: string): string {
  return text.replace(/^\n|\n$/g, '');
}

function parseLines(source: string): Block[] {
  if (source === '') return [];
  const lines = source.split('\n');
  const blocks: Block[] = [];
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0) {
      blocks.push({ type: 'paragraph', children: parseInline(plain.join('\n')) });
    }
    plain = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,3}) +(\S.*)$/.exec(line);
    const subtext = /^-# +(\S.*)$/.exec(line);
    const list = listLine.exec(line);
    if (heading) {
      flush();
      blocks.push({
        type: 'heading',
        level: (heading[1] ?? '').length,
        children: parseInline((heading[2] ?? '').replace(/ +#+ *$/, '')),
      });
    } else if (subtext) {
      flush();
      blocks.push({ type: 'subtext', children: parseInline(subtext[1] ?? '') });
    } else if (line.startsWith('>>> ')) {
      flush();
      const rest = [line.slice(4), ...lines.slice(at + 1)].join('\n');
      blocks.push({ type: 'quote', blocks: parseLines(rest) });
      at = lines.length;
    } else if (/^> /.test(line)) {
      flush();
      const quoted = takeWhile(lines, at, (next) => /^>( |$)/.test(next));
      blocks.push({ type: 'quote', blocks: parseLines(quoted.map((q) => q.slice(2)).join('\n')) });
      at += quoted.length - 1;
    } else if (list) {
      flush();
      const listed = takeWhile(lines, at, (next) => listLine.test(next) || /^ +\S/.test(next));
      blocks.push(...parseList(listed));
      at += listed.length - 1;
    } else {
      plain.push(line);
    }
  }
  flush();
  return blocks;
}

function takeWhile(lines: string[], from: number, holds: (line: string) => boolean): string[] {
  const end = lines.findIndex((line, at) => at >= from && !holds(line));
  return lines.slice(from, end === -1 ? lines.length : end);
}

function parseList(lines: string[]): Block[] {
  const first = listLine.exec(lines[0] ?? '');
  if (!first)
    return lines.length === 0 ? [] : parseLines(lines.map((l) => l.trimStart()).join('\n'));
  const indent = (first[1] ?? '').length;
  const ordered = first[3] !== undefined;
  const items: ListItem[] = [];
  let at = 0;
  while (at < lines.length) {
    const match = listLine.exec(lines[at] ?? '');
    if (!match || (match[1] ?? '').length > indent + 1) break;
    if ((match[3] !== undefined) !== ordered) break;
    const inner = takeWhile(lines, at + 1, (line) => {
      const next = listLine.exec(line);
      return next ? (next[1] ?? '').length > indent + 1 : true;
    });
    items.push({ children: parseInline(match[4] ?? ''), nested: parseList(inner) });
    at += 1 + inner.length;
  }
  const list: Block = { type: 'list', ordered, start: Number(first[3] ?? 1), items };
  return [list, ...parseList(lines.slice(at))];
}
