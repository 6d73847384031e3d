/** What is counted during a run. */
export type Tally = {
  kills: number;
  starts: number;
  /** Starts that ended because the database was away: another start follows. */
  refusedStarts: number;
  backendKills: number;
  restarts: number;
  freezes: number;
  /** Interactions sent, and those delivered a second time. */
  asked: number;
  redelivered: number;
  /** Those that the member had an answer to that says it is saved. */
  acknowledged: number;
  /** The longest that an answered interaction took, its edit included, in milliseconds. */
  slowestAnswer: number;
  /** What members saw, by its first words. */
  answers: Map<string, number>;
  /** Lines of the replicas' logs by what they say. */
  log: Map<string, number>;
  /** What must not happen. */
  violations: string[];
};

export function newTally(): Tally {
  return {
    ...{ kills: 0, starts: 0, refusedStarts: 0, backendKills: 0, restarts: 0, freezes: 0 },
    ...{ asked: 0, redelivered: 0, acknowledged: 0, slowestAnswer: 0 },
    answers: new Map(),
    log: new Map(),
    violations: [],
  };
}

export function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
