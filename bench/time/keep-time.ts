import type { Fleet } from './fleet.ts';
import type { Slot } from './group-model.ts';
import type { Sim } from './sim.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Cron, every minute while there is something to do or a change of an organiser's is not settled; in
 * the quiet between, where a sweep would find nothing, a few times a day and in the minutes before
 * and after each slot.
 */
export function keepTime(
  sim: Sim,
  parts: {
    fleet: Fleet;
    upcoming: () => Slot[];
    isOpen: () => Promise<boolean>;
    end: () => number;
  },
): { stir: () => void } {
  const { loop, random, weather } = sim;
  const { fleet, upcoming, isOpen, end } = parts;
  let plans = 0;
  let inVain = 0;
  let quiet = false;
  let wasStormy = false;

  const minute = async () => {
    const watch = quiet ? random.int(0, fleet.instances().length - 1) : null;
    for (const [place] of fleet.instances().entries()) {
      // Cron Triggers come late, twice or not at all. In the quiet one looks for all.
      if ((watch !== null && watch !== place) || weather.strikes('tick-lost', 0.2)) continue;
      // Whoever is not there in the first minutes of a slot need not come each minute.
      if (inVain > 1 && random.chance(0.5)) continue;
      const twice = weather.strikes('tick-twice', 0.15);
      loop.after(random.int(0, 3_000), () => fleet.tick(place, twice));
    }
    const open = await isOpen();
    const storm = weather.stormyUntil();
    // Once it is calm, time is kept anew.
    inVain = open && wasStormy === (storm !== null) ? inVain + 1 : 0;
    wasStormy = storm !== null;
    const planned = open ? loop.now() + pauseAfter(inVain) : quietUntil();
    const next = storm === null ? planned : Math.min(planned, storm + 1);
    const at = Math.ceil(next / MINUTE) * MINUTE;
    quiet = !open && upcoming().every((slot) => slot.at !== at);
    plan(at);
  };
  /** Only the newest plan counts. */
  const plan = (at: number) => {
    plans += 1;
    const mine = plans;
    if (at >= end()) return;
    loop.at(at, () => (mine === plans ? minute() : undefined));
  };
  /** At first each minute; when nothing helps for long, less and less often. */
  const pauseAfter = (minutes: number) => {
    const step = [6, 12, 24].findIndex((limit) => minutes <= limit);
    const calm = weather.stormyUntil() !== null ? [1, 3, 15, 60] : [1, 1, 2, 5];
    return (calm.at(step) ?? 1) * MINUTE;
  };
  const quietUntil = () => {
    const now = loop.now();
    const early = random.chance(0.3) ? 2 * MINUTE : 0;
    const coming = upcoming().flatMap(({ at }) => (at > now ? [at, at - early] : []));
    const next = Math.min(...coming.filter((at) => at > now), now + random.int(12, 23) * HOUR);
    return Math.max(next, now + MINUTE);
  };
  return {
    /** Something has changed: the next minute is looked at, whatever was planned. */
    stir: () => plan(loop.now() + MINUTE),
  };
}
