import type { Ask } from '../discord/ask.ts';
import type { Message } from '../discord/message.ts';
import type { Enrolment } from '../store/enrolments.ts';
import type { Group, MemberItem } from '../store/groups.ts';
import type { Leave } from '../store/leaves.ts';
import { streakFacts } from '../study/board.ts';
import { restAfter } from '../study/rests.ts';
import { weekOf } from '../study/schedule.ts';
import { streak } from '../study/streak.ts';
import {
  type Checklist,
  checklistMessage,
  inScope,
  markOf,
  PAGE,
  type Scope,
} from '../views/checklist.ts';
import { dueReviews } from './due-reviews.ts';
import type { Kit } from './kit.ts';
import { ownPace } from './own-pace.ts';
import { streakWeeks } from './streak-weeks.ts';

export type View = {
  scope: Scope | null;
  page: number;
  news: string | null;
  /** What this very interaction has ticked. */
  ticked?: readonly string[];
  /** Chooses what to write a note on, instead of ticking. */
  isNoting?: boolean;
};

/** A member's private panel of a group, as it stands. */
export async function checklist(kit: Kit, ask: Ask, group: Group, view: View): Promise<Message> {
  return checklistMessage(ask.language, await checklistOf(kit, ask, group, view));
}

/**
 * The items that a menu offered, by what its custom id tells of it: of a week that is over too. Null
 * when it must have offered others, because the plan has changed since.
 */
export function offeredItems(
  list: Pick<Checklist, 'items' | 'own'>,
  menu: { scope: Scope; page: number; week: number; mark: string },
): Checklist['items'] | null {
  const own = { ...list.own, week: menu.week };
  const shown = inScope({ items: list.items, own }, menu.scope);
  const part = shown.slice(menu.page * PAGE, (menu.page + 1) * PAGE);
  return markOf(part) === menu.mark ? part : null;
}

/** A member's items of a group, and where the member and its weeks stand. */
export async function checklistOf(
  kit: Kit,
  ask: Ask,
  group: Group,
  view: View,
): Promise<Checklist> {
  const { guildId, memberId, at, interactionId } = ask;
  const { groupId } = group;
  const [items, enrolment, leaves, due] = await Promise.all([
    kit.store.groups.items(guildId, groupId, memberId),
    kit.store.enrolments.find(guildId, groupId, memberId),
    kit.store.leaves.list(guildId, groupId, memberId),
    dueReviews(kit, ask, group),
  ]);
  const { own, pace, weekEndsAt } = ownPace(group, items, enrolment, at);
  const week = weekOf(group, at);
  const weeks = group.weekStarts.length - 1;
  const ticked = view.ticked ?? [];
  const isOnLeave = leaves.some((leave) => leave.kind === 'leave' && leave.week === week);
  return {
    groupId,
    group: group.name,
    week,
    weeks,
    startsAt: group.weekStarts[0] ?? 0,
    endsAt: weekEndsAt,
    rest: restAfter(group, week),
    items,
    own,
    pace: { ...pace, canTakeLeave: pace.canTakeLeave && !isOnLeave },
    points: items.reduce((sum, { earned }) => sum + (earned ?? 0), 0),
    streak: streakOf(group, items, enrolment, leaves, at),
    isOnLeave,
    dueReviews: due,
    scope: view.scope ?? (own.week < 1 || own.week > weeks ? 'all' : 'week'),
    page: view.page,
    news: view.news,
    ticked: ticked.length === 0 ? null : { interactionId, items: ticked },
    notable: view.isNoting === true ? notableOf(items) : null,
  };
}

/** The done items, the newest first. */
function notableOf(items: readonly MemberItem[]) {
  return items
    .filter(({ done }) => done === 'done')
    .sort((a, b) => (b.doneAt ?? 0) - (a.doneAt ?? 0))
    .slice(0, 25)
    .map(({ itemId, text, topic, note, link }) => {
      return { itemId, text, topic, hasNote: note !== null || link !== null };
    });
}

/** The streak as the board has it, from the member's own check-ins. */
function streakOf(
  group: Group,
  items: readonly MemberItem[],
  enrolment: Enrolment | undefined,
  leaves: readonly Leave[],
  now: number,
): number {
  const done = items.filter((item) => item.done === 'done');
  const total = (period: string, count: number) => ({
    memberId: enrolment?.memberId ?? '',
    joinedWeek: enrolment?.joinedWeek ?? 0,
    known: items.filter((item) => item.done === 'known').length,
    leaves,
    period,
    points: null,
    items: count,
    reachedAt: null,
  });
  const weeks = [...new Set(done.map(({ doneWeek }) => doneWeek))];
  const totals = [
    total('all', done.length),
    ...weeks.map((week) =>
      total(`w${week}`, done.filter(({ doneWeek }) => doneWeek === week).length),
    ),
  ];
  return streak(streakFacts(totals, streakWeeks(group, now)));
}
