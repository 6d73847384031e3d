import { expect, test } from 'vitest';
import { settingsIn, withSettings } from '../../src/setup/env-file.ts';

test('an env file keeps its comments and every line that was not asked for', () => {
  const text = '# Token\nDISCORD_TOKEN=\n\n# PORT=3000\nHOST=::1';
  expect(withSettings(text, { DISCORD_TOKEN: 'abc', PORT: '80' })).toBe(
    '# Token\nDISCORD_TOKEN=abc\n\n# PORT=3000\nHOST=::1\nPORT=80\n',
  );
  expect(withSettings('', { PORT: '80' })).toBe('PORT=80\n');
  expect(withSettings('constructor=1\n', {})).toBe('constructor=1\n');
});

test.each(['a b', 'a#b', 'p$word', '"', "it's", 'a\\nb', '同路', '`', ' blank '])(
  'a value like %s is read back as it was written',
  (value) => {
    expect(settingsIn(withSettings('A=1\n', { SECRET: value }))).toEqual({ A: '1', SECRET: value });
  },
);
