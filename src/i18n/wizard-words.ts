import { IntlMessageFormat } from 'intl-messageformat';
import { wizard as en } from './en/wizard.ts';
import type { Language } from './language.ts';
import { wizard as zhCN } from './zh-cn/wizard.ts';

/** What `npm run setup` tells, in ICU MessageFormat; in English to whom it has no language for. */
export const wizardCatalogues = { en, 'zh-CN': zhCN };
const spoken: Partial<Record<Language, typeof en>> = wizardCatalogues;

export type WizardKey = keyof typeof en;
export type WizardWords = (
  key: WizardKey,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** The words of a language. Throws when a sentence lacks a parameter that it needs. */
export function wizardWordsOf(language: Language): WizardWords {
  return (key, params) =>
    String(
      new IntlMessageFormat((spoken[language] ?? en)[key], language, undefined, {
        ignoreTag: true,
      }).format(params),
    );
}
