import { cutText } from '../discord/seal.ts';
import { wordsOf } from '../i18n/words.ts';
import type { PostKind } from '../scheduler/post-kind.ts';
import type { Group } from '../store/groups.ts';
import type { Store } from '../store/store.ts';
import { type StandupKey, standupOf } from '../study/standups.ts';
import { standupMarker, standupMessage } from '../views/standup.ts';
import { phaseTitleOf, roadmapOf } from './facts.ts';
import { blockersFor, KINDS, type Scope, slotsFor } from './standup-facts.ts';

/** A standup, in a thread: of a phase in its last week, or of a week in its last two days. */
export function standupPost(store: Store, scope: Scope): PostKind {
  const kind = KINDS[scope].opening;
  return {
    kind,
    slots: (group) =>
      slotsFor(group, scope, ({ number, opensAt, closesAt }) => {
        return { kind, number, at: opensAt, until: closesAt };
      }),
    compose: async (group, post) => {
      const key = { scope, number: post.number };
      if (standupOf(group, key) === undefined && post.messageId === null) {
        return { kind: 'skip', reason: 'no-standup' };
      }
      const words = wordsOf(group.language);
      const thread =
        scope === 'week'
          ? words('standup.weekThread', { week: post.number })
          : words('post.standupThread', {
              phase: phaseTitleOf(await roadmapOf(store, group), group, post.number),
            });
      return {
        kind: 'deliver',
        channelId: group.channelId,
        message: await standup(store, group, key, null),
        marker: standupMarker(group.groupId, key),
        thread: cutText(thread, 100),
      };
    },
  };
}

/** A standup's post as it reads now; closed once there is a report to point to. */
export async function standup(
  store: Store,
  group: Group,
  key: StandupKey,
  reportLink: string | null,
) {
  const { guildId, groupId } = group;
  const standup = standupOf(group, key);
  const [roadmap, answers, report] = await Promise.all([
    roadmapOf(store, group),
    store.standups.answers(guildId, groupId, key),
    reportLink === null ? reportOf(store, group, key) : undefined,
  ]);
  const link = reportLink ?? report?.link ?? null;
  const isOpen = standup !== undefined && link === null;
  const closesAt = standup?.closesAt ?? 0;
  const [answered, blockers, shaky] = await Promise.all([
    store.members.named(guildId, answers),
    isOpen ? blockersFor(store, group, key, closesAt) : [],
    isOpen ? store.reviews.shakyTopics(guildId, groupId) : [],
  ]);
  return standupMessage(group.language, {
    groupId,
    group: group.name,
    key,
    title: key.scope === 'phase' ? phaseTitleOf(roadmap, group, key.number) : '',
    closesAt,
    answered,
    closed: isOpen ? null : { reportLink: link },
    carried: blockers.filter(({ isCarried, isResolved }) => isCarried && !isResolved),
    shaky,
  });
}

/** The report that closed a standup, once it has been sent. */
export async function reportOf(store: Store, { guildId, groupId }: Group, key: StandupKey) {
  const { scope, number } = key;
  const kind = KINDS[scope].report;
  const row = await store.outbox.find({ guildId, groupId, kind, number, subject: '' });
  if (!row?.channelId || !row.messageId) return undefined;
  const { channelId, messageId } = row;
  return { channelId, messageId, link: messageLink(guildId, channelId, messageId) };
}

export function messageLink(guildId: string, channelId: string, messageId: string): string {
  return `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
}
