import fnv1a from '@sindresorhus/fnv1a';
import type { Group } from '../store/groups.ts';
import type { Post } from '../store/outbox/outbox.ts';

/**
 * The same for every attempt at a slot and for no other; at most 25 characters. A notice of trouble
 * that is told anew is another one.
 */
export function nonceOf(group: Group, post: Post): string {
  const { guildId, groupId, kind, number, subject, dueAt } = post;
  const key = [group.interactionId, guildId, groupId, kind, number, subject];
  if (kind === 'trouble') key.push(dueAt);
  return `${kind.charAt(0)}-${fnv1a(key.join('\n'), { size: 64 }).toString(36)}`;
}
