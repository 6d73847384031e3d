/**
 * Stands in for `intl-messageformat` in the Worker's bundle (`[alias]` in wrangler.toml): what the
 * catalogues use of ICU MessageFormat, and an error for anything else. test/worker/stand-ins.test.ts
 * formats every sentence with both.
 */
type Part =
  | { kind: 'text'; text: string }
  | { kind: 'value'; name: string }
  | { kind: 'number'; name: string; options: Intl.NumberFormatOptions }
  | { kind: 'plural' | 'select'; name: string; cases: ReadonlyMap<string, readonly Part[]> }
  /** `#`: the number that the plural around it is about. */
  | { kind: 'count' };
type Reader = { text: string; at: number };
type Params = Readonly<Record<string, string | number>>;

const NUMBERS: Readonly<Record<string, Intl.NumberFormatOptions>> = {
  '': {},
  percent: { style: 'percent' },
  '::.0': { minimumFractionDigits: 1, maximumFractionDigits: 1 },
};

/** A class, because it is called with `new`, as the package's is. */
export class IntlMessageFormat {
  readonly format: (params?: Params) => string;

  constructor(sentence: string, language: string) {
    const parts = readParts({ text: sentence, at: 0 }, null);
    this.format = (params = {}) => write(parts, params, language, 0);
  }
}

/** The parts up to the bracket that closes them, or to the end where `inside` is null. */
function readParts(reader: Reader, inside: 'plural' | 'select' | null): Part[] {
  const parts: Part[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') parts.push({ kind: 'text', text });
    text = '';
  };
  for (;;) {
    const char = reader.text[reader.at];
    const isEnd = inside === null ? char === undefined : char === '}';
    if (isEnd) break;
    if (char === undefined || char === '}') throw new SyntaxError('brackets do not match');
    reader.at++;
    if (char === "'") text += readQuoted(reader, inside);
    else if (char === '{') {
      flush();
      parts.push(readArgument(reader));
    } else if (char === '#' && inside === 'plural') {
      flush();
      parts.push({ kind: 'count' });
    } else text += char;
  }
  flush();
  return parts;
}

/** What stands after an apostrophe, which is one, or two of which are, or keeps signs from their meaning. */
function readQuoted(reader: Reader, inside: 'plural' | 'select' | null): string {
  const signs = inside === 'plural' ? /[{}<>#]/ : /[{}<>]/;
  const next = reader.text[reader.at] ?? '';
  if (next === "'") {
    reader.at++;
    return "'";
  }
  if (!signs.test(next)) return "'";
  const quoted = /(?:[^']|'')*/y;
  quoted.lastIndex = reader.at;
  const [text] = quoted.exec(reader.text) ?? [''];
  reader.at += text.length + 1;
  return text.replaceAll("''", "'");
}

function readArgument(reader: Reader): Part {
  const name = readWord(reader);
  if (take(reader, '}')) return { kind: 'value', name };
  need(reader, ',');
  const kind = readWord(reader);
  if (kind === 'number') {
    const style = take(reader, ',') ? readWord(reader) : '';
    const options = NUMBERS[style];
    if (options === undefined) throw new SyntaxError(`numbers are not written as ${style}`);
    need(reader, '}');
    return { kind, name, options };
  }
  if (kind !== 'plural' && kind !== 'select') throw new SyntaxError(`${kind} is not read`);
  need(reader, ',');
  const cases = new Map<string, Part[]>();
  while (!take(reader, '}')) {
    const word = readWord(reader);
    need(reader, '{');
    cases.set(word, readParts(reader, kind));
    need(reader, '}');
  }
  return { kind, name, cases };
}

function write(parts: readonly Part[], params: Params, language: string, count: number): string {
  let text = '';
  for (const part of parts) text += writePart(part, params, language, count);
  return text;
}

function writePart(part: Part, params: Params, language: string, count: number): string {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'count') return new Intl.NumberFormat(language).format(count);
  const value = params[part.name];
  if (value === undefined) throw new Error(`The sentence lacks its ${part.name}`);
  switch (part.kind) {
    case 'value':
      return String(value);
    case 'number':
      return new Intl.NumberFormat(language, part.options).format(Number(value));
    case 'plural': {
      const form = new Intl.PluralRules(language).select(Number(value));
      const chosen = part.cases.get(`=${value}`) ?? part.cases.get(form) ?? otherOf(part.cases);
      return write(chosen, params, language, Number(value));
    }
    case 'select':
      return write(part.cases.get(`${value}`) ?? otherOf(part.cases), params, language, count);
  }
}

function otherOf(cases: ReadonlyMap<string, readonly Part[]>): readonly Part[] {
  const other = cases.get('other');
  if (other === undefined) throw new SyntaxError('"other" is missing');
  return other;
}

/** Anything up to a blank or a sign. */
function readWord(reader: Reader): string {
  const word = /\s*([^\s,{}]+)\s*/y;
  word.lastIndex = reader.at;
  const [whole, found] = word.exec(reader.text) ?? [];
  if (whole === undefined || found === undefined) throw new SyntaxError('a word is missing');
  reader.at += whole.length;
  return found;
}

function take(reader: Reader, sign: string): boolean {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at++;
  if (reader.text[reader.at] !== sign) return false;
  reader.at++;
  return true;
}

function need(reader: Reader, sign: string): void {
  if (!take(reader, sign)) throw new SyntaxError(`"${sign}" is missing`);
}
