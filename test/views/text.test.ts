import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bar, bare, deadline, fitLines, plain, timestamp } from '../../src/views/text.ts';

const HOSTILE = [
  '@everyone @here <@1> <@!1> <@&1> <#1> </done:1> <t:0:R> <:a:1> <a:b:1>',
  '**b** __u__ *i* _i_ ~~s~~ ||spoiler|| `code` ```block```',
  '# heading\n## two\n> quote\n>>> all\n- list\n[text](https://evil.example)',
  '\u202eright to left\u202c \u2066isolated\u2069 \u200e\u200f\u061c',
  'zero\u200bwidth\u200c\u200d\u2060\ufeff\u00ad soft',
  '\u0000\u0007\u001b[31m\u007f\u0085',
  '\u3164\u115f\u1160\uffa0\u2800\u034f\u2028\u2029',
  '\\**not escaped\\**',
];

/** Markup that Discord would still act on: a mark that no backslash stands before. */
function unescaped(text: string): string[] {
  return [...text.matchAll(/\\.|[*_~`|<>[\]#@]/gs)]
    .map(([mark]) => mark)
    .filter((m) => m.length < 2);
}

describe('somebody’s words', () => {
  test.each(HOSTILE)('are shown as they are: %j', (text) => {
    expect(unescaped(plain(text))).toEqual([]);
    expect(plain(text)).not.toMatch(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u200b\u202a-\u202e\u2066-\u2069]/u);
    expect(plain(text).replace(/\\(.)/g, '$1')).toBe(bare(text));
  });

  test('lose their invisible characters, and nothing that is seen', () => {
    expect(bare('\u202eabc\u200b ')).toBe('abc');
    expect(bare('\u200b\u3164\u2800')).toBe('');
    expect(bare('同路 🚀 é e\u0301 한국어 العربية')).toBe('同路 🚀 é e\u0301 한국어 العربية');
    expect(bare('👩‍💻 ❤️ 1️⃣')).toBe('👩‍💻 ❤️ 1️⃣');
    expect(bare('a\u200db')).toBe('ab');
    expect(bare(' a\nb ')).toBe('a\nb');
  });

  test('of any kind and length stay harmless', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.constantFrom(...HOSTILE), { maxLength: 9 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        expect(unescaped(plain(given))).toEqual([]);
        expect(bare(bare(given))).toBe(bare(given));
        expect(bare(given)).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  test('of 10,000 characters are disarmed at once', () => {
    for (const text of HOSTILE) {
      const long = text.repeat(Math.ceil(10_000 / text.length));
      const before = performance.now();
      expect(unescaped(plain(long))).toEqual([]);
      expect(performance.now() - before).toBeLessThan(1_000);
    }
  });
});

describe('lines in too little room', () => {
  const more = (hidden: number) => `… and ${hidden} more`;

  test('are kept whole as long as they fit', () => {
    expect(fitLines([], 10, more)).toBe('');
    expect(fitLines(['abc', 'de'], 6, more)).toBe('abc\nde');
    expect(fitLines(['abc', 'defghijklmnopqrstuvwxyz'], 20, more)).toBe('abc\n… and 1 more');
  });

  test('say how many are hidden, and never take more room than there is', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 60 });
    const limit = fc.integer({ min: 20, max: 400 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), limit, (lines, most) => {
        const fitted = fitLines(lines, most, more);
        expect(fitted.length).toBeLessThanOrEqual(most);
        const hidden = Number(/… and (\d+) more$/.exec(fitted)?.[1] ?? 0);
        if (lines.join('\n').length <= most) expect(fitted).toBe(lines.join('\n'));
        else expect(fitted.split('\n').length - 1 + hidden).toBeGreaterThanOrEqual(hidden);
        if (hidden > 0) {
          const kept = lines.slice(0, lines.length - hidden);
          expect(fitted).toBe([...kept, more(hidden)].join('\n'));
        }
      }),
    );
  });
});

test('a bar has ten blocks, full only when all is done and empty only before a tenth', () => {
  expect(bar(0)).toBe('▱'.repeat(10));
  expect(bar(0.1)).toBe(`▰${'▱'.repeat(9)}`);
  expect(bar(0.999)).toBe(`${'▰'.repeat(9)}▱`);
  expect(bar(1)).toBe('▰'.repeat(10));
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1.2, noNaN: true }), (share) => {
      expect(bar(share)).toMatch(/^▰*▱*$/);
      expect(bar(share)).toHaveLength(10);
      expect(bar(share).includes('▱')).toBe(share < 1);
    }),
  );
});

test('an instant is shown in whole seconds, for every client in its own words', () => {
  expect(timestamp(1_772_442_000_999)).toBe('<t:1772442000:f>');
  expect(timestamp(1_772_442_000_000, 'R')).toBe('<t:1772442000:R>');
  expect(deadline(1_772_442_000_000)).toBe('<t:1772442000:F> (<t:1772442000:R>)');
});
