import * as z from 'zod';

/** The languages Roadmate speaks. docs/extending.md tells how to add one. */
export const Language = z.enum(['en', 'zh-CN']);
export type Language = z.infer<typeof Language>;

/** What each calls itself; the same in every language. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', 'zh-CN': '中文' };

/**
 * The language for a Discord locale, or any BCP 47 tag: the very one, else the first of the same
 * mother tongue (Chinese for every Chinese), else English.
 */
export function languageOf(locale: string | undefined): Language {
  return ownLanguage(locale) ?? 'en';
}

/** The same, and null for a tongue that Roadmate does not speak. */
export function ownLanguage(locale: string | undefined): Language | null {
  // Machines write zh_CN.UTF-8.
  const [tag = ''] = (locale ?? '').toLowerCase().replaceAll('_', '-').split('.');
  const fits = (wanted: string, of: (each: string) => string) =>
    Language.options.find((each) => of(each.toLowerCase()) === wanted);
  return fits(tag, (each) => each) ?? fits(mother(tag), mother) ?? null;
}

/** `zh` of `zh-cn`. */
function mother(tag: string): string {
  return tag.split('-')[0] ?? tag;
}
