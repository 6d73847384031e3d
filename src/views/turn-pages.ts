import type { APIButtonComponentWithCustomId, APIEmbed } from 'discord-api-types/v10';
import type { Words } from '../i18n/words.ts';
import { button } from './parts.ts';

/** "Previous" and "Next", off at the ends; none for a single page. Pages count from 0. */
export function turnButtons(
  words: Words,
  page: number,
  pages: number,
  customIdOf: (page: number) => string,
): APIButtonComponentWithCustomId[] {
  if (pages <= 1) return [];
  const turn = (to: number, key: 'panel.previous' | 'panel.next') =>
    button(customIdOf(to), words(key), 'secondary', to < 0 || to >= pages);
  return [turn(page - 1, 'panel.previous'), turn(page + 1, 'panel.next')];
}

/** "Page 2 of 3" under an embed; nothing for a single page. */
export function pageFooter(words: Words, page: number, pages: number): Pick<APIEmbed, 'footer'> {
  return pages > 1 ? { footer: { text: words('panel.page', { page: page + 1, pages }) } } : {};
}
