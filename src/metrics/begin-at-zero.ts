import type { Figures } from './figures.ts';

/** Events that alerts ask for (deploy/alerts.yml). */
const WATCHED = [
  ...['clock-wrong', 'group-failed', 'sweep-hung', 'daily-failed', 'crashed', 'request-failed'],
  ...['stopped-midway', 'gateway-given-up'],
];

/**
 * Lets the figures of rare things begin at 0. A counter that appears with its first event shows no
 * increase to Prometheus, and an alert on it would miss that event:
 * https://prometheus.io/docs/practices/instrumentation/#avoid-missing-metrics
 */
export function beginAtZero(
  figures: Figures,
  names: { commands: readonly string[]; kinds: readonly string[] },
): void {
  const { attempts, events, halts, interactions, pool, sweeps } = figures;
  for (const kind of names.kinds) attempts.inc({ kind, outcome: 'failed' }, 0);
  for (const command of [...names.commands, 'other']) {
    interactions.inc({ command, outcome: 'failed' }, 0);
  }
  for (const event of WATCHED) events.inc({ event }, 0);
  for (const reason of ['unauthorised', 'global-limit']) halts.inc({ reason }, 0);
  for (const event of ['away', 'back', 'replaced']) pool.inc({ event }, 0);
  for (const outcome of ['done', 'failed']) sweeps.zero({ outcome });
}
