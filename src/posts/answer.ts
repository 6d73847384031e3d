import type { PostKind } from '../scheduler/post-kind.ts';
import type { Store } from '../store/store.ts';
import { answerMessage } from '../views/standup.ts';
import { customId } from '../discord/command.ts';
import { standup } from './standup.ts';

/** A member's answer in the standup's thread; the standup's post then tells who has answered. */
export function answerPost(store: Store): PostKind {
  return {
    kind: 'answer',
    // Made by the answer itself, not by the calendar.
    slots: () => [],
    compose: async (group, post) => {
      const { guildId, groupId } = group;
      const { number, subject } = post;
      const [answers, opening, report] = await Promise.all([
        store.standups.answers(guildId, groupId, number),
        store.outbox.find({ guildId, groupId, kind: 'standup', number, subject: '' }),
        store.outbox.find({ guildId, groupId, kind: 'report', number, subject: '' }),
      ]);
      const answer = answers.find(({ memberId }) => memberId === subject);
      if (answer === undefined) return { kind: 'skip', reason: 'no-answer' };
      if (!opening?.channelId || !opening.messageId) return { kind: 'skip', reason: 'no-standup' };
      // The subject makes the button this answer's own, by which a lost message is found.
      const marker = customId('standup', 'open', groupId, number, subject);
      const { channelId, messageId } = opening;
      return {
        kind: 'deliver',
        channelId: opening.threadId ?? channelId,
        message: answerMessage(group.language, answer, marker),
        marker,
        edits: async () =>
          report === undefined
            ? [{ channelId, messageId, message: await standup(store, group, number, null) }]
            : [],
      };
    },
  };
}
