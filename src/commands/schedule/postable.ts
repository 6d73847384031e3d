import type { Ask } from '../../discord/ask.ts';
import type { Choice } from '../../discord/command.ts';
import { cutText } from '../../discord/seal.ts';
import type { Group } from '../../store/groups.ts';
import { isScheduled } from '../../study/post-kinds.ts';
import { bare } from '../../views/text.ts';
import { optionWords } from '../../views/why.ts';
import type { Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { isOpen } from '../which.ts';
import { type GroupPost, groupPosts, namedPost } from './group-posts.ts';
import { refText } from './post-ref.ts';

/** Whether a copy of it makes sense at an instant: no board before its week is over, no closed standup. */
export function isPostable({ kind, subject, slot }: GroupPost, now: number): boolean {
  if (slot === null || subject !== '' || !isScheduled(kind)) return false;
  if (kind === 'assignment') return true;
  return slot.at <= now && (!isStandup(kind) || now < slot.until);
}

function isStandup(kind: GroupPost['kind']): boolean {
  return kind === 'standup' || kind === 'week-standup';
}

/** Whether it was refused or missed and may be sent after all. */
export function canRetry(post: GroupPost, now: number): boolean {
  const state = post.row?.state;
  return (state === 'blocked' || state === 'missed') && isPostable(post, now);
}

/** Posts of the server's groups as choices, those nearest to now first; for organisers alone. */
export async function suggestPosts(
  kit: Kit,
  ask: Ask,
  text: string,
  fits: (post: GroupPost) => boolean,
): Promise<Choice[]> {
  if (!(await isOrganiser(kit, ask))) return [];
  const groups = (await kit.store.groups.list(ask.guildId)).filter(isOpen).slice(0, 10);
  const found = await Promise.all(groups.map((group) => choicesOf(kit, ask, group, fits)));
  const wanted = text.trim().toLowerCase();
  return found
    .flat()
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => Math.abs(a.at - ask.at) - Math.abs(b.at - ask.at))
    .map(({ name, value }) => ({ name, value }));
}

async function choicesOf(
  kit: Kit,
  ask: Ask,
  group: Group,
  fits: (post: GroupPost) => boolean,
): Promise<(Choice & { at: number })[]> {
  const [roadmap, posts] = await Promise.all([
    kit.store.roadmaps.find(group.guildId, group.version),
    groupPosts(kit, group, ask.at),
  ]);
  return posts.filter(fits).map((post) => {
    const { label } = optionWords(ask.language, {
      post: namedPost(roadmap, group, post),
      at: post.at,
      zone: group.zone,
      state: post.row?.state ?? 'coming',
    });
    const name = cutText(`${label} · ${bare(group.name)}`, 100);
    return { name, value: `${group.groupId}.${refText(post)}`, at: post.at };
  });
}
