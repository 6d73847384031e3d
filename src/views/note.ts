import { customId, type Modal } from '../discord/command.ts';
import type { Row } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { textModal } from './modals.ts';
import { select } from './parts.ts';
import { bare } from './text.ts';

/** The most that a note and a link hold, in UTF-16 units. */
export const NOTE_LIMIT = 500;
export const LINK_LIMIT = 300;

/** The done items that a note can be written on; 25 at most. */
export function noteMenu(
  words: Words,
  groupId: number,
  items: readonly { itemId: string; text: string; topic: string; hasNote: boolean }[],
): Row {
  return select(
    customId('done', 'note', groupId),
    words('note.pick'),
    items.map(({ itemId, text, topic, hasNote }) => ({
      value: itemId,
      label: hasNote ? `📝 ${text}` : text,
      description: topic,
    })),
  );
}

/** Asks what was learnt from an item and for something to show; what is there already stands in it. */
export function noteModal(
  language: Language,
  groupId: number,
  item: { itemId: string; text: string; note: string | null; link: string | null },
): Modal {
  const words = wordsOf(language);
  return textModal(customId('done', 'note', groupId, item.itemId), bare(item.text), [
    {
      id: 'note',
      label: words('note.learnt'),
      hint: words('note.whoSees'),
      long: true,
      value: item.note ?? '',
      maxLength: NOTE_LIMIT,
    },
    {
      id: 'link',
      label: words('note.link'),
      hint: words('note.linkHint'),
      value: item.link ?? '',
      maxLength: LINK_LIMIT,
    },
  ]);
}
