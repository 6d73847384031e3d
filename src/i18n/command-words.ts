import type { CommandWords } from './declared-words.ts';
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
  const words: Record<string, CommandWords> = commandWords[language];
  return words[path]?.options?.[option]?.name ?? option;
}
