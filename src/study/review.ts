/** A finished item comes back after so many days; remembered each time, it is done for good. */
export const REVIEW_DAYS = [1, 3, 7, 21] as const;

const DAY = 86_400_000;

export type ReviewAnswer = {
  /** Tells events of the same millisecond apart. */
  id: string;
  answer: 'remembered' | 'shaky';
  /** Epoch ms. */
  at: number;
};

/** What a member did with one finished item: its live check-in, and the answers since. */
export type ReviewFacts = { checkedInAt: number; answers: readonly ReviewAnswer[] };

/** `step`: how many times in a row it was remembered. */
export type ReviewState = { kind: 'waits'; step: number; dueAt: number } | { kind: 'kept' };

/**
 * Where an item stands, whatever the order in which its events are told: `remembered` moves it one
 * step on, `shaky` starts again at one day. An answer before its time (a second tap in another
 * panel, one from before the item was taken back and done again) changes nothing.
 */
export function reviewOf({ checkedInAt, answers }: ReviewFacts): ReviewState {
  let state = waitAt(0, checkedInAt);
  for (const { answer, at } of [...answers].sort(byTime)) {
    if (state.kind === 'kept') break;
    if (at < state.dueAt) continue;
    state = waitAt(answer === 'remembered' ? state.step + 1 : 0, at);
  }
  return state;
}

/** The items to be reviewed now, the one that has waited longest first; `order` settles ties. */
export function reviewsDue<T extends ReviewFacts & { order: number }>(
  items: readonly T[],
  now: number,
): T[] {
  return items
    .flatMap((item) => {
      const state = reviewOf(item);
      return state.kind === 'waits' && state.dueAt <= now ? [{ item, dueAt: state.dueAt }] : [];
    })
    .sort((a, b) => a.dueAt - b.dueAt || a.item.order - b.item.order)
    .map(({ item }) => item);
}

/** What comes back after `now`: the first instant of each day counted from the first, and how many. */
export function comingBack(
  items: readonly ReviewFacts[],
  now: number,
): { at: number; items: number }[] {
  const times = items
    .flatMap((item) => {
      const state = reviewOf(item);
      return state.kind === 'waits' && state.dueAt > now ? [state.dueAt] : [];
    })
    .sort((a, b) => a - b);
  const days: { at: number; items: number }[] = [];
  for (const at of times) {
    const day = days.at(-1);
    if (day !== undefined && at < day.at + DAY) day.items += 1;
    else days.push({ at, items: 1 });
  }
  return days;
}

/** The facts as they were when something happened: later answers, and that one, are left out. */
export function before<T extends ReviewFacts>(item: T, event: { id: string; at: number }): T {
  return { ...item, answers: item.answers.filter((answer) => byTime(answer, event) < 0) };
}

function waitAt(step: number, at: number): ReviewState {
  const days = REVIEW_DAYS[step];
  return days === undefined ? { kind: 'kept' } : { kind: 'waits', step, dueAt: at + days * DAY };
}

type Event = { id: string; at: number };

function byTime(a: Event, b: Event): number {
  if (a.at !== b.at) return a.at - b.at;
  const [first, second] = [BigInt(a.id), BigInt(b.id)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
