import { environment } from '../config/environment.ts';
import { type CliKey, type CliParams, type CliWords, cliWordsOf } from '../i18n/cli-words.ts';
import type { Language } from '../i18n/language.ts';
import { chooseLanguage } from '../setup/language.ts';

/** Where a program of the command line was started: whoever reads, and the machine's clock. */
export type Console = {
  language: Language;
  tell: CliWords;
  /** Results, on standard output. */
  show: (text: string) => void;
  /** How far it is, on standard error, so that results can be piped. */
  note: (key: CliKey, params?: CliParams) => void;
  /** What went wrong, on standard error; gives the exit code of a failure. */
  fail: (key: CliKey, params?: CliParams) => 1;
  /** Epoch ms. */
  now: () => number;
};

/** In the language of the operator's machine; nothing is asked. */
export async function openConsole(): Promise<Console> {
  const language = await chooseLanguage(environment(), null);
  const tell = cliWordsOf(language);
  const write = (key: CliKey, params?: CliParams) =>
    void process.stderr.write(`${tell(key, params)}\n`);
  return {
    language,
    tell,
    show: (text) => void process.stdout.write(`${text}\n`),
    note: write,
    fail: (key, params) => {
      write(key, params);
      return 1;
    },
    now: Date.now,
  };
}
