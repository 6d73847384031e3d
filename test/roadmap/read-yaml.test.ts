import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { readYaml } from '../../src/roadmap/read-yaml.ts';

/** What a whole YAML library makes of a text; null where it finds anything wrong. */
function reference(text: string): { value: unknown } | null {
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0 || document.warnings.length > 0) return null;
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    return null;
  }
}

const word = fc.oneof(
  fc.constantFrom(
    'a',
    'b: c',
    'c:d',
    '#x',
    'y #z',
    "it's",
    '"q"',
    '- a',
    'true',
    'Null',
    '~',
    '12',
  ),
  fc.constantFrom(
    '-1.5e3',
    '0x1F',
    '.5',
    '2025-12-25',
    '同路',
    '&a b',
    '*a',
    '!t',
    '@x',
    '%',
    '?',
    '|',
  ),
  fc.constantFrom(
    '',
    'a b',
    'x, y',
    '[a, b]',
    '{ a: 1, b }',
    '[a, [b, "c"]]',
    "'it''s'",
    '"\\u4e2d\\n"',
  ),
  fc.constantFrom(
    '>',
    '|-',
    '>-',
    '[a,',
    ']',
    '{',
    '}',
    'a:',
    ':',
    '-',
    '"open',
    "' #x",
    'https://a.b/c',
  ),
  fc.string({ maxLength: 6 }),
);
const line = fc
  .tuple(
    fc.constantFrom('', '', '', ' ', '  ', '  ', '    ', '\t'),
    fc.constantFrom('', 'a: ', 'b: ', 'c:', '- ', '-', '"k": ', '- d: ', '- - ', '? ', '#', '1: '),
    word,
  )
  .map((parts) => parts.join(''));

test('whatever is read means the same to a whole YAML library', () => {
  let [read, lenient] = [0, 0];
  fc.assert(
    fc.property(fc.array(line, { maxLength: 7 }), (lines) => {
      const text = lines.join('\n');
      const own = readYaml(text);
      if (own.kind === 'refused') return;
      read++;
      const meant = reference(text);
      if (meant === null) lenient++;
      else expect({ value: own.value }, text).toEqual(meant);
    }),
    { numRuns: 5_000 },
  );
  expect(read).toBeGreaterThan(500);
  // Where a comment may stand, say, the library is stricter.
  expect(lenient).toBeLessThan(read / 100);
});

const key = fc.constantFrom('title', 'language', 'tags', 'import', 'skip', 'author', '标题');
const plain = fc.oneof(
  fc.constantFrom('Learn to bake', '学习: 烤面包', '# no comment', '12', 'true', '', "it's", ' x '),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.string({ maxLength: 20 }),
);
const { value: nested } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    plain,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
}));

test.each([
  ['blocks', {}],
  ['brackets', { collectionStyle: 'flow' as const }],
])('front matter of %s, as programs write it, is read', (_, style) => {
  fc.assert(
    fc.property(fc.dictionary(key, nested, { minKeys: 1, maxKeys: 4 }), (value) => {
      const text = stringify(value, { lineWidth: 0, ...style }).trimEnd();
      // Blocks of text that end with more than one line end, or begin with blanks, are rare.
      fc.pre(!/[|>](?:\d|\+)|: >/.test(text));
      expect(readYaml(text), text).toEqual({ kind: 'read', value });
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['anchors and aliases', 'a: &a [x]\nb: *a', 1, /anchors/],
  ['a key given twice', 'a: 1\nb: 2\na: 3', 3, /"a" is given twice/],
  ['a bracket left open', 'a: [b,\n  c', 1, /missing/],
  ['brackets without end', `a: ${'['.repeat(9_000)}`, 1, /nested too deeply/],
  ['dashes without end', '- '.repeat(4_000), 1, /nested too deeply/],
  ['tabs', 'a:\n\tb: c', 2, /tabs/],
  ['a colon within a value', 'a: b: c', 1, /quotes/],
  ['more than one document', 'a: 1\n...\nb: 2', 2, /one document/],
  ['no end', 'a: b\n'.repeat(3_000), 1, /longer/],
])('%s: refused, with the line', (_, text, line, problem) => {
  expect(readYaml(text)).toEqual({
    kind: 'refused',
    line,
    problem: expect.stringMatching(problem),
  });
});
