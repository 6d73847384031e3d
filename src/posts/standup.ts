import { wordsOf } from '../i18n/words.ts';
import type { PostKind, Slot } from '../scheduler/post-kind.ts';
import type { Group } from '../store/groups.ts';
import type { Store } from '../store/store.ts';
import { numberedPhases } from '../study/phases.ts';
import { standupMarker, standupMessage } from '../views/standup.ts';
import { phaseTitleOf, roadmapOf } from './facts.ts';
import { cutText } from '../discord/seal.ts';

/** The standup of a phase: opens with the phase's last week, in a thread. */
export function standupPost(store: Store): PostKind {
  return {
    kind: 'standup',
    slots: (group) =>
      phaseSlots(group).map(({ number, opensAt, closesAt }): Slot => {
        return { kind: 'standup', number, at: opensAt, until: closesAt };
      }),
    compose: async (group, post) => {
      const roadmap = await roadmapOf(store, group);
      const words = wordsOf(group.language);
      const phase = phaseTitleOf(roadmap, group, post.number);
      return {
        kind: 'deliver',
        channelId: group.channelId,
        message: await standup(store, group, post.number, null),
        marker: standupMarker(group.groupId, post.number),
        thread: cutText(words('post.standupThread', { phase }), 100),
      };
    },
  };
}

/** When each phase's standup opens and closes: the start and the end of its last week. */
export function phaseSlots(group: Group): { number: number; opensAt: number; closesAt: number }[] {
  return numberedPhases(group.plan).flatMap(({ lastWeek, number }) => {
    const opensAt = group.weekStarts[lastWeek - 1];
    const closesAt = group.weekStarts[lastWeek];
    if (opensAt === undefined || closesAt === undefined) return [];
    return [{ number, opensAt, closesAt }];
  });
}

/** A standup's post as it reads now. */
export async function standup(
  store: Store,
  group: Group,
  phase: number,
  reportLink: string | null,
) {
  const [roadmap, answers] = await Promise.all([
    roadmapOf(store, group),
    store.standups.answers(group.guildId, group.groupId, phase),
  ]);
  return standupMessage(group.language, {
    groupId: group.groupId,
    group: group.name,
    phase,
    title: phaseTitleOf(roadmap, group, phase),
    closesAt: phaseSlots(group).find(({ number }) => number === phase)?.closesAt ?? 0,
    answered: answers.map(({ memberId }) => memberId),
    reportLink,
  });
}
