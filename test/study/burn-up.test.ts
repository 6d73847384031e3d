import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { burnUp } from '../../src/study/burn-up.ts';

describe('the burn-up of a group', () => {
  test('counts the items of all members, week by week', () => {
    const line = burnUp({ weeks: [2, 2, 1], members: 2, doneIn: [0, 1, 1, 2], current: 2 });
    expect(line).toEqual({ total: 10, planned: [4, 8, 10], done: [3, 4], forecast: 6 });
  });

  test('says nothing of the end before anything is done, nor once all is', () => {
    expect(burnUp({ weeks: [1], members: 1, doneIn: [], current: 1 }).forecast).toBeNull();
    expect(burnUp({ weeks: [1], members: 1, doneIn: [1], current: 1 }).forecast).toBeNull();
    expect(burnUp({ weeks: [2], members: 1, doneIn: [0], current: 0 })).toMatchObject({
      done: [],
      forecast: null,
    });
  });

  test('never falls, never passes the whole, and ends where the plan ends', () => {
    const weeks = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 12 });
    const doneIn = fc.array(fc.nat({ max: 12 }), { maxLength: 60 });
    const members = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(weeks, doneIn, members, fc.nat({ max: 13 }), (plan, done, people, current) => {
        const line = burnUp({ weeks: plan, members: people, doneIn: done, current });
        for (const curve of [line.planned, line.done]) {
          expect(curve).toEqual([...curve].sort((a, b) => a - b));
          expect(Math.max(0, ...curve)).toBeLessThanOrEqual(line.total);
        }
        expect(line.planned.at(-1)).toBe(line.total);
        if (line.forecast !== null) expect(line.forecast).toBeGreaterThan(line.done.length);
      }),
    );
  });
});
