import type { Group } from '../store/groups.ts';
import type { Store } from '../store/store.ts';
import { rederiveStarts } from '../study/rederive.ts';

const PAGE = 200;

/**
 * Brings the coming weeks of all groups to the zone rules that this runtime knows, for it may be
 * newer than the one that derived them. To be called when a process starts, before it sweeps; calling
 * it again, or in several processes, changes nothing more. Gives how many groups it moved.
 */
export async function rederiveWeeks(
  store: Store,
  nextPostAt: (group: Group, after: number) => number | null,
  now: number,
): Promise<number> {
  let moved = 0;
  let after: Group | null = null;
  for (;;) {
    const groups: Group[] = await store.calendars.open(after, PAGE);
    for (const group of groups) {
      const weekStarts = rederiveStarts(group, now);
      if (weekStarts.every((start, i) => start === group.weekStarts[i])) continue;
      const nextDueAt = nextPostAt({ ...group, weekStarts }, group.sweptTo);
      if (await store.calendars.change(group, { weekStarts, nextDueAt })) moved++;
    }
    after = groups.at(-1) ?? null;
    if (after === null || groups.length < PAGE) return moved;
  }
}
