import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { wordsOf } from '../i18n/words.ts';
import { button, buttons } from './parts.ts';
import { plain } from './text.ts';

/** What a member hears after checking in. */
export type Recorded = {
  groupId: number;
  items: readonly { id: string; text: string }[];
  earned: number;
  points: number;
  /** Items left this week; null before the first week and after the last. */
  left: number | null;
  streak: number;
  rank: number;
};

/** The answer to a check-in: points, what is left this week, streak, rank; then `more`, line by line. */
export function recordedMessage(
  language: Language,
  recorded: Recorded,
  more: readonly string[] = [],
): Message {
  const [only] = recorded.items;
  const undo = customId('undo', 'item', recorded.groupId, only?.id ?? '');
  return {
    content: [recordedText(language, recorded), ...more].join('\n'),
    components: [
      buttons(
        button(undo, wordsOf(language)('done.undo')),
        ...(only === undefined
          ? []
          : [
              button(
                customId('done', 'write', recorded.groupId, only.id),
                wordsOf(language)('note.add'),
              ),
            ]),
        button(
          customId('done', 'panel', recorded.groupId, 'week', 0),
          wordsOf(language)('done.openChecklist'),
        ),
      ),
    ],
  };
}

export function recordedText(language: Language, recorded: Recorded): string {
  const words = wordsOf(language);
  const { earned, points, left, streak, rank, items } = recorded;
  const [only] = items;
  const first =
    items.length === 1 && only
      ? words('done.recorded', { item: plain(only.text), earned, points })
      : words('done.recordedMany', { count: items.length, earned, points });
  const standing = [words('done.streak', { weeks: streak }), words('done.rank', { rank })].join(
    ' · ',
  );
  const rest = left === null ? [] : [words('done.left', { left })];
  return [first, ...rest, standing].join('\n');
}
