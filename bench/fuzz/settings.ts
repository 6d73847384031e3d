import { readCounts } from '../read-counts.ts';

/** What a run of about a minute does; each can be set by a variable of its name. */
const DEFAULTS = {
  /** Signed interactions over HTTP: as they come, nearly right, and spoiled. */
  FUZZ_INTERACTIONS: 5_000,
  /** Requests that Discord did not sign, between them. */
  FUZZ_UNSIGNED: 1_000,
  /** Raw `INTERACTION_CREATE` packets through the gateway, afterwards. */
  FUZZ_PACKETS: 1_000,
  /** Requests under way at once. */
  FUZZ_IN_FLIGHT: 16,
  FUZZ_SERVERS: 60,
  /** Members of each server's group; so many that nobody asks faster than people do. */
  FUZZ_MEMBERS: 40,
  FUZZ_SEED: 1,
} as const;

export type Settings = {
  interactions: number;
  unsigned: number;
  packets: number;
  inFlight: number;
  servers: number;
  members: number;
  seed: number;
};

/** Sizes from the environment; throws with the variable's name where one is no whole number. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const of = readCounts(environment, (name: keyof typeof DEFAULTS) => DEFAULTS[name], {
    min: 0,
    max: 100_000_000,
  });
  return {
    interactions: of('FUZZ_INTERACTIONS'),
    unsigned: of('FUZZ_UNSIGNED'),
    packets: of('FUZZ_PACKETS'),
    inFlight: Math.max(1, of('FUZZ_IN_FLIGHT')),
    servers: Math.max(1, of('FUZZ_SERVERS')),
    members: Math.max(1, of('FUZZ_MEMBERS')),
    seed: of('FUZZ_SEED'),
  };
}
