import type { CommandWords, OptionWords } from './declared-words.ts';
import { commands as en } from './en/commands.ts';
import type { Language } from './language.ts';
import { commands as zhCN } from './zh-cn/commands.ts';

export type CommandPath = keyof typeof en;

export const commandWords: Record<Language, Record<CommandPath, CommandWords>> = {
  en,
  'zh-CN': zhCN,
};

/** The name of an option as the member sees it. */
export function optionName(language: Language, path: string, option: string): string {
  return optionWords(language, path, option)?.name ?? option;
}

/** The words of an option; undefined where the command has no such option. */
export function optionWords(
  language: Language,
  path: string,
  option: string,
): OptionWords | undefined {
  const words: Record<string, CommandWords> = commandWords[language];
  const options = Object.hasOwn(words, path) ? words[path]?.options : undefined;
  return options !== undefined && Object.hasOwn(options, option) ? options[option] : undefined;
}
