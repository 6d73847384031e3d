import type { Group } from '../store/groups.ts';
import type { NewPost } from '../store/outbox.ts';
import type { PostKind, Slot } from './post-kind.ts';

/** All slots of a group, in order of time. */
export function slotsOf(kinds: readonly PostKind[], group: Group): Slot[] {
  return kinds.flatMap((kind) => kind.slots(group)).sort((a, b) => a.at - b.at);
}

/**
 * The slots that have come since the group was last looked at, as rows: due, or missed when they
 * came up too long ago to be worth posting. And when the group is to be looked at next.
 */
export function duePosts(
  slots: readonly Slot[],
  sweptTo: number,
  now: number,
): { rows: NewPost[]; nextDueAt: number | null } {
  const rows = slots
    .filter(({ at }) => at > sweptTo && at <= now)
    .map(
      ({ kind, number, at, until }): NewPost =>
        until > now
          ? { kind, number, dueAt: at, state: 'due', reason: null }
          : { kind, number, dueAt: at, state: 'missed', reason: 'too-late' },
    );
  return { rows, nextDueAt: nextAfter(slots, now) };
}

/** The first slot after an instant, or null. */
export function nextAfter(slots: readonly Slot[], now: number): number | null {
  return slots.find(({ at }) => at > now)?.at ?? null;
}
