import type { Ask } from '../discord/ask.ts';
import type { Group } from '../store/groups.ts';
import { reviewsDue } from '../study/review.ts';
import type { Kit } from './kit.ts';

/** How many of a member's finished items wait for review; 0 while reviews are off. */
export async function dueReviews(kit: Kit, ask: Ask, group: Group): Promise<number> {
  const { guildId, memberId } = ask;
  const chosen = await kit.store.members.find(guildId, memberId);
  if (chosen?.reviews !== true) return 0;
  return reviewsDue(await kit.store.reviews.list(guildId, group.groupId, memberId), ask.at).length;
}
