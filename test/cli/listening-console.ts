import type { Console } from '../../src/cli/console.ts';
import { type CliKey, cliWordsOf } from '../../src/i18n/cli-words.ts';

/** A console whose reader remembers what was said, by its keys. */
export function listeningConsole(now: number): {
  console: Console;
  said: CliKey[];
  text: () => string;
} {
  const tell = cliWordsOf('en');
  const said: CliKey[] = [];
  const lines: string[] = [];
  const say: Console['note'] = (key, params) => {
    said.push(key);
    lines.push(tell(key, params));
  };
  const console: Console = {
    language: 'en',
    tell,
    show: (text) => void lines.push(text),
    note: say,
    fail: (key, params) => {
      say(key, params);
      return 1;
    },
    now: () => now,
  };
  return { console, said, text: () => lines.join('\n') };
}
