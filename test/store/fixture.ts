import { itemsOf } from '../../src/commands/group/draft.ts';
import { versionOf } from '../../src/commands/roadmaps.ts';
import { shipped } from '../../src/roadmap/shipped.gen.ts';
import type { Group, GroupItem, NewGroup } from '../../src/store/groups.ts';
import type { Store } from '../../src/store/store.ts';
import { makePlan } from '../../src/study/plan.ts';
import { weekStarts } from '../../src/study/schedule.ts';

let newest = 1_300_000_000_000_000_000n;

/** An id that no other test of this process has. */
export function newId(): string {
  newest += 1n;
  return String(newest);
}

/** Monday 5 January 2026, 09:00 in Berlin. */
export const FIRST_DAY = '2026-01-05';
export const STARTED = Date.parse('2026-01-05T08:00:00Z');
export const DAY = 86_400_000;
export const WEEK = 7 * DAY;

export type GroupOptions = {
  guildId?: string;
  /** The plan's items; those of the shipped FastAPI roadmap when left out. */
  items?: GroupItem[];
  /** What differs from a running group that meets on Mondays from `STARTED` on. */
  change?: Partial<NewGroup>;
};

/** A running group of a server of its own, as `/group create` leaves it. */
export async function makeGroup(store: Store, options: GroupOptions = {}): Promise<Group> {
  const guildId = options.guildId ?? newId();
  const [first] = shipped;
  if (first === undefined) throw new Error('no roadmap is shipped');
  const planned = makePlan(first.roadmap, { weeks: 8 });
  if (planned.kind !== 'planned') throw new Error(planned.kind);
  const version = versionOf(first);
  await store.roadmaps.keep(guildId, version);
  const rhythm = [{ week: 1, date: FIRST_DAY, time: '09:00', zone: 'Europe/Berlin' }];
  return store.groups.create(
    guildId,
    {
      name: 'Morning group',
      version: version.version,
      language: 'en',
      channelId: newId(),
      plan: planned.plan,
      rhythm,
      weekStarts: weekStarts(rhythm, planned.plan.weeks.length),
      zone: 'Europe/Berlin',
      status: 'running',
      nextDueAt: null,
      sweptTo: STARTED - 1,
      createdBy: newId(),
      interactionId: newId(),
      ...options.change,
    },
    options.items ?? itemsOf(first.roadmap, planned.plan),
  );
}

/** A plan of a few items: `item-1` of week 1 and phase 1 earns 1 point, and so on; two items a week. */
export function fewItems(count: number): GroupItem[] {
  return Array.from({ length: count }, (_, place) => ({
    itemId: `item-${place + 1}`,
    position: place,
    week: Math.floor(place / 2) + 1,
    phase: Math.floor(place / 4) + 1,
    points: place + 1,
    text: `Item ${place + 1}`,
    topic: 'Topic',
  }));
}

/** Enrols a new member. */
export async function enrol(store: Store, group: Group, at = STARTED): Promise<string> {
  const memberId = newId();
  await store.enrolments.join(group.guildId, group.groupId, memberId, at, 1);
  return memberId;
}

/** A check-in as `/done` asks for it. */
export function doneOf(group: Group, memberId: string, itemIds: readonly string[], at = STARTED) {
  const { groupId } = group;
  return { groupId, memberId, itemIds, interactionId: newId(), note: null, link: null, at };
}
