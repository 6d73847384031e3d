import type { Random } from './random.ts';

const HOUR = 3_600_000;

/** Everything that may go wrong in a world; each can be left out by name (`TIME_FAULTS`). */
export const FAULTS = [
  // Processes.
  'kill',
  'freeze',
  'down',
  'tick-lost',
  'tick-twice',
  'clock-back',
  'clock-forward',
  // The database.
  'answer-lost',
  'statement-lost',
  // Discord and the way there.
  'timeout-accepted',
  'timeout-lost',
  'late-arrival',
  'server-error',
  'outage',
  'channel-limit',
  'global-limit',
  'unauthorised',
  'forbidden',
  'deleted',
  'busy-channel',
  // People.
  'delivered-twice',
  'at-once',
  'pause',
  'edit',
] as const;
export type Fault = (typeof FAULTS)[number];

/** How often each fault has struck. */
export type Tally = Map<Fault, number>;

export function count(tally: Tally, fault: Fault): void {
  tally.set(fault, (tally.get(fault) ?? 0) + 1);
}

/** A time in which things go wrong; between two of them everything is well. Epoch ms. */
export type Storm = { from: number; until: number; faults: ReadonlySet<Fault> };

/** Which faults strike now, and how often they have. */
export type Weather = {
  tally: Tally;
  /** Whether a fault that may strike at every step strikes at this one. */
  strikes: (fault: Fault, probability: number) => boolean;
  /** When the storm of now is over; null in calm weather. */
  stormyUntil: () => number | null;
};

export function createWeather(parts: {
  storms: readonly Storm[];
  random: Random;
  now: () => number;
  tally: Tally;
}): Weather {
  const { storms, random, now, tally } = parts;
  const current = () => storms.find(({ from, until }) => from <= now() && now() < until);
  return {
    tally,
    strikes: (fault, probability) => {
      const storm = current();
      if (storm?.faults.has(fault) !== true) return false;
      // In a long storm less often: it is the first hour that matters.
      const rare = probability < 0.05 && storm.until - storm.from > HOUR ? 0.25 : 1;
      if (!random.chance(probability * rare)) return false;
      count(tally, fault);
      return true;
    },
    stormyUntil: () => current()?.until ?? null,
  };
}
