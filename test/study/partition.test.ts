import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutEvenly, split } from '../../src/study/cut.ts';
import { partition } from '../../src/study/partition.ts';

const sum = (weights: number[]) => weights.reduce((total, weight) => total + weight, 0);

/** Weights of several kinds: alike, mixed, mostly small with a few very large ones. */
const weights = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 60 }),
  fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 60 }),
  fc.array(fc.constantFrom(1, 1, 1, 2, 500), { minLength: 1, maxLength: 60 }),
);

const runs = weights.chain((run) =>
  fc.record({
    run: fc.constant(run),
    joined: fc.array(fc.boolean(), { minLength: run.length, maxLength: run.length }),
    groups: fc.integer({ min: 1, max: run.length }),
  }),
);

describe('a run cut into weeks', () => {
  it('has no empty week, and no two weeks differ by more than the largest leaf', () => {
    fc.assert(
      fc.property(runs, ({ run, joined, groups }) => {
        const weeks = split(run, partition(run, joined, groups));
        expect(weeks).toHaveLength(groups);
        expect(weeks.flat()).toEqual(run);
        expect(weeks.every((week) => week.length > 0)).toBe(true);
        const sums = weeks.map(sum);
        expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(Math.max(...run));
      }),
      { numRuns: 3000 },
    );
  });

  it('is as even as any other cut, where nothing belongs together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (run, groups) => {
          fc.pre(groups <= run.length);
          const free = Array.from({ length: groups }, () => ({ load: 0, mayBeEmpty: false }));
          const joined = run.map(() => false);
          const cut = cutEvenly({ weights: run, groups: free, joined, least: 1, most: 1e9 });
          const squares = (weeks: number[][]) => sum(weeks.map((week) => sum(week) ** 2));
          expect(squares(split(run, cut?.sizes ?? []))).toBe(
            Math.min(...allCuts(run, groups).map(squares)),
          );
        },
      ),
    );
  });

  it('parts two topics rather than one, as far as the loads stay even', () => {
    const threes = (count: number) => Array<number>(count).fill(3);
    const cutAfter = (place: number) => threes(9).map((_, i) => i !== place - 1);
    expect(partition(threes(9), cutAfter(4), 2)).toEqual([4, 5]);
    expect(partition(threes(9), cutAfter(5), 2)).toEqual([5, 4]);
    expect(partition(threes(9), cutAfter(2), 2)).not.toEqual([2, 7]);
    // Five topics of 20 and one of 10: three weeks of 40, 35 and 35 part one topic alone.
    const points = [...Array<number>(20).fill(5), 2, 2, 2, 2, 2];
    const topics = points.map((_, i) => ![3, 7, 11, 15, 19, 24].includes(i));
    expect(partition(points, topics, 3)).toEqual([8, 7, 10]);
    expect(partition([4, 4, 2, 4, 4, 4], [true, true, false, true, true, false], 2)).toEqual([
      3, 3,
    ]);
  });

  it('does not exist where the rules leave none', () => {
    const groups = [{ load: 0, mayBeEmpty: false }];
    const rules = { groups, joined: [false], least: 1 };
    expect(cutEvenly({ ...rules, weights: [5], most: 4 })).toBeNull();
    expect(cutEvenly({ ...rules, weights: [], most: 4 })).toBeNull();
  });
});

/** Every cut of the run into that many groups, none empty. */
function allCuts(run: number[], groups: number): number[][][] {
  if (groups === 1) return run.length > 0 ? [[run]] : [];
  return run.flatMap((_, i) =>
    allCuts(run.slice(i + 1), groups - 1).map((rest) => [run.slice(0, i + 1), ...rest]),
  );
}
