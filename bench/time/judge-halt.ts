import type { Storm } from './faults.ts';
import type { Fleet } from './fleet.ts';
import type { Sim } from './sim.ts';

const MINUTE = 60_000;

/**
 * A refused token stops all sending: after the first minute hardly anything is tried any more, one
 * request every five minutes, and what each started process tries once.
 */
export function judgeHalt({ violate }: Sim, fleet: Fleet, storms: readonly Storm[]): void {
  for (const { from, until, faults } of storms) {
    if (!faults.has('unauthorised')) continue;
    const within = (at: number) => at >= from && at <= until;
    const refused = fleet.refusedAt.filter(within);
    const first = refused[0];
    if (first === undefined) continue;
    const later = refused.filter((at) => at > first + MINUTE);
    const starts = fleet.startedAt.filter(within).length;
    const allowed = 4 + 3 * starts + (2 * (until - first)) / (5 * MINUTE);
    if (later.length > allowed) {
      violate(
        'a refused token stops all sending',
        `${later.length} requests in ${Math.round((until - first) / MINUTE)} min, ${starts} starts`,
      );
    }
  }
}
