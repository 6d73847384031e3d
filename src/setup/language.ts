import { type Language, languageOf } from '../i18n/language.ts';
import type { Terminal } from './terminal.ts';

/** Asked in both, for nobody knows yet which one is read. */
const QUESTION = 'Language / 语言:  1 English  2 中文  [1] ';

/** The language of the operator's machine; asked for where it has none, and English where nobody is asked. */
export async function chooseLanguage(
  variables: Readonly<Record<string, string | undefined>>,
  terminal: Terminal | null,
): Promise<Language> {
  // In the order in which POSIX looks at them.
  const locale = variables.LC_ALL || variables.LC_MESSAGES || variables.LANG || '';
  if (locale !== '' && !/^(C|POSIX)(\.|$)/.test(locale)) return languageOf(locale);
  if (terminal === null) return 'en';
  return (await terminal.ask(QUESTION)) === '2' ? 'zh-CN' : 'en';
}
