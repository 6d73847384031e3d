import { median, type Spread, spread } from '../lab/statistics.ts';
import { CANDIDATES, type Candidate } from './ids.ts';
import type { Round, Turn } from './measure.ts';

/** A candidate over all rounds. Ratios are paired: taken within a round, then the median of them. */
export type Summary = {
  candidate: Candidate;
  perSecond: number;
  timesCeiling: Spread;
  timesPeer: Spread;
  /** Server CPU in milliseconds for a request. */
  cpuPerRequest: number;
  cpuTimesCeiling: Spread;
  /** Postgres' CPU in milliseconds for a request; null where the system does not tell. */
  databasePerRequest: number | null;
  /** Server and Postgres together. */
  allCpuTimesCeiling: Spread;
  p50: number;
  p99: number;
  p99TimesCeiling: Spread;
};

export function summarise(rounds: readonly Round[]): Summary[] {
  return CANDIDATES.map((candidate) => {
    const middle = (of: (turn: Turn) => number) =>
      median(rounds.map((round) => of(round[candidate])));
    const against = (other: Candidate, of: (turn: Turn) => number) =>
      spread(rounds.map((round) => of(round[candidate]) / of(round[other])));
    return {
      candidate,
      perSecond: middle((turn) => turn.perSecond),
      timesCeiling: against('ceiling', (turn) => turn.perSecond),
      timesPeer: against('peer', (turn) => turn.perSecond),
      cpuPerRequest: middle((turn) => turn.cpuPerRequest),
      cpuTimesCeiling: against('ceiling', (turn) => turn.cpuPerRequest),
      databasePerRequest: rounds.some((round) => round[candidate].databasePerRequest === null)
        ? null
        : middle((turn) => turn.databasePerRequest ?? 0),
      allCpuTimesCeiling: against('ceiling', allCpu),
      p50: middle((turn) => turn.p50),
      p99: middle((turn) => turn.p99),
      p99TimesCeiling: against('ceiling', (turn) => turn.p99),
    };
  });
}

function allCpu(turn: Turn): number {
  return turn.cpuPerRequest + (turn.databasePerRequest ?? 0);
}
