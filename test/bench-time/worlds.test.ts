import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCalendar } from '../../bench/time/calendar.ts';
import { openSimulated, type SimulatedDatabase } from '../../bench/time/database.ts';
import { FAULTS, type Fault, type Tally } from '../../bench/time/faults.ts';
import { newFigures } from '../../bench/time/sim.ts';
import { runWorld } from '../../bench/time/world.ts';

let database: SimulatedDatabase;

beforeAll(async () => {
  database = await openSimulated();
});
afterAll(async () => {
  await database.close();
});

function partsOf(guilds: number) {
  const tally: Tally = new Map();
  const enabled: ReadonlySet<Fault> = new Set(FAULTS);
  return { database, calendar: createCalendar(), tally, figures: newFigures(), enabled, guilds };
}

describe('a world in which everything goes wrong', { timeout: 240_000 }, () => {
  test.each([11, 12, 13])('of seed %i has each post once, and every check-in', async (seed) => {
    const parts = partsOf(3);
    const { violations } = await runWorld(seed, parts);
    expect(violations).toEqual([]);
    expect(parts.figures.sends).toBeGreaterThan(10);
    expect([...parts.tally.keys()]).toContain('tick-lost');
  });

  test('happens again from its seed, step by step', async () => {
    const first = await runWorld(21, partsOf(2));
    const again = await runWorld(21, partsOf(2));
    expect(again.trace).toEqual(first.trace);
  });
});
