import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { wordsOf } from '../i18n/words.ts';
import { button, buttons } from './parts.ts';
import { plain } from './text.ts';

/** To somebody who pressed a group's button without being in: one more tap joins. */
export function inviteMessage(
  language: Language,
  group: { groupId: number; name: string },
): Message {
  const words = wordsOf(language);
  const join = customId('roadmap.join', 'to', group.groupId);
  return {
    content: words('refuse.notEnrolledHere', { group: plain(group.name) }),
    components: [buttons(button(join, words('join.button'), 'primary'))],
  };
}
