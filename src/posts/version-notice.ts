import { leavesOf, type Roadmap } from '../roadmap/roadmap.ts';
import type { PostKind } from '../scheduler/post-kind.ts';
import type { Store } from '../store/store.ts';
import { weekOf } from '../study/schedule.ts';
import { noticeMarker, versionNoticeMessage } from '../views/update-groups.ts';
import { roadmapOf } from './facts.ts';

/** Tells a group once that it was moved to a new version of its roadmap. */
export function versionNotice(store: Store): PostKind {
  return {
    kind: 'notice',
    // Made by the move itself, not by the calendar.
    slots: () => [],
    compose: async (group, post) => {
      const [before, after] = await Promise.all([
        store.roadmaps.find(group.guildId, post.subject),
        roadmapOf(store, group),
      ]);
      if (before === undefined) return { kind: 'skip', reason: 'no-version' };
      const weeks = group.plan.weeks.length;
      return {
        kind: 'deliver',
        channelId: group.channelId,
        message: versionNoticeMessage(group.language, {
          groupId: group.groupId,
          number: post.number,
          group: group.name,
          roadmap: after.title,
          ...countChanges(before, after),
          weeks,
          goesOn: weekOf(group, post.dueAt) < weeks,
        }),
        marker: noticeMarker(group.groupId, post.number),
      };
    },
  };
}

/** By their ids, which the organiser has settled: what is the same item is no guess any more. */
function countChanges(before: Roadmap, after: Roadmap) {
  const old = new Map(leavesOf(before).map((leaf) => [leaf.id, leaf]));
  const fresh = leavesOf(after);
  const same = fresh.flatMap((leaf) => {
    const was = old.get(leaf.id);
    return was === undefined ? [] : [{ was, leaf }];
  });
  return {
    added: fresh.length - same.length,
    removed: old.size - same.length,
    changed: same.filter(
      ({ was, leaf }) => was.text !== leaf.text || was.topic.id !== leaf.topic.id,
    ).length,
  };
}
