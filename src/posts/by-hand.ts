import type { Message, Row } from '../discord/message.ts';
import { wordsOf } from '../i18n/words.ts';
import type { PostKind } from '../scheduler/post-kind.ts';
import type { Group } from '../store/groups.ts';
import type { PostKey } from '../store/outbox/outbox.ts';

/** A post that an organiser sends by hand; its subject tells it from the scheduled one. */
export type Copy = Pick<PostKey, 'kind' | 'number' | 'subject'>;

/**
 * The same kind, which also composes copies posted by hand: rows of its slots with a subject. A copy
 * says what it is, has a button of its own, by which it is found, and neither a thread nor edits: the
 * scheduled post keeps those.
 */
export function withCopies(kind: PostKind): PostKind {
  return {
    ...kind,
    compose: async (group, post, now) => {
      const delivery = await kind.compose(group, post, now);
      if (post.subject === '' || delivery.kind !== 'deliver') return delivery;
      const { channelId, message } = delivery;
      const marker = `${delivery.marker}:${post.subject}`;
      return {
        kind: 'deliver',
        channelId,
        message: marked(message, delivery.marker, marker, wordsOf(group.language)('post.byHand')),
        marker,
      };
    },
  };
}

/** What a copy would say now; null when there is nothing to say. `now` in epoch ms. */
export async function composeCopy(
  kinds: readonly PostKind[],
  group: Group,
  { kind, number, subject }: Copy,
  now: number,
): Promise<Message | null> {
  const { guildId, groupId } = group;
  const unsent = { channelId: null, messageId: null, threadId: null, sentAt: null, reason: null };
  const untried = { attempts: 0, fence: 0, leaseUntil: null, triedAt: null };
  const post = { guildId, groupId, kind, number, subject, dueAt: now, state: 'due' } as const;
  const delivery = await kinds
    .find((each) => each.kind === kind)
    ?.compose(group, { ...post, ...unsent, ...untried }, now);
  return delivery?.kind === 'deliver' ? delivery.message : null;
}

function marked(message: Message, from: string, to: string, note: string): Message {
  const rows = (message.components ?? []).map(
    (row): Row => ({
      ...row,
      components: row.components.map((part) =>
        'custom_id' in part && part.custom_id === from ? { ...part, custom_id: to } : part,
      ),
    }),
  );
  const embeds = (message.embeds ?? []).map((embed) => ({
    ...embed,
    footer: { text: [embed.footer?.text ?? '', note].filter((text) => text !== '').join(' · ') },
  }));
  return { ...message, embeds, components: rows };
}
