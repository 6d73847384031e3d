import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, customId, declare, type Reply } from '../../discord/command.ts';
import type { Group } from '../../store/groups.ts';
import { isOfGroup } from '../../store/outbox/post.ts';
import { POST_KINDS } from '../../study/post-kinds.ts';
import { say } from '../../views/parts.ts';
import type { NamedPost } from '../../views/post-name.ts';
import { plain } from '../../views/text.ts';
import { type PostOption, whyMessage } from '../../views/why.ts';
import { GroupId, type Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { message, suggestGroups } from '../which.ts';
import { type GroupPost, groupPost, groupPosts, namedPost } from './group-posts.ts';
import { type PostRef, parseGroupRef, parseRef, refText } from './post-ref.ts';
import { canRetry, suggestPosts } from './postable.ts';
import { reasonOf } from './reason.ts';
import { scheduledGroup } from './scheduled-group.ts';

/** So long a post that is being tried holds up those behind it, in ms. */
const PATIENCE = 3_600_000;

/** Why a post appeared, or did not: its state, its times, the reason and what to do. */
export default declare({
  name: 'why',
  options: [
    { name: 'post', type: 'string', autocomplete: true },
    { name: 'group', type: 'string', autocomplete: true },
  ],
  run: async (ask, { post, group }, kit: Kit) => {
    if (post === null) return why(kit, ask, group, null);
    const named = parseGroupRef(post);
    return named === null ? unknown(kit, ask) : why(kit, ask, named.groupId, named.ref);
  },
  suggest: async (ask, { option, text }, kit: Kit) =>
    option === 'group'
      ? suggestGroups(kit, ask, text, false)
      : suggestPosts(kit, ask, text, () => true),
  components: {
    in: component(z.tuple([]), (ask, _, [group], kit: Kit) => why(kit, ask, group ?? '', null)),
    post: component(z.tuple([GroupId]), async (ask, [groupId], [chosen], kit: Kit) => {
      const ref = parseRef(chosen ?? '');
      return ref === null ? unknown(kit, ask) : why(kit, ask, groupId, ref);
    }),
  },
});

async function unknown(kit: Kit, ask: Ask): Promise<Reply> {
  const organiser = await isOrganiser(kit, ask);
  return message(say(ask.language, organiser ? 'schedule.unknownPost' : 'refuse.notOrganiser'));
}

async function why(
  kit: Kit,
  ask: Ask,
  named: string | number | null,
  ref: PostRef | null,
): Promise<Reply> {
  const { language, guildId } = ask;
  if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
  const found = await scheduledGroup(kit, ask, named, customId('schedule.why', 'in'));
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const [roadmap, posts, halts] = await Promise.all([
    kit.store.roadmaps.find(guildId, group.version),
    groupPosts(kit, group, ask.at),
    kit.store.halts.list(),
  ]);
  const newest = posts.findLast(({ at }) => at <= ask.at) ?? posts[0];
  const post = ref === null ? newest : await groupPost(kit, group, ref);
  if (post === undefined) {
    return message(
      ref === null
        ? say(language, 'schedule.nothingYet', { group: plain(group.name) })
        : say(language, 'schedule.unknownPost'),
    );
  }
  const nameOf = (each: PostRef): NamedPost => namedPost(roadmap, group, each);
  const ahead = posts.find((other) => isAhead(other, post, ask.at));
  const channelId = await channelOf(kit, group, post);
  const isBlocked = post.row?.state === 'blocked';
  const reason = reasonOf(post, {
    group,
    halts,
    ahead: ahead === undefined ? null : nameOf(ahead),
    channelId,
    missing: isBlocked ? await kit.missingPermissions(guildId, channelId) : null,
    now: ask.at,
  });
  const { row } = post;
  return message(
    whyMessage(language, {
      groupId: group.groupId,
      group: group.name,
      post: nameOf(post),
      // A paused group's slots get new times.
      dueAt: row === null && reason.kind !== 'coming' && reason.kind !== 'unswept' ? null : post.at,
      sentAt: row?.sentAt ?? null,
      attempts: row?.attempts ?? 0,
      link: linkOf(post),
      reason,
      canRetry: group.status !== 'finished' && canRetry(post, ask.at),
      others: posts
        .filter((each) => refText(each) !== refText(post))
        .map((each): PostOption => {
          const state = each.row?.state ?? 'coming';
          return { value: refText(each), post: nameOf(each), at: each.at, zone: group.zone, state };
        }),
    }),
  );
}

/**
 * Whether another post of the group has to go out before this one, as the claim has it: what goes to
 * another channel does so whatever else waits, and nobody waits for a post that has been tried for an hour.
 */
function isAhead(other: GroupPost, post: GroupPost, now: number): boolean {
  if (refText(other) === refText(post)) return false;
  const [row, own] = [other.row, post.row];
  if (row === null || own === null) return false;
  if (!isOfGroup(row) || !isOfGroup(own)) return false;
  const isPending = row.state === 'due' || row.state === 'sending';
  if (!isPending || (row.triedAt !== null && row.triedAt <= now - PATIENCE)) return false;
  const rank = (kind: PostRef['kind']) => POST_KINDS.indexOf(kind);
  return row.dueAt < own.dueAt || (row.dueAt === own.dueAt && rank(row.kind) < rank(own.kind));
}

/** The channel that a post is in or goes to. */
async function channelOf(kit: Kit, group: Group, { row }: GroupPost): Promise<string> {
  const guild =
    row?.kind === 'trouble' || row?.kind === 'digest'
      ? await kit.store.guilds.find(group.guildId)
      : undefined;
  return row?.channelId ?? guild?.noticeChannelId ?? group.channelId;
}

/** To a post's message; null while it has none. */
function linkOf({ row }: GroupPost): string | null {
  if (row?.channelId == null || row.messageId === null) return null;
  return `https://discord.com/channels/${row.guildId}/${row.channelId}/${row.messageId}`;
}
