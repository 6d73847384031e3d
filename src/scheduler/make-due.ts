import type { Group } from '../store/groups.ts';
import type { NewPost, Post } from '../store/outbox/outbox.ts';
import type { Store } from '../store/store.ts';
import { duePosts, nextAfter, slotsOf } from './due-posts.ts';
import type { PostKind } from './post-kind.ts';
import type { SweepReport } from './report.ts';

/** How many groups one step takes on, and how many statements run side by side. */
const BATCH = 50;
const ABREAST = 5;
/** A group whose slots could not be made rows is looked at again after this, in milliseconds. */
const ASIDE = 60 * 60_000;

export type MakeDueParts = {
  store: Store;
  kinds: readonly PostKind[];
  report: (report: SweepReport) => void;
};

/** Makes rows of all slots that have come due by `now`; gives the states of those that are new. */
export async function makeDue(parts: MakeDueParts, now: number): Promise<Post['state'][]> {
  const made: Post['state'][] = [];
  for (;;) {
    const groups = await parts.store.outbox.dueGroups(now, BATCH);
    let failed = 0;
    for (let from = 0; from < groups.length; from += ABREAST) {
      const some = groups.slice(from, from + ABREAST);
      for (const states of await Promise.all(some.map((group) => makeDueOf(parts, group, now)))) {
        if (states === 'failed') failed += 1;
        else made.push(...states);
      }
    }
    // Those that failed come up again: the next sweep tries them.
    if (groups.length < BATCH || failed === groups.length) return made;
  }
}

/** One group's trouble holds up no other. */
async function makeDueOf(
  { store, kinds, report }: MakeDueParts,
  group: Group,
  now: number,
): Promise<Post['state'][] | 'failed'> {
  const { guildId, groupId } = group;
  const failed = (error: unknown) => {
    report({ event: 'group-failed', guildId, groupId, error });
    return 'failed' as const;
  };
  const due = slotsDue(kinds, group, now);
  if ('error' in due) {
    // It will not be otherwise in a minute.
    await store.outbox.setAside(group, now + ASIDE);
    return failed(due.error);
  }
  const sweptTo = Math.max(now, group.sweptTo);
  const { rows, expanding, nextDueAt } = due;
  try {
    const more = await Promise.all(expanding.map((rowsOf) => rowsOf()));
    const all = [...rows, ...more.flat()];
    const made = await store.outbox.makeDue(group, all, { sweptTo, nextDueAt });
    if (made.length > 0) await store.groups.noteOutages(guildId, groupId);
    return made;
  } catch (error) {
    return failed(error);
  }
}

function slotsDue(kinds: readonly PostKind[], group: Group, now: number) {
  try {
    const own = kinds.filter(({ expand }) => expand === undefined);
    const { rows } = duePosts(slotsOf(own, group), group.sweptTo, now);
    const nextDueAt = nextAfter(slotsOf(kinds, group), now);
    return { rows, expanding: expandingOf(kinds, group, now), nextDueAt };
  } catch (error) {
    return { error };
  }
}

/** Slots that have come and become rows of members; those that came up too late become none. */
function expandingOf(
  kinds: readonly PostKind[],
  group: Group,
  now: number,
): (() => Promise<NewPost[]>)[] {
  return kinds.flatMap(({ slots, expand }) =>
    expand === undefined
      ? []
      : slots(group)
          .filter(({ at, until }) => at > group.sweptTo && at <= now && until > now)
          .map((slot) => () => expand(group, slot)),
  );
}
