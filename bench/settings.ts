import { readCounts } from './read-counts.ts';

const size = (whole: number, quick: number) => ({ whole, quick });

/** Sizes of a run, each with its value for a whole and for a quick run. */
const SIZES = {
  /** Rounds that count; each candidate runs once in each. */
  BENCH_ROUNDS: size(15, 6),
  /** Check-ins of one candidate in one round. */
  BENCH_REQUESTS: size(1_500, 500),
  /** PINGs of one candidate in one round. */
  BENCH_PINGS: size(3_000, 1_000),
  BENCH_PING_ROUNDS: size(12, 4),
  /** Requests under way at once, each on its own connection. */
  BENCH_IN_FLIGHT: size(16, 16),
  /** Connections of each candidate to Postgres. */
  BENCH_POOL: size(10, 10),
  /** Servers of each candidate, with one group in each, and members of a group. */
  BENCH_GUILDS: size(50, 50),
  BENCH_MEMBERS: size(100, 100),
  BENCH_BOARD_MEMBERS: size(100_000, 20_000),
  BENCH_BOARD_CHECK_INS: size(1_000_000, 200_000),
  BENCH_BOARD_READS: size(300, 100),
} as const;

export type Settings = {
  quick: boolean;
  rounds: number;
  requests: number;
  pings: number;
  pingRounds: number;
  inFlight: number;
  pool: number;
  guilds: number;
  members: number;
  boardMembers: number;
  boardCheckIns: number;
  boardReads: number;
};

/** Sizes from the environment; throws with the variable's name where one is no positive number. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const quick = (environment.BENCH_QUICK ?? '') !== '';
  const of = readCounts(
    environment,
    (name: keyof typeof SIZES) => SIZES[name][quick ? 'quick' : 'whole'],
    { min: 1, max: 100_000_000 },
  );
  return {
    quick,
    rounds: of('BENCH_ROUNDS'),
    requests: of('BENCH_REQUESTS'),
    pings: of('BENCH_PINGS'),
    pingRounds: of('BENCH_PING_ROUNDS'),
    inFlight: of('BENCH_IN_FLIGHT'),
    pool: of('BENCH_POOL'),
    guilds: of('BENCH_GUILDS'),
    members: of('BENCH_MEMBERS'),
    boardMembers: of('BENCH_BOARD_MEMBERS'),
    boardCheckIns: of('BENCH_BOARD_CHECK_INS'),
    boardReads: of('BENCH_BOARD_READS'),
  };
}
