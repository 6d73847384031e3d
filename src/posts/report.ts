import type { PostKind, Slot } from '../scheduler/post-kind.ts';
import type { Store } from '../store/store.ts';
import { reportMarker, reportMessage } from '../views/standup.ts';
import { nextPhaseTitle, phaseTitleOf, progressOf, roadmapOf } from './facts.ts';
import { phaseSlots, standup } from './standup.ts';

const WORTH_POSTING = 7 * 86_400_000;

/** The report of a phase: due when its standup closes. The standup's post then points to it. */
export function reportPost(store: Store): PostKind {
  return {
    kind: 'report',
    slots: (group) =>
      phaseSlots(group).map(({ number, closesAt }): Slot => {
        return { kind: 'report', number, at: closesAt, until: closesAt + WORTH_POSTING };
      }),
    compose: async (group, post) => {
      const { guildId, groupId } = group;
      const { number } = post;
      const [roadmap, members, answers, planned, opening] = await Promise.all([
        roadmapOf(store, group),
        progressOf(store, group),
        store.standups.answers(guildId, groupId, number),
        store.groups.phaseItems(guildId, groupId, number),
        store.outbox.find({ guildId, groupId, kind: 'standup', number, subject: '' }),
      ]);
      const left = members.map(({ memberId, byPhase }) => ({
        memberId,
        left: planned - (byPhase.get(number) ?? 0),
      }));
      const message = reportMessage(group.language, {
        groupId,
        group: group.name,
        phase: number,
        title: phaseTitleOf(roadmap, group, number),
        finished: left.filter((member) => member.left <= 0).map(({ memberId }) => memberId),
        open: left.filter((member) => member.left > 0),
        answers,
        nextPhase: nextPhaseTitle(roadmap, group, number),
      });
      const link = (messageId: string) =>
        `https://discord.com/channels/${guildId}/${group.channelId}/${messageId}`;
      return {
        kind: 'deliver',
        channelId: group.channelId,
        message,
        marker: reportMarker(groupId, number),
        edits: async (messageId) =>
          opening?.channelId && opening.messageId
            ? [
                {
                  channelId: opening.channelId,
                  messageId: opening.messageId,
                  message: await standup(store, group, number, link(messageId)),
                },
              ]
            : [],
      };
    },
  };
}
