import {
  type Cursor,
  checkPlain,
  DEEPEST,
  keyOf,
  readFlow,
  readQuoted,
  refuse,
  resolve,
  type Yaml,
} from './yaml-values.ts';

export type YamlRead =
  | { kind: 'read'; value: Yaml }
  /** `line` counts from 1. */
  | { kind: 'refused'; line: number; problem: string };

/** No front matter that anybody wrote is longer, in UTF-16 units. */
export const LONGEST_YAML = 10_000;

/** `tail`: blanks at its end, of which only a block of text takes notice. */
type Line = { indent: number; text: string; tail: string; line: number };
type Lines = { all: Line[]; at: number };

/**
 * Reads the YAML of a front matter: blocks, lists, quotes, brackets. What is rare there is refused
 * and never guessed: anchors and aliases (which could blow up), tags, keys or quotes of several
 * lines. A whole YAML library would be a tenth of what a Worker may weigh.
 */
export function readYaml(yaml: string): YamlRead {
  if (yaml.length > LONGEST_YAML) {
    return { kind: 'refused', line: 1, problem: `it is longer than ${LONGEST_YAML} characters` };
  }
  const all = yaml.split('\n').map((text, index) => {
    const indent = /^ */.exec(text)?.[0].length ?? 0;
    const said = text.slice(indent).trimEnd();
    return { indent, text: said, tail: text.slice(indent + said.length), line: index + 1 };
  });
  const lines: Lines = { all, at: 0 };
  try {
    const tab = all.find(({ text, tail }) =>
      text === '' ? tail.includes('\t') : text[0] === '\t',
    );
    if (tab !== undefined) refuse(tab.line, 'lines are indented with blanks, not with tabs');
    const first = next(lines);
    const value =
      first === undefined ? null : readBlock(lines, { indent: first.indent, parent: -1 }, 0);
    const left = next(lines);
    if (left !== undefined) refuse(left.line, 'it does not belong to what stands before it');
    return { kind: 'read', value };
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('line' in error)) throw error;
    return { kind: 'refused', line: Number(error.line), problem: error.message };
  }
}

/** The next line that says something. */
function next(lines: Lines): Line | undefined {
  for (;;) {
    const line = lines.all[lines.at];
    if (line === undefined) return undefined;
    if (line.indent === 0 && /^(?:%|---(?:\s|$)|\.\.\.(?:\s|$))/.test(line.text)) {
      refuse(line.line, 'it must be one document');
    }
    if (line.text !== '' && !line.text.startsWith('#')) return line;
    lines.at++;
  }
}

/**
 * The block that begins on the next line, all of whose lines are indented as this one is. A value of
 * several lines may be indented less, but more than `parent`.
 */
