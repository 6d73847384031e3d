import type { PostKind } from '../scheduler/post-kind.ts';
import { WHOLE_ROADMAP } from '../store/celebrations.ts';
import type { Store } from '../store/store.ts';
import { celebrationMarker, celebrationMessage } from '../views/celebration.ts';
import { phaseTitleOf, roadmapOf } from './facts.ts';

/**
 * One line in the channel for a member who has completed a phase or the whole roadmap. Nothing of
 * somebody who does not want to be named, nor of what was taken back before it could be sent.
 */
export function celebrationPost(store: Store): PostKind {
  return {
    kind: 'celebration',
    // Made by the check-in itself, not by the calendar.
    slots: () => [],
    compose: async (group, post) => {
      const { guildId, groupId, language } = group;
      const { number, subject: memberId, dueAt } = post;
      const [items, enrolment, named, roadmap] = await Promise.all([
        store.groups.items(guildId, groupId, memberId),
        store.enrolments.find(guildId, groupId, memberId),
        store.members.named(guildId, [{ memberId }]),
        roadmapOf(store, group),
      ]);
      const [person] = named;
      if (person === undefined || person.hidden) return { kind: 'skip', reason: 'hidden' };
      const isWhole = number === WHOLE_ROADMAP;
      const part = items.filter(({ phase }) => isWhole || phase === number);
      const isComplete = part.length > 0 && part.every(({ done }) => done !== null);
      if (enrolment?.status !== 'active' || !isComplete) {
        return { kind: 'skip', reason: 'taken-back' };
      }
      const phase = isWhole ? null : phaseTitleOf(roadmap, group, number);
      return {
        kind: 'deliver',
        channelId: group.channelId,
        message: celebrationMessage(language, { groupId, number, dueAt, person, phase }),
        marker: celebrationMarker(groupId, number, dueAt),
      };
    },
  };
}
