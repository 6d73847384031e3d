import type { SentOutcome, Setback } from '../discord/door.ts';
import { cutText } from '../discord/seal.ts';
import type { PostKind, Slot } from '../scheduler/post-kind.ts';
import type { Group } from '../store/groups.ts';
import type { Store } from '../store/store.ts';
import { type DigestNews, digestMarker, digestMessage } from '../views/digest.ts';
import { phaseTitleOf, roadmapOf } from './facts.ts';

const WORTH_POSTING = 3 * 86_400_000;
/** So many silent members are looked up in the server, those who joined first. */
const LOOKED_UP = 25;

export type IsMember = (guildId: string, memberId: string) => Promise<SentOutcome<boolean>>;

/**
 * What organisers need to know of a week, at its end, in the channel for notices: who has been silent
 * for two weeks, what could not be posted, what blocks members. Nothing to say: nothing is sent.
 */
export function digestPost(store: Store, isMember: IsMember): PostKind {
  return {
    kind: 'digest',
    slots: ({ weekStarts }) =>
      weekStarts.slice(1).map((at, index): Slot => {
        return { kind: 'digest', number: index + 1, at, until: at + WORTH_POSTING };
      }),
    expand: async (group, { number, at }) => {
      const guild = await store.guilds.find(group.guildId);
      if (!guild?.noticeChannelId || !hasNews(await newsOf(store, group, number, at))) return [];
      return [{ kind: 'digest', number, dueAt: at, state: 'due', reason: null }];
    },
    compose: async (group, post, now) => {
      const { number, dueAt } = post;
      const guild = await store.guilds.find(group.guildId);
      if (!guild?.noticeChannelId) return { kind: 'skip', reason: 'nowhere-to-tell' };
      if (now >= dueAt + WORTH_POSTING) return { kind: 'skip', reason: 'too-late' };
      const setback = await findDeparted(store, isMember, group, number, dueAt);
      if (setback !== null) return { kind: 'setback', setback };
      const news = await newsOf(store, group, number, dueAt);
      if (!hasNews(news)) return { kind: 'skip', reason: 'mended' };
      return {
        kind: 'deliver',
        channelId: guild.noticeChannelId,
        message: digestMessage(guild.language, news),
        marker: digestMarker(group.groupId, number),
      };
    },
    // It would go to the channel that refuses it; the next one comes in a week.
    refused: async (_, code) => `Discord ${code}`,
  };
}

function hasNews({ silent, left, blocked, blockers }: DigestNews): boolean {
  return [silent, left, blocked, blockers].some(({ length }) => length > 0);
}

/**
 * Silent members who are no longer in the server leave the group, at the very instant of the digest:
 * by that one is told of them, also if it has to be composed again. Gives what keeps everybody from
 * asking; who could not be looked up for another reason stays for a week.
 */
async function findDeparted(
  store: Store,
  isMember: IsMember,
  group: Group,
  week: number,
  at: number,
): Promise<Setback | null> {
  const { guildId, groupId } = group;
  for (const memberId of (await silentOf(store, group, week)).slice(0, LOOKED_UP)) {
    const asked = await isMember(guildId, memberId);
    if (asked.kind === 'done' && !asked.value) {
      await store.enrolments.leave(guildId, groupId, memberId, at);
    }
    if (asked.kind === 'unauthorised' || (asked.kind === 'limited' && asked.global)) return asked;
  }
  return null;
}

async function silentOf(store: Store, group: Group, week: number): Promise<string[]> {
  const since = group.weekStarts[week - 2];
  if (since === undefined) return [];
  return store.digest.silent(group.guildId, group.groupId, { week, since });
}

async function newsOf(store: Store, group: Group, week: number, at: number): Promise<DigestNews> {
  const { guildId, groupId } = group;
  const [roadmap, silent, left, blocked, blockers] = await Promise.all([
    roadmapOf(store, group),
    silentOf(store, group, week),
    store.digest.leftAt(guildId, groupId, at),
    store.outbox.blocked(guildId),
    store.blockers.open(guildId, groupId),
  ]);
  const named = (ids: readonly string[]) =>
    store.members.named(
      guildId,
      ids.map((memberId) => ({ memberId })),
    );
  const stuck = blocked.filter((post) => post.groupId === groupId);
  return {
    groupId,
    group: group.name,
    week,
    channelId: group.channelId,
    silent: await named(silent),
    left: await named(left),
    blocked: stuck.map(({ kind, number, reason }) => ({
      post: { kind, number, subject: '', phase: cutText(phaseTitleOf(roadmap, group, number), 60) },
      reason: reason ?? '',
    })),
    blockers: await store.members.named(guildId, blockers),
  };
}
