import { expect, test } from 'vitest';
import { runRush } from '../../bench/rush/rush.ts';
import { DISCORD_RATE_LIMITS } from '../../src/playground/rest/rate-limits.ts';
import { openEmpty } from '../store/empty-database.ts';

/** `npm run bench:rush` does the same with a thousand groups, on a real Postgres. */
const GROUPS = 120;
const HELD = 6;
const PAIRS = (GROUPS * (GROUPS - 1)) / 2;

test('many groups due at once, three processes, one channel limited: all posted in order, within Discord’s limits', async () => {
  const connection = await openEmpty();
  try {
    const [rush] = await runRush({
      groups: GROUPS,
      connections: [connection, connection, connection],
      limits: DISCORD_RATE_LIMITS,
      tick: 1_000,
      weeks: 1,
      held: HELD * 1_000,
      patience: 40_000,
    });
    if (rush === undefined) throw new Error('nothing was measured');
    const { unsent, wrong, globalRefusals, channelRefusals } = rush;
    expect({ unsent, wrong, globalRefusals }).toEqual({ unsent: 0, wrong: [], globalRefusals: 0 });
    expect(channelRefusals).toBeLessThanOrEqual(3);
    // A quarter of Discord's fifty a second, all processes together: a busy machine may be slow.
    expect(rush.flowed).toBeLessThan((4 * rush.requests) / 50);
    // The limited channel waited, and nobody else with it.
    expect(rush.heldLag).toBeGreaterThanOrEqual(HELD);
    expect(rush.lag.most).toBeLessThan(10 + rush.flowed + 1);
    // Who was due first appears first, but for what leaves side by side; by chance it were a half.
    expect(rush.inversions).toBeLessThan(0.3 * PAIRS);
    expect(rush.overtaken).toBeLessThan(6);
    // The lag that metrics are made of is the lag that members see.
    expect(rush.told.count).toBeGreaterThanOrEqual(GROUPS);
    expect(Math.abs(rush.told.most - Math.max(rush.lag.most, rush.heldLag ?? 0))).toBeLessThan(2);
  } finally {
    await connection.close();
  }
});
