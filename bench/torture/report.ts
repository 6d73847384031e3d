import type { Result } from './torture.ts';

/** What a run has shown, as lines of text. */
export function reportText({ tally, verdict, seconds, drainSeconds }: Result): string {
  const { slots, posted, pending, lost, doubled } = verdict;
  const lines = [
    `kill -9: ${tally.kills} · backends killed: ${tally.backendKills} · Postgres restarted: ${tally.restarts} · frozen past the lease: ${tally.freezes}`,
    `starts: ${tally.starts}, of which ${tally.refusedStarts} found no database`,
    `slots: ${slots} · posted once: ${posted} · lost: ${lost} · doubled: ${doubled} · still to come: ${pending}`,
    `interactions: ${tally.asked}, delivered twice: ${tally.redelivered} · slowest answer: ${Math.round(tally.slowestAnswer)} ms`,
    `acknowledged: ${tally.acknowledged} · forgotten: ${verdict.forgotten} · check-ins: ${verdict.checkIns} · twice: ${verdict.twice} · wrong totals: ${verdict.wrongTotals}`,
    `other violations: ${tally.violations.length}`,
    `${seconds} s, of which ${drainSeconds} s to come to rest`,
  ];
  const answers = [...tally.answers].sort(([, a], [, b]) => b - a).slice(0, 15);
  const log = [...tally.log].sort(([, a], [, b]) => b - a).slice(0, 40);
  return [
    ...lines,
    '',
    'Members saw:',
    ...answers.map(([text, count]) => `  ${count} x ${text}`),
    'The replicas said, below the level of information:',
    ...log.map(([line, count]) => `  ${count} x ${line}`),
    ...tally.violations.slice(0, 10).map((text) => `VIOLATION ${text}`),
    ...verdict.details.slice(0, 30).map((text) => `  ${text}`),
  ].join('\n');
}

/** How much is wrong: nothing, in a run that shows what it should. */
export function countWrongs({ tally, verdict }: Result): number {
  const { lost, doubled, forgotten, twice, wrongTotals } = verdict;
  return lost + doubled + forgotten + twice + wrongTotals + tally.violations.length;
}
