import type { PostKind, Slot } from '../scheduler/post-kind.ts';
import type { Store } from '../store/store.ts';
import { improved } from '../study/board.ts';
import { countItems } from '../study/plan.ts';
import { TEN } from '../views/board.ts';
import { weekBoardMarker, weekBoardMessage } from '../views/week-board.ts';
import { assignment } from './assignment.ts';
import { groupShare, isLate, progressOf } from './facts.ts';

const WORTH_POSTING = 3 * 86_400_000;

/** The board: due at the week's end. The week's assignment is edited once, with its result. */
export function boardPost(store: Store): PostKind {
  return {
    kind: 'board',
    slots: ({ weekStarts }) =>
      weekStarts.slice(1).map((at, index): Slot => {
        return { kind: 'board', number: index + 1, at, until: at + WORTH_POSTING };
      }),
    compose: async (group, post) => {
      const { guildId, groupId } = group;
      const week = post.number;
      const [top, totals, members, opening] = await Promise.all([
        store.boards.page(guildId, { groupId, period: 'all', limit: TEN, offset: 0 }),
        store.boards.periods(guildId, groupId),
        progressOf(store, group),
        store.outbox.find({ guildId, groupId, kind: 'assignment', number: week, subject: '' }),
      ]);
      const inWeek = totals.filter(({ period, items }) => period === `w${week}` && items);
      const result = {
        items: inWeek.reduce((sum, { items }) => sum + (items ?? 0), 0),
        met: inWeek.filter(({ items }) => (items ?? 0) >= group.target).length,
      };
      const late = opening?.sentAt != null && isLate(opening.dueAt, opening.sentAt);
      return {
        kind: 'deliver',
        channelId: group.channelId,
        message: weekBoardMessage(group.language, {
          groupId,
          group: group.name,
          week,
          top: await store.members.named(
            guildId,
            top.map(({ memberId, points }) => ({ memberId, value: points })),
          ),
          improved: (await store.members.named(guildId, improved(totals, week).slice(0, 1)))[0],
          members: members.length,
          share: groupShare(members, countItems(group.plan)),
          result,
        }),
        marker: weekBoardMarker(groupId, week),
        edits: async () =>
          opening?.messageId && opening.channelId
            ? [
                {
                  channelId: opening.channelId,
                  messageId: opening.messageId,
                  message: await assignment(store, group, week, late, result),
                },
              ]
            : [],
      };
    },
  };
}
