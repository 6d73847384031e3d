import fnv1a from '@sindresorhus/fnv1a';
import { missedIn } from '../scheduler/due-posts.ts';
import type { Delivery, PostKind } from '../scheduler/post-kind.ts';
import type { Group } from '../store/groups.ts';
import type { Guild } from '../store/guilds.ts';
import type { Post } from '../store/outbox/outbox.ts';
import type { Store } from '../store/store.ts';
import { SCHEDULED } from '../study/post-kinds.ts';
import { blockedMarker, blockedMessage, missedMarker, missedMessage } from '../views/trouble.ts';

/**
 * What a server's organisers are told, in the channel they chose for that: of a post that was
 * refused, whose kind is the subject, and of posts that came up too late, which the subject names.
 * Not told where there is no such channel, or where it is the very one that refuses; `/group list`
 * and `/doctor` tell it too.
 */
export function troublePost(store: Store): PostKind {
  return {
    kind: 'trouble',
    // Made by what went wrong, not by the calendar.
    slots: () => [],
    compose: async (group, post) => {
      const guild = await store.guilds.find(group.guildId);
      if (!guild?.noticeChannelId) return { kind: 'skip', reason: 'nowhere-to-tell' };
      const to = { language: guild.language, channelId: guild.noticeChannelId };
      const missed = missedIn(post.subject);
      return missed === null ? blocked(store, group, post, to) : listed(group, post, to, missed);
    },
  };
}

type To = { language: Guild['language']; channelId: string };

async function blocked(
  store: Store,
  group: Group,
  post: Post,
  { language, channelId }: To,
): Promise<Delivery | { kind: 'skip'; reason: string }> {
  const { guildId, groupId, name } = group;
  const stuck = (await store.outbox.blocked(guildId)).find(
    (each) => each.groupId === groupId && each.kind === post.subject && each.number === post.number,
  );
  if (stuck?.reason == null) return { kind: 'skip', reason: 'mended' };
  if (channelId === group.channelId && stuck.reason !== 'failed') {
    return { kind: 'skip', reason: 'nowhere-to-tell' };
  }
  const { kind, number, reason } = stuck;
  const mark = markOf(post);
  const news = { groupId, group: name, channelId: group.channelId, kind, number, reason, mark };
  return {
    kind: 'deliver',
    channelId,
    message: blockedMessage(language, news),
    marker: blockedMarker(groupId, mark),
  };
}

function listed(
  { groupId, name }: Group,
  post: Post,
  { language, channelId }: To,
  posts: readonly { kind: string; number: number }[],
): Delivery {
  const mark = markOf(post);
  const missed = SCHEDULED.flatMap((kind) => {
    const numbers = posts.flatMap((each) => (each.kind === kind ? [each.number] : []));
    return numbers.length === 0 ? [] : [{ kind, numbers: numbers.sort((a, b) => a - b) }];
  });
  return {
    kind: 'deliver',
    channelId,
    message: missedMessage(language, { groupId, group: name, missed, mark }),
    marker: missedMarker(groupId, mark),
  };
}

/** Told anew it is another notice, with a button of its own: its instant is part of it. */
function markOf({ number, subject, dueAt }: Post): string {
  return fnv1a([number, subject, dueAt].join('\n'), { size: 64 }).toString(36);
}
