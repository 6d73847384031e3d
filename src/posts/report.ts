import { isOptional } from '../roadmap/optional.ts';
import type { PostKind } from '../scheduler/post-kind.ts';
import type { Group } from '../store/groups.ts';
import type { Store } from '../store/store.ts';
import { type StandupKey, standupOf } from '../study/standups.ts';
import { reportMarker, reportMessage } from '../views/standup-report.ts';
import { nextPhaseTitle, phaseTitleOf, progressOf, roadmapOf } from './facts.ts';
import { messageLink, standup } from './standup.ts';
import { blockersFor, KINDS, type Scope, slotsFor } from './standup-facts.ts';

const WORTH_POSTING = 7 * 86_400_000;
/** Asked in nobody's name, the items of a group are just that. */
const NOBODY = '0';

/** The report of a phase or week: due when its standup closes. The standup's post then points to it. */
export function reportPost(store: Store, scope: Scope): PostKind {
  const kind = KINDS[scope].report;
  return {
    kind,
    slots: (group) =>
      slotsFor(group, scope, ({ number, closesAt }) => {
        return { kind, number, at: closesAt, until: closesAt + WORTH_POSTING };
      }),
    compose: async (group, post) => {
      const { guildId, groupId } = group;
      const { number } = post;
      const key = { scope, number };
      const slot = { guildId, groupId, kind: KINDS[scope].opening, number, subject: '' };
      const opening = await store.outbox.find(slot);
      // Weekly standups that were turned on too late for this week have nothing to report.
      if (scope === 'week' && !opening?.messageId) return { kind: 'skip', reason: 'no-standup' };
      const channel = post.channelId ?? group.channelId;
      return {
        kind: 'deliver',
        channelId: group.channelId,
        message: await report(store, group, key),
        marker: reportMarker(groupId, key),
        edits: async (messageId) => {
          if (!opening?.channelId || !opening.messageId) return [];
          const link = messageLink(guildId, channel, messageId);
          const message = await standup(store, group, key, link);
          return [{ channelId: opening.channelId, messageId: opening.messageId, message }];
        },
      };
    },
  };
}

/** A report as it reads now. */
export async function report(store: Store, group: Group, key: StandupKey) {
  const { guildId, groupId } = group;
  const closesAt = standupOf(group, key)?.closesAt ?? Number.POSITIVE_INFINITY;
  const [roadmap, left, given, blockers] = await Promise.all([
    roadmapOf(store, group),
    key.scope === 'phase'
      ? leftOfPhase(store, group, key.number)
      : leftAfterWeek(store, group, key.number),
    store.standups.answers(guildId, groupId, key),
    blockersFor(store, group, key, closesAt),
  ]);
  const [standing, answers] = await Promise.all([
    store.members.named(guildId, left),
    store.members.named(guildId, given),
  ]);
  return reportMessage(group.language, {
    groupId,
    group: group.name,
    key,
    title: key.scope === 'phase' ? phaseTitleOf(roadmap, group, key.number) : '',
    finished: standing.filter((member) => member.left <= 0),
    open: standing
      .filter((member) => member.left > 0)
      .map((person) => ({ person, left: person.left })),
    answers: answers.map((person) => {
      return { person, next: person.next, isLate: person.firstAt >= closesAt };
    }),
    blockers,
    nextPhase: key.scope === 'phase' ? nextPhaseTitle(roadmap, group, key.number) : null,
  });
}

type Left = { memberId: string; left: number };

async function leftOfPhase(store: Store, group: Group, phase: number): Promise<Left[]> {
  const [members, planned] = await Promise.all([
    progressOf(store, group),
    store.groups.phaseItems(group.guildId, group.groupId, phase),
  ]);
  return members.map(({ memberId, byPhase }) => {
    return { memberId, left: planned - (byPhase.get(phase) ?? 0) };
  });
}

async function leftAfterWeek(store: Store, group: Group, week: number): Promise<Left[]> {
  const { guildId, groupId } = group;
  const items = await store.groups.items(guildId, groupId, NOBODY);
  const optional = items.filter(({ text, topic }) => isOptional(text) || isOptional(topic));
  const ids = optional.map(({ itemId }) => itemId);
  return store.standups.leftAfter(guildId, groupId, week, ids);
}
