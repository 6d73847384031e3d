import { APART, type GroupKind, isPublicKind, type PublicKind } from '../../study/post-kinds.ts';
import type { posts } from '../tables/schema.ts';

export type Post = typeof posts.$inferSelect;
export type PostKey = Pick<Post, 'guildId' | 'groupId' | 'kind' | 'number' | 'subject'>;
export type NewPost = Pick<Post, 'kind' | 'number' | 'dueAt' | 'state' | 'reason'> & {
  subject?: string;
};
/** A post that was claimed, and when its server came into this database from elsewhere, if it did. */
export type ClaimedPost = Post & { arrivedAt: number | null };
/** A post held under a lease; `fence` tells this claim from any later one. */
export type Claim = PostKey & { fence: number };

export function isPublic<T extends { kind: Post['kind'] }>(
  post: T,
): post is T & { kind: PublicKind } {
  return isPublicKind(post.kind);
}

export function isOfGroup<T extends { kind: Post['kind'] }>(
  post: T,
): post is T & { kind: GroupKind } {
  return !APART.some((kind) => kind === post.kind);
}
