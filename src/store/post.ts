import type { posts } from './schema.ts';

export type Post = typeof posts.$inferSelect;
export type PostKey = Pick<Post, 'guildId' | 'groupId' | 'kind' | 'number' | 'subject'>;
export type NewPost = Pick<Post, 'kind' | 'number' | 'dueAt' | 'state' | 'reason'> & {
  subject?: string;
};
/** A post held under a lease; `fence` tells this claim from any later one. */
export type Claim = PostKey & { fence: number };

/** Reminders and erasures: between the bot and one member, and nobody else's business. */
export const PRIVATE = ['reminder', 'standup-reminder', 'review-reminder', 'erasure'] as const;
/**
 * What goes to other channels than the group's: it waits for none of the group's posts, and none of
 * them for it; and organisers are told nothing of its troubles.
 */
export const APART = ['trouble', 'digest', ...PRIVATE] as const;

export type PublicKind = Exclude<Post['kind'], (typeof PRIVATE)[number]>;
export type GroupKind = Exclude<Post['kind'], (typeof APART)[number]>;

export function isPublic<T extends { kind: Post['kind'] }>(
  post: T,
): post is T & { kind: PublicKind } {
  return !PRIVATE.some((kind) => kind === post.kind);
}

export function isOfGroup<T extends { kind: Post['kind'] }>(
  post: T,
): post is T & { kind: GroupKind } {
  return !APART.some((kind) => kind === post.kind);
}
