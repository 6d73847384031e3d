import type { BoardReport } from './board/bench.ts';
import type { CheckInReport } from './check-in/bench.ts';
import { CANDIDATES } from './check-in/ids.ts';
import type { Summary } from './check-in/summary.ts';
import { figure, spreadText, table } from './lab/table.ts';

export type Report = {
  date: string;
  machine: { cpus: number; node: string; postgres: string; loadAverage: number };
  settings: object;
  checkIns: CheckInReport;
  board: BoardReport;
  goals: Goal[];
};

export type Goal = { name: string; wanted: string; got: number; met: boolean };

/** The goals of a run. Those of speed are ratios within rounds, so that a busy machine tells little. */
export function goalsOf(checkIns: CheckInReport, board: BoardReport): Goal[] {
  const product = checkIns.summaries.find(({ candidate }) => candidate === 'product');
  const own = board.results.find(({ way }) => way === 'product');
  if (product === undefined || own === undefined) throw new Error('the product was not measured');
  const least = (name: string, wanted: number, got: number): Goal => {
    return { name, wanted: `>= ${wanted}`, got, met: got >= wanted };
  };
  const most = (name: string, wanted: number, got: number): Goal => {
    return { name, wanted: `<= ${wanted}`, got, met: got <= wanted };
  };
  const wrong = CANDIDATES.filter((candidate) => {
    const { answered, rows, totals, pointsAgree } = checkIns.checked[candidate];
    return answered !== rows || rows !== totals || !pointsAgree;
  });
  return [
    least('/done, x ceiling', 0.7, product.timesCeiling.median),
    least('/done, x peer', 3.5, product.timesPeer.median),
    most('/done, round trips', 1, checkIns.checked.product.roundTrips),
    most('candidates whose answers, rows and totals differ', 0, wrong.length),
    most('board, buffers of its two statements', 40, own.page.buffers + own.own.buffers),
  ];
}

/** What is printed, and what `docs/benchmarks.md` shows. */
export function reportText({ checkIns, board, goals, machine }: Report): string {
  return [
    `Node ${machine.node}, ${machine.postgres}, ${machine.cpus} cores, load average at the start ${figure(machine.loadAverage)}`,
    '/done end to end',
    speedTable(checkIns.summaries),
    cpuTable(checkIns.summaries),
    'What was kept',
    table(
      ['', 'round trips', 'answered', 'rows', 'totals', 'points agree'],
      CANDIDATES.map((candidate) => {
        const it = checkIns.checked[candidate];
        const counts = [it.answered, it.rows, it.totals].map((count) => figure(count, 0));
        return [candidate, figure(it.roundTrips), ...counts, it.pointsAgree ? 'yes' : 'NO'];
      }),
    ),
    ...CANDIDATES.flatMap((candidate) => {
      const { wrong } = checkIns.checked[candidate];
      return wrong === null ? [] : [`An answer of the ${candidate} was not as expected: ${wrong}`];
    }),
    'Signed PING, no database',
    speedTable(checkIns.pings),
    cpuTable(checkIns.pings),
    `Board: ${figure(board.members, 0)} members, ${figure(board.checkIns, 0)} check-ins, seen by the last-ranked`,
    table(
      ['', 'buffers, ten + own line', 'ten p50 ms', 'own line p50 ms', 'own line p99 ms', 'rank'],
      board.results.map(({ way, page, own, rank }) => [
        way,
        `${figure(page.buffers, 0)} + ${figure(own.buffers, 0)}`,
        figure(page.p50),
        figure(own.p50),
        figure(own.p99),
        figure(rank, 0),
      ]),
    ),
    'Goals',
    table(
      ['', 'goal', 'measured', ''],
      goals.map(({ name, wanted, got, met }) => [
        name,
        wanted,
        figure(got),
        met ? 'met' : 'MISSED',
      ]),
    ),
  ].join('\n\n');
}

function speedTable(summaries: readonly Summary[]): string {
  return table(
    ['', 'req/s', 'x ceiling', 'x peer', 'p50 ms', 'p99 ms', 'p99 x ceiling'],
    summaries.map((it) => [
      it.candidate,
      figure(it.perSecond, 0),
      spreadText(it.timesCeiling),
      spreadText(it.timesPeer),
      figure(it.p50, 1),
      figure(it.p99, 1),
      spreadText(it.p99TimesCeiling),
    ]),
  );
}

function cpuTable(summaries: readonly Summary[]): string {
  return table(
    ['CPU for a request', 'server ms', 'x ceiling', 'Postgres ms', 'both, x ceiling'],
    summaries.map((it) => [
      it.candidate,
      figure(it.cpuPerRequest, 3),
      spreadText(it.cpuTimesCeiling),
      it.databasePerRequest === null ? '-' : figure(it.databasePerRequest, 3),
      spreadText(it.allCpuTimesCeiling),
    ]),
  );
}
