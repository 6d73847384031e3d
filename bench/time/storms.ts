import type { Fault, Storm } from './faults.ts';
import type { Random } from './random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Faults that last as long as their storm: at most one of them, and not in every storm. */
const LASTING: readonly Fault[] = ['down', 'outage', 'unauthorised', 'forbidden', 'deleted'];
/** Between two storms at least so much calm, in ms, or they are one. */
const CALM = 60 * MINUTE;

/** Times of trouble around the posts of a world, in order, with calm between them. */
export function drawStorms(
  random: Random,
  slots: readonly number[],
  enabled: ReadonlySet<Fault>,
): Storm[] {
  const drawn = slots
    .filter(() => random.chance(0.75))
    .map((at): Storm => {
      const from = at - random.int(0, 12) * MINUTE - random.int(0, 59) * 1_000;
      return { from, until: at + lengthOf(random), faults: drawFaults(random, enabled) };
    })
    .sort((a, b) => a.from - b.from);
  const storms: Storm[] = [];
  for (const storm of drawn) {
    const last = storms.at(-1);
    if (last === undefined || storm.from > last.until + CALM) storms.push(storm);
    else last.until = Math.max(last.until, storm.until);
  }
  return storms;
}

function lengthOf(random: Random): number {
  const kind = random.next();
  if (kind < 0.6) return random.int(3, 40) * MINUTE;
  if (kind < 0.85) return random.int(40, 240) * MINUTE;
  if (kind < 0.96) return random.int(3, 30) * HOUR;
  return random.int(4 * 24, 9 * 24) * HOUR;
}

function drawFaults(random: Random, enabled: ReadonlySet<Fault>): Set<Fault> {
  const faults = new Set([...enabled].filter((fault) => !LASTING.includes(fault)));
  for (const fault of faults) if (random.chance(0.35)) faults.delete(fault);
  const lasting = LASTING.filter((fault) => enabled.has(fault));
  const [one, ...others] = lasting;
  if (one !== undefined && random.chance(0.5)) faults.add(random.pick([one, ...others]));
  return faults;
}
