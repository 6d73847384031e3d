import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import type { Language } from './language.ts';
import { zhCN } from './zh-cn.ts';

/** Every sentence of the product, in ICU MessageFormat; English is the source of the keys. */
export const catalogues: Record<Language, Record<Key, string>> = { en, 'zh-CN': zhCN };

export type Key = keyof typeof en;
export type Params = Readonly<Record<string, string | number>>;
export type Words = (key: Key, params?: Params) => string;

/** Compiling costs more than a check-in, so each sentence is compiled once, on first use. */
const compiled = new Map<string, IntlMessageFormat>();

/** The words of a language. Throws when a sentence lacks a parameter that it needs. */
export function wordsOf(language: Language): Words {
  return (key, params) => {
    const place = `${language} ${key}`;
    let format = compiled.get(place);
    if (format === undefined) {
      format = new IntlMessageFormat(catalogues[language][key], language, undefined, {
        ignoreTag: true,
      });
      compiled.set(place, format);
    }
    return String(format.format(params));
  };
}
