import { wordsOf } from '../i18n/words.ts';
import type { PostKind, Slot } from '../scheduler/post-kind.ts';
import type { Group } from '../store/groups.ts';
import type { Store } from '../store/store.ts';
import { countItems } from '../study/plan.ts';
import { restAfter } from '../study/rests.ts';
import { assignmentMarker, assignmentMessage } from '../views/assignment.ts';
import { groupShare, isLate, progressOf, roadmapOf } from './facts.ts';

/** The weekly assignment: due when the week starts, worth posting until it ends. */
export function assignmentPost(store: Store): PostKind {
  return {
    kind: 'assignment',
    slots: ({ weekStarts }) =>
      weekStarts.slice(0, -1).map((at, index): Slot => {
        const until = weekStarts[index + 1] ?? at;
        return { kind: 'assignment', number: index + 1, at, until };
      }),
    compose: async (group, post, now) => ({
      kind: 'deliver',
      channelId: group.channelId,
      message: await assignment(
        store,
        group,
        post.number,
        isLate(post.dueAt, post.sentAt ?? now),
        null,
      ),
      marker: assignmentMarker(group.groupId, post.number),
      thread: wordsOf(group.language)('post.thread', { week: post.number }),
    }),
  };
}

/** A week's assignment as it reads now; `result` once the week is over. */
export async function assignment(
  store: Store,
  group: Group,
  number: number,
  late: boolean,
  result: { items: number; met: number } | null,
) {
  const week = group.plan.weeks[number - 1];
  if (week === undefined) throw new Error(`group ${group.groupId} has no week ${number}`);
  const [roadmap, members] = await Promise.all([roadmapOf(store, group), progressOf(store, group)]);
  return assignmentMessage(group.language, {
    groupId: group.groupId,
    group: group.name,
    roadmap,
    week,
    weeks: group.plan.weeks.length,
    endsAt: group.weekStarts[number] ?? 0,
    rest: restAfter(group, number),
    members: members.length,
    share: groupShare(members, countItems(group.plan)),
    late,
    result,
  });
}
