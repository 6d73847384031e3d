import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/playground/page/markdown.ts';
import { type Inline, parseInline } from '../../src/playground/page/markdown-inline.ts';

/** Inline markup written back in a short form, to read the expectations easily. */
function short(nodes: Inline[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'text':
          return node.text;
        case 'break':
          return '⏎';
        case 'code':
          return `code(${node.text})`;
        case 'style':
          return `${node.style}(${short(node.children)})`;
        case 'link':
          return `link(${node.href}|${short(node.children)})`;
        case 'time':
          return `time(${node.at}|${node.style})`;
        case 'everyone':
          return `@${node.name}`;
        default:
          return `${node.type}(${node.id})`;
      }
    })
    .join('');
}

const inline = (source: string) => short(parseInline(source));

describe('inline markup', () => {
  test.each([
    ['**bold** and *italic* and _italic_', 'bold(bold) and italic(italic) and italic(italic)'],
    ['__under__ ~~gone~~ ||hidden||', 'underline(under) strike(gone) spoiler(hidden)'],
    ['***both***', 'bold(italic(both))'],
    ['*a **b** c*', 'italic(a bold(b) c)'],
    ['**a *b* c**', 'bold(a italic(b) c)'],
    ['这是**重点**内容', '这是bold(重点)内容'],
    ['**「引用」**后面', 'bold(「引用」)后面'],
    ['snake_case_name stays', 'snake_case_name stays'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['a ** b', 'a ** b'],
    ['\\*not\\* \\_this\\_ C:\\dir', '*not* _this_ C:\\dir'],
    ['`**code**` ``a`b``', 'code(**code**) code(a`b)'],
    ['**a `**` b**', 'bold(a code(**) b)'],
    ['one\ntwo', 'one⏎two'],
  ])('%s', (source, expected) => expect(inline(source)).toBe(expected));

  test.each([
    ['[docs](https://a.example/x)', 'link(https://a.example/x|docs)'],
    ['[**docs**](<https://a.example> "title")', 'link(https://a.example|bold(docs))'],
    ['[wiki](https://a.example/x_(y))', 'link(https://a.example/x_(y)|wiki)'],
    ['see https://a.example/b.', 'see link(https://a.example/b|https://a.example/b).'],
    ['<https://a.example>', 'link(https://a.example|https://a.example)'],
    ['看https://a.example/b，然后', '看link(https://a.example/b|https://a.example/b)，然后'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['<b>no html</b>', '<b>no html</b>'],
  ])('%s', (source, expected) => expect(inline(source)).toBe(expected));

  test.each([
    ['<@1> <@!2> <@&3> <#4>', 'user(1) user(2) role(3) channel(4)'],
    ['</group create:5> <:ok:6>', 'command(5) emoji(6)'],
    ['<t:1741500000:R> <t:1741500000>', 'time(1741500000000|R) time(1741500000000|f)'],
    ['@everyone mail@here.example', '@everyone mail@here.example'],
  ])('%s', (source, expected) => expect(inline(source)).toBe(expected));
});

describe('blocks', () => {
  const kinds = (source: string) => parseMarkdown(source).map(({ type }) => type);

  test('headings, small print, quotes and code stand by themselves', () => {
    expect(kinds('# One\n## Two\ntext\n-# small\n> quote\n> more\n```py\nx = 1\n```\nend')).toEqual(
      ['heading', 'heading', 'paragraph', 'subtext', 'quote', 'pre', 'paragraph'],
    );
  });

  test('a code block keeps its markup and forgets the breaks around it', () => {
    expect(parseMarkdown('a\n```js\n**x**\n\n```\nb')).toEqual([
      { type: 'paragraph', children: [{ type: 'text', text: 'a' }] },
      { type: 'pre', language: 'js', text: '**x**\n' },
      { type: 'paragraph', children: [{ type: 'text', text: 'b' }] },
    ]);
  });

  test('lists nest by indentation and keep their first number', () => {
    expect(parseMarkdown('3. three\n4. four\n   - inner\n5. five')).toEqual([
      {
        type: 'list',
        ordered: true,
        start: 3,
        items: [
          { children: [{ type: 'text', text: 'three' }], nested: [] },
          {
            children: [{ type: 'text', text: 'four' }],
            nested: [
              {
                type: 'list',
                ordered: false,
                start: 1,
                items: [{ children: [{ type: 'text', text: 'inner' }], nested: [] }],
              },
            ],
          },
          { children: [{ type: 'text', text: 'five' }], nested: [] },
        ],
      },
    ]);
  });

  test('what only looks like markup is text', () => {
    expect(kinds('#hashtag\n-no list\n>no quote\n#### four')).toEqual(['paragraph']);
  });

  test('text that never closes is read in reasonable time', () => {
    const started = performance.now();
    parseMarkdown('**_~~||`['.repeat(450));
    parseMarkdown('*'.repeat(4_000));
    parseMarkdown('> '.repeat(2_000));
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
