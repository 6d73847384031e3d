import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { wordsOf } from '../i18n/words.ts';
import { select } from './parts.ts';

/** Asks which of several groups is meant; the menu goes on with `customId`. */
export function whichGroup(
  language: Language,
  question: 'refuse.whichGroup' | 'refuse.whichOrganised' | 'join.which',
  groups: readonly { groupId: number; name: string }[],
  customId: string,
): Message {
  const words = wordsOf(language);
  return {
    content: words(question),
    components: [
      select(
        customId,
        words(question),
        groups.slice(0, 25).map(({ groupId, name }) => ({ value: String(groupId), label: name })),
      ),
    ],
  };
}