function readBlock(lines: Lines, at: { indent: number; parent: number }, depth: number): Yaml {
  const { indent, parent } = at;
  const first = next(lines);
  if (first === undefined) return null;
  if (depth > DEEPEST) refuse(first.line, 'it is nested too deeply');
  if (isEntry(first)) return readList(lines, indent, depth);
  if (keyIn(first) !== null) return readMap(lines, indent, depth);
  if (depth === 0 && !/^[[{]/.test(first.text)) refuse(first.line, 'it is no "key: value" line');
  return readValue(lines, first, 0, parent);
}

function isEntry({ text }: Line): boolean {
  return text === '-' || text.startsWith('- ');
}

function readList(lines: Lines, indent: number, depth: number): Yaml[] {
  const list: Yaml[] = [];
  for (let line = next(lines); line?.indent === indent && isEntry(line); line = next(lines)) {
    const text = line.text.slice(1).trimStart();
    if (text === '' || text.startsWith('#')) {
      lines.at++;
      list.push(readNested(lines, indent + 1, depth));
    } else {
      // What comes after the dash is a block of its own, indented by it.
      const inner = line.indent + line.text.length - text.length;
      lines.all[lines.at] = { ...line, indent: inner, text };
      list.push(readBlock(lines, { indent: inner, parent: indent }, depth + 1));
    }
  }
  return list;
}

function readMap(lines: Lines, indent: number, depth: number): Yaml {
  const entries = new Map<string, Yaml>();
  for (let line = next(lines); line?.indent === indent; line = next(lines)) {
    const found = keyIn(line);
    if (found === null) return refuse(line.line, 'it is no "key: value" line');
    const { key, after } = found;
    if (entries.has(key)) refuse(line.line, `"${key}" is given twice`);
    const rest = line.text.slice(after).trimStart();
    if (rest !== '' && !rest.startsWith('#')) {
      entries.set(key, readValue(lines, line, line.text.length - rest.length, indent));
      continue;
    }
    lines.at++;
    const below = next(lines);
    // A list may stand right below its key, not indented.
    const sameIndent = below?.indent === indent && isEntry(below);
    entries.set(key, readNested(lines, sameIndent ? indent : indent + 1, depth));
  }
  return Object.fromEntries(entries);
}

/** The block below a key or a dash: indented at least so far, or nothing. */
function readNested(lines: Lines, least: number, depth: number): Yaml {
  const below = next(lines);
  if (below === undefined || below.indent < least) return null;
  return readBlock(lines, { indent: below.indent, parent: least - 1 }, depth + 1);
}

/** `key:` at the beginning of a line, and where it ends. */
function keyIn({ text, line }: Line): { key: string; after: number } | null {
  const cursor: Cursor = { text, at: 0, line };
  if (/^["']/.test(text)) {
    const key = readQuoted(cursor);
    const colon = /^\s*:(?=\s|$)/.exec(text.slice(cursor.at));
    return colon === null ? null : { key, after: cursor.at + colon[0].length };
  }
  if (/^[[{]/.test(text)) return null;
  const plain = /^((?:[^:#]|:(?=\S)|(?<=\S)#)*?)\s*:(?=\s|$)/.exec(text);
  if (plain === null) return null;
  const [whole, key = ''] = plain;
  checkPlain(key, line);
  return { key: keyOf(resolve(key)), after: whole.length };
}

/** A value that begins within a line; what belongs to it is indented further than `parent`. */
function readValue(lines: Lines, line: Line, at: number, parent: number): Yaml {
  const first = line.text.slice(at);
  const cursor: Cursor = { text: first, at: 0, line: line.line };
  lines.at++;
  if (/^[|>]/.test(first)) return readFolded(lines, line, first, parent);
  if (/^["']/.test(first)) {
    const value = readQuoted(cursor);
    return endOf(cursor, value);
  }
  if (/^[[{]/.test(first)) {
    cursor.text = [first, ...takeFurther(lines, parent).map(({ text }) => text)].join('\n');
    return endOf(cursor, readFlow(cursor, 0));
  }
  checkPlain(first, line.line);
  const words = [first, ...takeFurther(lines, parent).map(({ text }) => text)];
  const commented = words.findIndex((word) => /(^|\s)#/.test(word));
  if (commented !== -1 && commented < words.length - 1) {
    refuse(line.line, 'a comment stands in the middle of a value');
  }
  const plain = words.map((word) => word.replace(/(^|\s)#.*$/, '').trimEnd());
  if (plain.some((word) => /:(\s|$)/.test(word))) {
    refuse(line.line, 'a value with ": " must stand in quotes');
  }
  if (plain.slice(1).some((word) => word === '')) refuse(line.line, 'a value has an empty line');
  return words.length === 1 ? resolve(plain[0] ?? '') : plain.join(' ');
}

/** The lines that are indented further than `parent`, and empty ones among them. */
function takeFurther(lines: Lines, parent: number): Line[] {
  const taken: Line[] = [];
  for (;;) {
    const line = lines.all[lines.at];
    const ahead = lines.all.slice(lines.at).find(({ text }) => text !== '');
    if (line === undefined || ahead === undefined || ahead.indent <= parent) return taken;
    taken.push(line);
    lines.at++;
  }
}

/** `|` keeps the line ends of the lines below, `>` makes blanks of them. */
function readFolded(lines: Lines, { line }: Line, head: string, parent: number): string {
  const [, style, strip] = /^([|>])([-+]?)(?:\s+#.*)?$/.exec(head) ?? [];
  if (style === undefined || strip === '+')
    return refuse(line, 'only "|", "|-", ">" and ">-" are read');
  const taken = takeFurther(lines, parent);
  const indent = taken.find(({ text }) => text !== '')?.indent ?? 0;
  const texts = taken.map((each) => {
    if (each.text === '' && each.indent <= indent) return '';
    if (each.tail !== '' || each.text === '') return refuse(each.line, 'it ends with blanks');
    if (each.indent < indent) return refuse(each.line, 'it is indented less than the lines above');
    if (style === '>' && each.indent > indent) return refuse(each.line, 'it is indented further');
    return `${' '.repeat(each.indent - indent)}${each.text}`;
  });
  if (texts.length === 0) return '';
  if (texts.includes('') && style === '>') return refuse(line, 'a folded value has an empty line');
  return `${texts.join(style === '|' ? '\n' : ' ')}${strip === '-' ? '' : '\n'}`;
}

/** Nothing but a comment may come after a value in quotes or brackets. */
function endOf<T>({ text, at, line }: Cursor, value: T): T {
  if (!/^\s*(\s#.*)?$/.test(text.slice(at))) refuse(line, 'something stands after the value');
  return value;
}
