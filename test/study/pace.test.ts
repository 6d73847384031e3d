import { describe, expect, it } from 'vitest';
import { expectedFinish, standing } from '../../src/study/pace.ts';
import type { Plan } from '../../src/study/plan.ts';
import { newRhythm, weekStarts } from '../../src/study/schedule.ts';

const DAY = 24 * 60 * 60 * 1000;
const rhythm = newRhythm({ firstDay: '2026-03-02', weekday: 1, time: '09:00', zone: 'UTC' });
const starts = weekStarts(rhythm, 4);
const first = starts[0] ?? 0;

function finish(a: { day: number; done: number; open: number; joined?: number }) {
  return expectedFinish({
    starts,
    now: first + a.day * DAY,
    doneLeaves: a.done,
    openLeaves: a.open,
    joinedAt: first + (a.joined ?? 0) * DAY,
  });
}

describe("a member's expected finish", () => {
  it('follows from the rate so far', () => {
    expect(finish({ day: 14, done: 10, open: 20 })).toEqual({ kind: 'at', at: first + 42 * DAY });
  });

  it('counts from the day the member joined, if the group had begun by then', () => {
    const late = finish({ day: 14, done: 10, open: 10, joined: 7 });
    expect(late).toEqual({ kind: 'at', at: first + 21 * DAY });
    const early = finish({ day: 14, done: 10, open: 10, joined: -30 });
    expect(early).toEqual({ kind: 'at', at: first + 28 * DAY });
  });

  it('is unknown before the first check-in, and past once nothing is open', () => {
    expect(finish({ day: 14, done: 0, open: 10 })).toEqual({ kind: 'unknown' });
    expect(finish({ day: 14, done: 10, open: 0 })).toEqual({ kind: 'finished' });
    expect(finish({ day: 0, done: 0, open: 0 })).toEqual({ kind: 'finished' });
  });

  it('takes the work of a first evening for that of a week', () => {
    expect(finish({ day: 0, done: 5, open: 10 })).toEqual({ kind: 'at', at: first + 14 * DAY });
    expect(finish({ day: -3, done: 5, open: 5 })).toEqual({ kind: 'at', at: first + 7 * DAY });
  });
});

describe("a member's standing", () => {
  const plan: Plan = {
    basis: 'laid',
    named: 0,
    spread: 0,
    weeks: [['a', 'b'], ['c', 'd'], ['e']].map((ids, i) => ({
      number: i + 1,
      phaseIds: ['p'],
      goal: null,
      task: null,
      leaves: ids.map((id) => ({ id, points: 5 })),
    })),
  };
  const at = (week: number, ...done: string[]) => standing({ plan, week, done: new Set(done) });

  it('is behind when less is done than the weeks before asked for', () => {
    expect(at(2, 'a')).toEqual({ expected: 2, done: 1, late: 1, kind: 'behind' });
    expect(at(4, 'a', 'b', 'c', 'd').kind).toBe('behind');
  });

  it("is on pace while this week's items are running", () => {
    expect(at(2, 'a', 'b')).toEqual({ expected: 2, done: 2, late: 0, kind: 'on-pace' });
    expect(at(2, 'a', 'b', 'c', 'd').kind).toBe('on-pace');
    expect(at(1).kind).toBe('on-pace');
    expect(at(4, 'a', 'b', 'c', 'd', 'e')).toEqual({
      expected: 5,
      done: 5,
      late: 0,
      kind: 'on-pace',
    });
  });

  it('is ahead with more than this week asks for, and already before the first week', () => {
    expect(at(1, 'a', 'b', 'c').kind).toBe('ahead');
    expect(at(0, 'a')).toEqual({ expected: 0, done: 1, late: 0, kind: 'ahead' });
  });

  it('lets work done ahead make up for a late item, and still tells of it', () => {
    expect(at(2, 'a', 'e')).toEqual({ expected: 2, done: 2, late: 1, kind: 'on-pace' });
  });

  it('looks only at what is in the plan', () => {
    expect(at(2, 'a', 'b', 'known', 'before').done).toBe(2);
  });
});
