import type { Door } from '../discord/door.ts';
import type { Store } from '../store/store.ts';
import type { Pacer } from './pace.ts';
import type { SweepReport } from './report.ts';

/** Sweeps come each minute; after a longer gap, in milliseconds, the clock may have jumped. */
const GAP = 15 * 60_000;
/** So far, in milliseconds, this clock may differ from Discord's. */
const TOLERANCE = 10 * 60_000;

/** In milliseconds: a clock that has been checked is written down however far ahead it is. */
const ALWAYS = 1e12;

export type BeginParts = {
  store: Store;
  door: Door;
  pacer: Pacer;
  /** This process among those that sweep. */
  schedulerId: string;
  report: (report: SweepReport) => void;
};

/**
 * Whether this clock may decide what is due. After a gap Discord is asked what time it is: it was an
 * outage, or the clock has jumped ahead, and what a wrong clock posts cannot be taken back. Also
 * counts who else sweeps, and shares Discord's limit with them.
 */
export async function begin(parts: BeginParts, now: number): Promise<boolean> {
  const { store, door, pacer, schedulerId, report } = parts;
  const seen = await store.schedulers.seen(schedulerId, now, GAP);
  pacer.shareWith(seen.alive);
  if (seen.noted) return true;
  const asked = await door.time();
  if (asked.kind !== 'done') {
    report({ event: 'clock-unknown' });
    return false;
  }
  const aheadMs = now - asked.value;
  if (Math.abs(aheadMs) > TOLERANCE) {
    report({ event: 'clock-wrong', aheadMs });
    return false;
  }
  await stay(parts, now);
  return true;
}

/** Says that this process is still there, in a sweep that takes long. */
export async function stay(
  { store, pacer, schedulerId }: Pick<BeginParts, 'store' | 'pacer' | 'schedulerId'>,
  now: number,
): Promise<void> {
  pacer.shareWith((await store.schedulers.seen(schedulerId, now, ALWAYS)).alive);
}
