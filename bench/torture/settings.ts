import { readCounts } from '../read-counts.ts';

/** What a run of about three minutes does; each can be set by a variable of its name. */
const DEFAULTS = {
  /** How often a replica is killed with SIGKILL. */
  TORTURE_KILLS: 60,
  /** How many backends of Postgres are ended. */
  TORTURE_BACKEND_KILLS: 100,
  /** How often Postgres is stopped at once and started again. */
  TORTURE_RESTARTS: 2,
  /** How often a replica is stopped for longer than its leases last, and then goes on. */
  TORTURE_FREEZES: 1,
  TORTURE_SEED: 1,
  /** New groups a minute, each with two posts due at once or more. */
  TORTURE_GROUPS: 90,
  /** Members that use the bot at the same time. */
  TORTURE_MEMBERS: 4,
  /** The longest wait for what is still to be posted when all faults have ended, in seconds. */
  TORTURE_DRAIN: 900,
} as const;

export type Settings = {
  kills: number;
  backendKills: number;
  restarts: number;
  freezes: number;
  seed: number;
  groupsPerMinute: number;
  members: number;
  drainSeconds: number;
};

/** Sizes from the environment; throws with the variable's name where one is no whole number. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const of = readCounts(environment, (name: keyof typeof DEFAULTS) => DEFAULTS[name], {
    min: 0,
    max: 100_000,
  });
  return {
    kills: of('TORTURE_KILLS'),
    backendKills: of('TORTURE_BACKEND_KILLS'),
    restarts: of('TORTURE_RESTARTS'),
    freezes: of('TORTURE_FREEZES'),
    seed: of('TORTURE_SEED'),
    groupsPerMinute: of('TORTURE_GROUPS'),
    members: of('TORTURE_MEMBERS'),
    drainSeconds: of('TORTURE_DRAIN'),
  };
}
