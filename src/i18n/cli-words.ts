import { IntlMessageFormat } from 'intl-messageformat';
import { backup as enBackup } from './en/cli-backup.ts';
import { doctor as enDoctor } from './en/cli-doctor.ts';
import { move as enMove } from './en/cli-move.ts';
import { shared as enShared } from './en/cli-shared.ts';
import type { Language } from './language.ts';
import { backup as zhBackup } from './zh-cn/cli-backup.ts';
import { doctor as zhDoctor } from './zh-cn/cli-doctor.ts';
import { move as zhMove } from './zh-cn/cli-move.ts';
import { shared as zhShared } from './zh-cn/cli-shared.ts';

const en = { ...enShared, ...enBackup, ...enDoctor, ...enMove };
const zhCN: Record<CliKey, string> = { ...zhShared, ...zhBackup, ...zhDoctor, ...zhMove };

/**
 * What the programs of `src/cli/` tell an operator, in ICU MessageFormat; in English to whom it has
 * no language for. No Worker needs them.
 */
export const cliCatalogues = { en, 'zh-CN': zhCN };
const spoken: Partial<Record<Language, Record<CliKey, string>>> = cliCatalogues;

export type CliKey = keyof typeof en;
export type CliParams = Readonly<Record<string, string | number>>;
export type CliWords = (key: CliKey, params?: CliParams) => string;

export function isCliKey(text: string): text is CliKey {
  return Object.hasOwn(en, text);
}

/** The words of a language. Throws when a sentence lacks a parameter that it needs. */
export function cliWordsOf(language: Language): CliWords {
  return (key, params) =>
    String(
      new IntlMessageFormat((spoken[language] ?? en)[key], language, undefined, {
        ignoreTag: true,
      }).format(params),
    );
}
