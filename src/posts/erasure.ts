import type { PostKind } from '../scheduler/post-kind.ts';
import { ERASURE, readErasure } from '../store/erase-member.ts';
import { unnamed } from '../views/unnamed.ts';

/** Takes a member who deleted their data out of one message in Discord. */
export function erasurePost(): PostKind {
  return {
    kind: 'erasure',
    // Made by the deletion itself, not by the calendar.
    slots: () => [],
    compose: async (group, post) => {
      const { messageId, ...person } = readErasure(post.subject);
      if (post.channelId === null) throw new Error('an erasure has no channel');
      const isWhole = post.number === ERASURE.remove;
      return {
        kind: 'erase',
        channelId: post.channelId,
        messageId,
        rewrite: isWhole ? null : (message) => unnamed(group.language, message, person),
      };
    },
  };
}
