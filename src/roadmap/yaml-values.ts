/** What YAML may hold here. */
export type Yaml = null | boolean | number | string | Yaml[] | { [key: string]: Yaml };

/** So deep may values be nested; nobody who writes by hand gets there. */
export const DEEPEST = 20;

/** Throws a `SyntaxError` with the `line`, from 1. */
export function refuse(line: number, problem: string): never {
  throw Object.assign(new SyntaxError(problem), { line });
}

/** A part of a line, or of lines that belong together, and how far it has been read. */
export type Cursor = { text: string; at: number; line: number };

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '0': '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1B' },
  ...{ ' ': ' ', '"': '"', '/': '/', '\\': '\\', N: '\x85', _: '\xA0', L: '\u2028', P: '\u2029' },
};
const HEXADECIMAL: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads `'…'` or `"…"` from its first quote on. */
export function readQuoted(cursor: Cursor): string {
  const { text, line } = cursor;
  const quote = text[cursor.at];
  let value = '';
  for (let at = cursor.at + 1; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === quote && quote === "'" && text[at + 1] === "'") {
      value += "'";
      at++;
    } else if (char === quote) {
      cursor.at = at + 1;
      return value;
    } else if (char === '\\' && quote === '"') {
      const kind = text[++at] ?? '';
      const digits = HEXADECIMAL[kind] ?? 0;
      const code = text.slice(at + 1, at + 1 + digits);
      const plain = ESCAPES[kind];
      if (plain !== undefined) value += plain;
      else if (digits > 0 && /^[\dA-Fa-f]+$/.test(code) && code.length === digits) {
        if (Number.parseInt(code, 16) > 0x10ffff) refuse(line, `\\${kind}${code} is no character`);
        value += String.fromCodePoint(Number.parseInt(code, 16));
        at += digits;
      } else refuse(line, `"\\${kind}" means nothing within double quotes`);
    } else value += char;
  }
  return refuse(line, 'a quote is not closed on its line');
}

/** Reads `[a, b]` or `{a: b}` from its bracket on. */
export function readFlow(cursor: Cursor, depth: number): Yaml {
  if (depth > DEEPEST) refuse(cursor.line, 'it is nested too deeply');
  const isList = cursor.text[cursor.at] === '[';
  const close = isList ? ']' : '}';
  const list: Yaml[] = [];
  const entries = new Map<string, Yaml>();
  cursor.at++;
  for (;;) {
    skipBlanks(cursor);
    if (take(cursor, close)) return isList ? list : Object.fromEntries(entries);
    const value = readFlowValue(cursor, depth);
    skipBlanks(cursor);
    const isPair = /^:(?=[\s,[\]{}]|$)/.test(cursor.text.slice(cursor.at, cursor.at + 2));
    if (isList && isPair) refuse(cursor.line, 'a list in brackets has no "key: value"');
    if (isList) list.push(value);
    else {
      if (typeof value === 'object' && value !== null) refuse(cursor.line, 'a key must be plain');
      const key = keyOf(value);
      if (entries.has(key)) refuse(cursor.line, `"${key}" is given twice`);
      if (isPair) cursor.at++;
      skipBlanks(cursor);
      const isEmpty = !isPair || /[,}]/.test(cursor.text[cursor.at] ?? ',');
      entries.set(key, isEmpty ? null : readFlowValue(cursor, depth));
      skipBlanks(cursor);
    }
    if (!take(cursor, ',') && cursor.text[cursor.at] !== close) {
      refuse(cursor.line, `"${close}" or a comma is missing`);
    }
  }
}

function readFlowValue(cursor: Cursor, depth: number): Yaml {
  const char = cursor.text[cursor.at] ?? '';
  if (char === '[' || char === '{') return readFlow(cursor, depth + 1);
  if (char === '"' || char === "'") return readQuoted(cursor);
  // A colon belongs to a word unless a blank or a bracket comes after it.
  const word = /^(?::(?![\s,[\]{}]|$)|[^:,[\]{}#]|(?<=\S)#)*/.exec(
    cursor.text.slice(cursor.at),
  )?.[0];
  const plain = word?.trimEnd() ?? '';
  if (plain === '') refuse(cursor.line, 'a value is missing between brackets');
  checkPlain(plain, cursor.line);
  cursor.at += plain.length;
  return resolve(plain.replace(/\s*\n\s*/g, ' '));
}

/** Whether a plain value may begin as this one does. */
export function checkPlain(text: string, line: number): void {
  if (/^[&*!]/.test(text)) {
    refuse(line, 'only "key: value" lines are read, no anchors, aliases or tags');
  }
  if (/^[\]},#|>@`%"']|^[-?:](\s|$)/.test(text))
    refuse(line, `a value cannot begin with ${text[0]}`);
}

/** What an unquoted value means: null, a truth, a number, or itself (YAML 1.2, core schema). */
export function resolve(text: string): Yaml {
  if (/^(?:~|[Nn]ull|NULL)?$/.test(text)) return null;
  if (/^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/.test(text)) return /^t/i.test(text);
  if (/^[-+]?\d+$|^0x[\dA-Fa-f]+$|^0o[0-7]+$/.test(text)) return Number(text);
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) return Number(text);
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return Number.NaN;
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return text[0] === '-' ? -Infinity : Infinity;
  return text;
}

export function keyOf(value: Yaml): string {
  return value === null ? '' : String(value);
}

/** Blanks, line ends and comments. */
function skipBlanks(cursor: Cursor): void {
  const blanks = /^(?:\s+|(?<=\s)#[^\n]*)*/.exec(cursor.text.slice(cursor.at));
  cursor.at += blanks?.[0].length ?? 0;
}

function take(cursor: Cursor, char: string): boolean {
  if (cursor.text[cursor.at] !== char) return false;
  cursor.at++;
  return true;
}
