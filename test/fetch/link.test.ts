import { expect, test } from 'vitest';
import { readLink } from '../../src/fetch/link.ts';

const address = (link: string) => {
  const read = readLink(link);
  return read.kind === 'address' ? read.url.href : read.why;
};

test.each([
  [
    'https://github.com/ada/bread/blob/main/docs/road%20map.md?plain=1#L3',
    'https://raw.githubusercontent.com/ada/bread/main/docs/road%20map.md',
  ],
  [
    'https://github.com/ada/bread/raw/main/a.md',
    'https://raw.githubusercontent.com/ada/bread/main/a.md',
  ],
  [
    'https://raw.githubusercontent.com/ada/bread/main/a.md',
    'https://raw.githubusercontent.com/ada/bread/main/a.md',
  ],
  ['https://gist.github.com/ada/1f2e', 'https://gist.githubusercontent.com/ada/1f2e/raw'],
  [
    'https://gist.github.com/ada/1f2e/raw/9/a.md',
    'https://gist.githubusercontent.com/ada/1f2e/raw/9/a.md',
  ],
  [
    'https://gitlab.com/ada/sub/bread/-/blob/main/a.md',
    'https://gitlab.com/ada/sub/bread/-/raw/main/a.md',
  ],
  [
    'https://gitee.com/ada/bread/blob/master/路线.md',
    /^https:\/\/gitee\.com\/ada\/bread\/raw\/master\/%/,
  ],
  [
    'https://codeberg.org/ada/bread/src/branch/main/a.md',
    'https://codeberg.org/ada/bread/raw/branch/main/a.md',
  ],
  ['  https://GitHub.com/ada/bread/blob/main/a.md ', /^https:\/\/raw\.githubusercontent\.com\/ada/],
])('%s leads to the raw text', (link, expected) => {
  if (typeof expected === 'string') expect(address(link)).toBe(expected);
  else expect(address(link)).toMatch(expected);
});

test.each([
  ['http://github.com/ada/bread/blob/main/a.md', 'bad-link'],
  ['ftp://github.com/a', 'bad-link'],
  ['github.com/ada/bread/blob/main/a.md', 'bad-link'],
  ['javascript:alert(1)', 'bad-link'],
  ['https://github.com:8443/ada/bread/blob/main/a.md', 'bad-link'],
  ['https://ada:secret@github.com/ada/bread/blob/main/a.md', 'bad-link'],
  ['', 'bad-link'],
  ['https://github.com', 'no-file'],
  ['https://github.com/ada/bread', 'no-file'],
  ['https://github.com/ada/bread/blob/main', 'no-file'],
  ['https://github.com/ada/bread/tree/main/docs', 'no-file'],
  ['https://gitlab.com/ada/bread', 'no-file'],
  ['https://gitee.com/ada/bread/blob', 'no-file'],
  ['https://example.com/a.md', 'wrong-host'],
  ['https://127.0.0.1/a.md', 'wrong-host'],
  ['https://[::1]/a.md', 'wrong-host'],
  ['https://github.com.evil.example/a/b/blob/main/a.md', 'wrong-host'],
  ['https://evil.example/github.com/a.md', 'wrong-host'],
  ['https://constructor/a.md', 'wrong-host'],
  ['https://raw.githubusercontent.com./a/b/c/d.md', 'wrong-host'],
])('%s is refused', (link, why) => {
  expect(address(link)).toBe(why);
});
