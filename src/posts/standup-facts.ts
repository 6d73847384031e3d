import type { Slot } from '../scheduler/post-kind.ts';
import type { Blocker } from '../store/blockers.ts';
import type { Group } from '../store/groups.ts';
import type { Store } from '../store/store.ts';
import { suggestHelpers } from '../study/blockers.ts';
import { type Standup, type StandupKey, standupOf, standupsOf } from '../study/standups.ts';
import type { ShownBlocker } from '../views/blockers.ts';

export type Scope = StandupKey['scope'];

/** The kinds of posts that a standup consists of. */
export const KINDS = {
  phase: { opening: 'standup', report: 'report', answer: 'answer' },
  week: { opening: 'week-standup', report: 'week-report', answer: 'week-answer' },
} as const;

/** One slot for each standup of a scope. */
export function slotsFor(group: Group, scope: Scope, slot: (standup: Standup) => Slot): Slot[] {
  return standupsOf(group)
    .filter((standup) => standup.scope === scope)
    .map(slot);
}

/**
 * The blockers that a standup shows: its own, then those open since earlier ones. With whom to
 * suggest: in the order in which they were raised, so that all messages suggest the same.
 */
export async function blockersFor(
  store: Store,
  group: Group,
  key: StandupKey,
  closesAt: number,
): Promise<(ShownBlocker & { memberId: string })[]> {
  const { guildId, groupId } = group;
  const isOwn = (blocker: Blocker) => blocker.scope === key.scope && blocker.number === key.number;
  // Of standups side by side none comes before the other.
  const isEarlier = (blocker: Blocker) =>
    (standupOf(group, blocker)?.closesAt ?? blocker.raisedAt) < closesAt;
  const all = (await store.blockers.shown(guildId, groupId, key)).filter(
    (blocker) => isOwn(blocker) || isEarlier(blocker),
  );
  const shown = await shownBlockers(store, group, all);
  const own = new Set(all.filter(isOwn).map(({ blockerId }) => blockerId));
  const marked = shown.map((each) => ({ ...each, isCarried: !own.has(each.blockerId) }));
  return [...marked.filter((each) => !each.isCarried), ...marked.filter((each) => each.isCarried)];
}

/** Blockers as they are shown, with names and suggestions. */
export async function shownBlockers(
  store: Store,
  { guildId, groupId }: Pick<Group, 'guildId' | 'groupId'>,
  blockers: readonly Blocker[],
): Promise<(ShownBlocker & { memberId: string })[]> {
  const unhelped = blockers.filter(
    ({ helperId, resolvedAt }) => helperId === null && resolvedAt === null,
  );
  const items = unhelped.flatMap(({ itemId }) => (itemId === null ? [] : [itemId]));
  const helpers = await store.blockers.helpers(guildId, groupId, items);
  const suggested = suggestHelpers(unhelped, helpers);
  const ids = blockers.flatMap(({ blockerId, memberId, helperId }) =>
    [memberId, helperId, suggested.get(blockerId)].flatMap((id) => (id == null ? [] : [id])),
  );
  const named = await store.members.named(
    guildId,
    ids.map((memberId) => ({ memberId })),
  );
  const person = (id: string | null | undefined) =>
    named.find(({ memberId }) => memberId === id) ?? null;
  return blockers.map((blocker) => ({
    blockerId: blocker.blockerId,
    memberId: blocker.memberId,
    person: person(blocker.memberId) ?? { memberId: blocker.memberId, alias: null, hidden: true },
    text: blocker.text,
    item: blocker.item,
    helper: person(blocker.helperId),
    suggested: person(suggested.get(blocker.blockerId)),
    raisedAt: blocker.raisedAt,
    isCarried: true,
    isResolved: blocker.resolvedAt !== null,
  }));
}
