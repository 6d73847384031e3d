import { commands as en } from './en/commands.ts';
import type { Language } from './language.ts';
import { commands as zhCN } from './zh-cn/commands.ts';

/** What Discord shows of an option while a command is typed. */
export type OptionWords = {
  name: string;
  description: string;
  choices?: Readonly<Record<string, string>>;
};

/** What Discord shows of a command, by its path: `done`, `group`, `group.create`. */
export type CommandWords = {
  name: string;
  description: string;
  options?: Readonly<Record<string, OptionWords>>;
};

export type CommandPath = keyof typeof en;

export const commandWords: Record<Language, Record<CommandPath, CommandWords>> = {
  en,
  'zh-CN': zhCN,
};

/** The name of an option as the member sees it. */
export function optionName(language: Language, path: string, option: string): string {
  const words: Record<string, CommandWords> = commandWords[language];
  return words[path]?.options?.[option]?.name ?? option;
}
