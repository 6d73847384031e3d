import { expect, test } from 'vitest';
import { countWrongs, reportText } from '../../bench/torture/report.ts';
import { torture } from '../../bench/torture/torture.ts';

/**
 * A slice of `npm run torture`: the real program, killed and cut off. There is no time here to wait
 * for leases of killed processes to end, so a slot may be still to come, but never lost or doubled.
 */
test('killed replicas, lost backends and a stopped Postgres cost no post and no check-in', {
  timeout: 180_000,
}, async () => {
  const result = await torture(
    {
      ...{ kills: 15, backendKills: 20, restarts: 1, freezes: 0, seed: 4 },
      ...{ groupsPerMinute: 90, members: 3, drainSeconds: 8 },
    },
    () => {},
  );
  const { tally, verdict } = result;
  expect(countWrongs(result), reportText(result)).toBe(0);
  expect([tally.kills, tally.restarts]).toEqual([15, 1]);
  expect(tally.backendKills).toBeGreaterThanOrEqual(20);
  expect(verdict.posted).toBeGreaterThan(0);
  expect(tally.acknowledged).toBeGreaterThan(0);
});
