import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StreakFacts, streak, streakReasons } from '../../src/study/streak.ts';

function facts(met: number[], excused: number[], from: number, current: number): StreakFacts {
  return { met: new Set(met), excused: new Set(excused), from, current };
}

const weeks = fc.integer({ min: 1, max: 12 });
const anyFacts = fc
  .tuple(fc.array(weeks), fc.array(weeks), weeks, weeks)
  .map(([met, excused, from, current]) => facts(met, excused, from, current));

describe('a streak', () => {
  it('counts the weeks met in a row', () => {
    expect(streak(facts([1, 2, 3], [], 1, 3))).toBe(3);
    expect(streak(facts([1, 3, 4], [], 1, 4))).toBe(2);
  });

  it('is not broken by the current week before it has ended', () => {
    expect(streak(facts([1, 2], [], 1, 3))).toBe(2);
    expect(streak(facts([1, 2], [], 1, 4))).toBe(0);
  });

  it('waits through leave, rest and outage', () => {
    expect(streak(facts([1, 2, 5], [3, 4], 1, 5))).toBe(3);
    expect(streak(facts([1, 2], [3], 1, 3))).toBe(2);
    expect(streak(facts([1, 2, 3], [2], 1, 3))).toBe(2);
  });

  it('begins with the week in which the member joined', () => {
    expect(streak(facts([1, 2, 3, 4], [], 3, 4))).toBe(2);
    expect(streak(facts([1, 2], [], 5, 4))).toBe(0);
  });

  it('is what a walk back from the current week counts', () => {
    fc.assert(
      fc.property(anyFacts, (a) => {
        let count = 0;
        for (let week = a.current; week >= a.from; week--) {
          if (a.excused.has(week)) continue;
          if (a.met.has(week)) count++;
          else if (week !== a.current) break;
        }
        expect(streak(a)).toBe(count);
      }),
    );
  });

  it('never shrinks by one more week met, or by an unmet week excused', () => {
    fc.assert(
      fc.property(anyFacts, weeks, (a, week) => {
        expect(streak({ ...a, met: new Set([...a.met, week]) })).toBeGreaterThanOrEqual(streak(a));
        fc.pre(!a.met.has(week));
        const excused = new Set([...a.excused, week]);
        expect(streak({ ...a, excused })).toBeGreaterThanOrEqual(streak(a));
      }),
    );
  });
});

describe("a streak's reasons", () => {
  it('say of each week since joining why it counts or does not', () => {
    expect(streakReasons(facts([1, 2, 4], [3], 2, 6))).toEqual([
      { week: 2, reason: 'met' },
      { week: 3, reason: 'excused' },
      { week: 4, reason: 'met' },
      { week: 5, reason: 'missed' },
      { week: 6, reason: 'running' },
    ]);
    expect(streakReasons(facts([6], [], 6, 6))).toEqual([{ week: 6, reason: 'met' }]);
    expect(streakReasons(facts([], [], 7, 6))).toEqual([]);
  });
});
