/** A clock that runs with real time and can be put ahead, never back. */
export type VirtualClock = { now: () => number; goTo: (at: number) => void; ahead: () => number };

/** `ahead`: how far it was ahead when it was saved, in milliseconds. */
export function createClock(ahead: number): VirtualClock {
  let offset = ahead;
  return {
    now: () => Date.now() + offset,
    goTo: (at) => {
      offset = Math.max(offset, at - Date.now());
    },
    ahead: () => offset,
  };
}

const DAY = 86_400_000;

/**
 * Puts the clock ahead and stops at every post on the way, so that each appears at its own time.
 */
export async function advance(
  clock: VirtualClock,
  to: 'next' | 'day' | 'week',
  product: { nextPostAt: () => Promise<number | null>; sweep: () => Promise<unknown> },
): Promise<void> {
  const next = await product.nextPostAt();
  const end =
    to === 'next' ? Math.max(next ?? 0, clock.now()) : clock.now() + (to === 'day' ? DAY : 7 * DAY);
  for (;;) {
    const due = await product.nextPostAt();
    if (due === null || due > end) break;
    clock.goTo(due);
    await product.sweep();
    if ((await product.nextPostAt()) === due) break;
  }
  clock.goTo(end);
  await product.sweep();
}
