import { z } from 'zod';
import { type Child, startChild } from '../lab/child.ts';
import type { Lab } from '../lab/postgres.ts';
import { median, quantile } from '../lab/statistics.ts';
import type { Job } from '../load-generator.ts';
import { CANDIDATES, type Candidate } from './ids.ts';

const Loaded = z.object({
  sent: z.number(),
  answered: z.number(),
  wrong: z.string().nullable(),
  ms: z.number(),
  latencies: z.array(z.number()),
});

/** One candidate in one round. Times in milliseconds. */
export type Turn = {
  perSecond: number;
  /** Of the server's process. */
  cpuPerRequest: number;
  /** Of Postgres; null where the system does not tell. */
  databasePerRequest: number | null;
  p50: number;
  p99: number;
  sent: number;
  answered: number;
  wrong: string | null;
};

export type Bench = Readonly<Record<Candidate, Child>>;
export type Round = Readonly<Record<Candidate, Turn>>;

/** The three servers, each in its own process. */
export function startServers(
  environment: Readonly<Record<string, string>>,
  profile: string | null = null,
): Bench {
  return {
    ceiling: startChild('ceiling-server.ts', environment, profile),
    product: startChild('product-server.ts', environment, profile),
    peer: startChild('peer-server.ts', environment, profile),
  };
}

export async function stopServers(bench: Bench): Promise<void> {
  await Promise.all(CANDIDATES.map((candidate) => bench[candidate].stop()));
}

/** Loads one server once. */
export async function takeTurn(
  lab: Lab,
  generator: Child,
  server: Child,
  job: Omit<Job, 'port'>,
): Promise<Turn> {
  const port = z.number().parse(await server.ask('port'));
  const before = z.number().parse(await server.ask('cpu'));
  const databaseBefore = lab.cpu();
  const loaded = Loaded.parse(await generator.ask('load', { ...job, port }));
  const after = z.number().parse(await server.ask('cpu'));
  const databaseAfter = lab.cpu();
  return {
    perSecond: (loaded.sent / loaded.ms) * 1000,
    cpuPerRequest: (after - before) / loaded.sent,
    databasePerRequest:
      databaseBefore === null || databaseAfter === null
        ? null
        : (databaseAfter - databaseBefore) / loaded.sent,
    p50: median(loaded.latencies),
    p99: quantile(loaded.latencies, 0.99),
    sent: loaded.sent,
    answered: loaded.answered,
    wrong: loaded.wrong,
  };
}

/**
 * Rounds in which every candidate has one turn, in another order each time, so that whatever else
 * the machine does falls on all of them alike.
 */
export async function runRounds(
  count: number,
  turn: (candidate: Candidate, round: number) => Promise<Turn>,
): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < count; round++) {
    const turns = new Map<Candidate, Turn>();
    for (let place = 0; place < CANDIDATES.length; place++) {
      const candidate = CANDIDATES[(round + place) % CANDIDATES.length];
      if (candidate !== undefined) turns.set(candidate, await turn(candidate, round));
    }
    const [ceiling, product, peer] = CANDIDATES.map((candidate) => turns.get(candidate));
    if (!ceiling || !product || !peer) throw new Error('a candidate had no turn');
    rounds.push({ ceiling, product, peer });
  }
  return rounds;
}
