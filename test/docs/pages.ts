import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A file of the repository, by its path from the root. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Every page that people read, by its path from the root. */
export const pages = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
);

/** Pages in both languages: the English one and its translation. */
export const translated = pages
  .filter((page) => page.endsWith('.zh-CN.md'))
  .map((zh) => [zh.replace('.zh-CN.md', '.md'), zh] as const);

/** A page without its fenced blocks. */
export function proseOf(page: string): string {
  return read(page).replace(/^ *```[\s\S]*?^ *```$/gm, '');
}

/** The headings of a page, with their level. */
export function headingsOf(page: string): { level: number; text: string }[] {
  return [...proseOf(page).matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', text = '']) => ({
    level: marks.length,
    text,
  }));
}

/** What a link's `#…` may say on a page, as GitHub makes it from headings. */
export function anchorsOf(page: string): string[] {
  const seen = new Map<string, number>();
  return headingsOf(page).map(({ text }) => {
    const slug = text
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
}
