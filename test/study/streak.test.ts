import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestStreak,
  type Excuse,
  excuses,
  type StreakFacts,
  streak,
  streakReasons,
} from '../../src/study/streak.ts';

function facts(met: number[], leave: number[], from: number, current: number): StreakFacts {
  const excused = new Map(leave.map((week) => [week, 'leave'] as const));
  return { met: new Set(met), excused, from, current };
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

  it('waits through a leave, and counts what was done in it all the same', () => {
    expect(streak(facts([1, 2, 5], [3, 4], 1, 5))).toBe(3);
    expect(streak(facts([1, 2], [3], 1, 3))).toBe(2);
    expect(streak(facts([1, 2, 3], [2], 1, 3))).toBe(3);
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
          if (a.met.has(week)) count++;
          else if (!a.excused.has(week) && week !== a.current) break;
        }
        expect(streak(a)).toBe(count);
      }),
    );
  });

  it('never shrinks by one more week met, or one more excused', () => {
    fc.assert(
      fc.property(anyFacts, weeks, (a, week) => {
        expect(streak({ ...a, met: new Set([...a.met, week]) })).toBeGreaterThanOrEqual(streak(a));
        const excused = new Map<number, Excuse>([...a.excused, [week, 'outage']]);
        expect(streak({ ...a, excused })).toBeGreaterThanOrEqual(streak(a));
      }),
    );
  });

  it('has a best one, which is never shorter than the present one', () => {
    expect(bestStreak(facts([1, 2, 3, 5], [], 1, 6))).toBe(3);
    fc.assert(
      fc.property(anyFacts, (a) => {
        expect(bestStreak(a)).toBeGreaterThanOrEqual(streak(a));
      }),
    );
  });
});

describe("a streak's reasons", () => {
  it('say of each week since joining why it counts or does not', () => {
    expect(streakReasons(facts([1, 2, 4], [3], 2, 6))).toEqual([
      { week: 2, reason: 'met' },
      { week: 3, reason: 'leave' },
      { week: 4, reason: 'met' },
      { week: 5, reason: 'missed' },
      { week: 6, reason: 'running' },
    ]);
    expect(streakReasons(facts([6], [], 6, 6))).toEqual([{ week: 6, reason: 'met' }]);
    expect(streakReasons(facts([], [], 7, 6))).toEqual([]);
  });

  it('excuse outages, time away, leaves, and all weeks after the last item was done', () => {
    const leaves = [
      { week: 2, kind: 'leave' },
      { week: 3, kind: 'away' },
    ] as const;
    expect([...excuses({ leaves, outages: [3, 4], finishedIn: 4, last: 6 })].sort()).toEqual([
      [2, 'leave'],
      [3, 'away'],
      [4, 'outage'],
      [5, 'finished'],
      [6, 'finished'],
    ]);
  });
});
