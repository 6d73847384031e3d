import { customId } from '../discord/command.ts';
import type { Edit, PostKind } from '../scheduler/post-kind.ts';
import type { Store } from '../store/store.ts';
import { standupOf, standupRef } from '../study/standups.ts';
import { answerMessage } from '../views/standup.ts';
import { report } from './report.ts';
import { reportOf, standup } from './standup.ts';
import { blockersFor, KINDS, type Scope } from './standup-facts.ts';

/**
 * A member's answer in the standup's thread; the standup's post then tells who has answered, and
 * after the close its report is edited too.
 */
export function answerPost(store: Store, scope: Scope): PostKind {
  const { answer: kind, opening: opens } = KINDS[scope];
  return {
    kind,
    // Made by the answer itself, not by the calendar.
    slots: () => [],
    compose: async (group, post) => {
      const { guildId, groupId } = group;
      const { number, subject, dueAt } = post;
      const key = { scope, number };
      const closesAt = standupOf(group, key)?.closesAt ?? Number.POSITIVE_INFINITY;
      const [answers, opening, closing, blockers] = await Promise.all([
        store.standups.answers(guildId, groupId, key),
        store.outbox.find({ guildId, groupId, kind: opens, number, subject: '' }),
        reportOf(store, group, key),
        blockersFor(store, group, key, closesAt),
      ]);
      const answer = answers.find(({ memberId }) => memberId === subject);
      if (answer === undefined) return { kind: 'skip', reason: 'no-answer' };
      if (!opening?.channelId || !opening.messageId) return { kind: 'skip', reason: 'no-standup' };
      const [person = { memberId: subject, alias: null, hidden: true }] = await store.members.named(
        guildId,
        [{ memberId: subject }],
      );
      const marker = customId('standup', 'open', groupId, standupRef(key), markOf(answers, answer));
      const { channelId, messageId } = opening;
      const own = blockers.find((each) => each.memberId === subject && !each.isCarried) ?? null;
      return {
        kind: 'deliver',
        channelId: opening.threadId ?? channelId,
        message: answerMessage(
          group.language,
          groupId,
          { answer: { ...answer, person }, blocker: own, isLate: dueAt >= closesAt },
          marker,
        ),
        marker,
        edits: async (): Promise<Edit[]> => {
          const link = closing?.link ?? null;
          const edits = [{ channelId, messageId, message: await standup(store, group, key, link) }];
          if (closing === undefined) return edits;
          const { channelId: where, messageId: what } = closing;
          return [
            ...edits,
            { channelId: where, messageId: what, message: await report(store, group, key) },
          ];
        },
      };
    },
  };
}

type Given = { memberId: string; firstAt: number };

/**
 * Makes the button this answer's own, by which a lost message is found: when it was first given, and
 * its place among those of the same instant. Nobody is named, who may go by an alias.
 */
function markOf(answers: readonly Given[], answer: Given): string {
  const sooner = answers.filter(
    ({ memberId, firstAt }) => firstAt === answer.firstAt && memberId < answer.memberId,
  );
  return [answer.firstAt.toString(36), ...(sooner.length > 0 ? [sooner.length] : [])].join('-');
}
