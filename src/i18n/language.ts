import * as z from 'zod';

/** The languages Roadmate speaks. */
export const Language = z.enum(['en', 'zh-CN']);
export type Language = z.infer<typeof Language>;

/** The language for a Discord locale, or any BCP 47 tag: Chinese for every Chinese, else English. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
