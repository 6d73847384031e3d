import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafPoints } from '../../src/study/effort.ts';
import { phaseOf, roadmapOf, topicOf, topicWith } from './build.ts';

function pointsOf(topic: ReturnType<typeof topicOf>): number[] {
  return [...leafPoints(roadmapOf([phaseOf('p', [topic])])).values()];
}

describe("a leaf's points", () => {
  it('spread the estimated days of a topic over its items', () => {
    expect(pointsOf(topicWith('t', 5, { days: 2, stars: 5 }))).toEqual([4, 4, 4, 4, 4]);
    expect(pointsOf(topicWith('t', 7, { days: 3 }))).toEqual([4, 5, 4, 4, 4, 5, 4]);
  });

  it('come from the stars where no days are stated, and are ten without either', () => {
    expect(pointsOf(topicWith('t', 4, { stars: 2 }))).toEqual([5, 5, 5, 5]);
    expect(pointsOf(topicWith('t', 2))).toEqual([5, 5]);
  });

  it('are never below one, however many items share a topic', () => {
    expect(pointsOf(topicWith('t', 12))).toEqual(Array(12).fill(1));
    expect(pointsOf(topicWith('t', 1, { days: 0.001 }))).toEqual([1]);
  });

  it('belong to the topic itself where it has no items, and to done leaves as well', () => {
    expect(pointsOf(topicOf('t', [], { days: 1.5 }))).toEqual([15]);
    expect(pointsOf(topicOf('t', [{ id: 'i', text: 'i', done: true }]))).toEqual([10]);
  });

  it("sum to the topic's effort unless the minimum asks for more", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 300 }),
        (n, tenths) => {
          const points = pointsOf(topicWith('t', n, { days: tenths / 10 }));
          expect(points.reduce((sum, one) => sum + one)).toBe(Math.max(n, tenths));
          expect(points.every((one) => Number.isInteger(one) && one >= 1)).toBe(true);
          expect(Math.max(...points) - Math.min(...points)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
