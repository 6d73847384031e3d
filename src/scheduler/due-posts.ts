import type { Group } from '../store/groups.ts';
import type { NewPost, Post } from '../store/outbox/outbox.ts';
import type { PostKind, Slot } from './post-kind.ts';

/** All slots of a group, in order of time. */
export function slotsOf(kinds: readonly PostKind[], group: Group): Slot[] {
  return kinds.flatMap((kind) => kind.slots(group)).sort((a, b) => a.at - b.at);
}

/**
 * The slots that have come since the group was last looked at, as rows: due, or missed when they
 * came up too long ago to be worth posting; and with these, one post that lists them to the
 * organisers. And when the group is to be looked at next.
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
  const missed = rows.filter(({ state }) => state === 'missed');
  const told = missed.length === 0 ? [] : [listMissed(missed, now)];
  return { rows: [...rows, ...told], nextDueAt: nextAfter(slots, now) };
}

function listMissed(missed: readonly NewPost[], now: number): NewPost {
  const number = Math.max(...missed.map((post) => post.number));
  const subject = missedSubject(missed);
  return { kind: 'trouble', number, subject, dueAt: now, state: 'due', reason: null };
}

const MISSED = 'missed';

/** The subject of a post that lists missed ones: it names them, such as `missed assignment-2 board-1`. */
export function missedSubject(missed: readonly Pick<Post, 'kind' | 'number'>[]): string {
  return [MISSED, ...missed.map(({ kind, number }) => `${kind}-${number}`)].join(' ');
}

/** The posts that such a subject names, as they were written; null for any other subject. */
export function missedIn(subject: string): { kind: string; number: number }[] | null {
  const [first, ...rest] = subject.split(' ');
  if (first !== MISSED) return null;
  return rest.map((each) => {
    // Kinds have hyphens too.
    const cut = each.lastIndexOf('-');
    return { kind: each.slice(0, cut), number: Number(each.slice(cut + 1)) };
  });
}

/** The first slot after an instant, or null. */
export function nextAfter(slots: readonly Slot[], now: number): number | null {
  return slots.find(({ at }) => at > now)?.at ?? null;
}
