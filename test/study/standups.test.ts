import { describe, expect, test } from 'vitest';
import { itemNamed, suggestHelpers } from '../../src/study/blockers.ts';
import type { Plan } from '../../src/study/plan.ts';
import { standupState, standupsOf } from '../../src/study/standups.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const week = (number: number, phaseId: string) => {
  return { number, phaseIds: [phaseId], goal: null, task: null, leaves: [] };
};

describe('standups', () => {
  const planned = (weeks: Plan['weeks']): Plan => ({ weeks, basis: 'own', named: 0, spread: 0 });
  const plan = planned([week(1, 'a'), week(2, 'a'), week(3, 'b')]);
  // The second week was cut to a day when the group changed its weekday.
  const weekStarts = [0, 7 * DAY, 8 * DAY, 15 * DAY];

  test('are those of phases, in their last weeks, and of the other weeks if the group wants', () => {
    const phases = standupsOf({ plan, weekStarts, weeklyStandup: false });
    expect(phases).toEqual([
      { scope: 'phase', number: 1, week: 2, opensAt: 7 * DAY, closesAt: 8 * DAY },
      { scope: 'phase', number: 2, week: 3, opensAt: 8 * DAY, closesAt: 15 * DAY },
    ]);
    expect(standupsOf({ plan, weekStarts, weeklyStandup: true })).toEqual([
      ...phases,
      { scope: 'week', number: 1, week: 1, opensAt: 5 * DAY, closesAt: 7 * DAY },
    ]);
  });

  test('of a week shorter than two days open with it', () => {
    const long = planned([week(1, 'a'), week(2, 'a'), week(3, 'a')]);
    const second = standupsOf({ plan: long, weekStarts, weeklyStandup: true }).find(
      ({ scope, number }) => scope === 'week' && number === 2,
    );
    expect(second).toMatchObject({ opensAt: 7 * DAY, closesAt: 8 * DAY });
  });

  test('take answers until a week after the close, to the millisecond; a pause stops the clock', () => {
    const standup = { scope: 'week', number: 1, week: 1, opensAt: DAY, closesAt: 3 * DAY } as const;
    const running = { pausedAt: null };
    expect(
      [DAY - 1, DAY, 3 * DAY - 1, 3 * DAY, 10 * DAY - 1, 10 * DAY].map((at) =>
        standupState(running, standup, at),
      ),
    ).toEqual(['ahead', 'open', 'open', 'late', 'late', 'over']);
    expect(standupState({ pausedAt: 2 * DAY }, standup, 90 * DAY)).toBe('open');
  });
});

describe('the item that a blocker is about', () => {
  const items = [
    { itemId: 'a', text: 'pytest', topic: 'Testing' },
    { itemId: 'b', text: 'pytest fixtures', topic: 'Testing' },
    { itemId: 'c', text: '异步编程', topic: '并发' },
    { itemId: 'd', text: 'Go', topic: 'Go' },
  ];

  test.each([
    ['My PyTest-Fixtures leak', 'b'],
    ['pytest hangs', 'a'],
    ['testing is slow', 'a'],
    ['「异步 编程」没看懂', 'c'],
    ['并发', 'c'],
    ['I have to go', null],
    ['', null],
  ])('of “%s” is %s', (text, itemId) => {
    expect(itemNamed(items, text)).toBe(itemId);
  });
});

describe('who could help', () => {
  const helper = (memberId: string, at: number, taken = 0) => {
    return { memberId, itemId: 'x', at, taken };
  };
  const stuck = (blockerId: number, memberId = '9') => ({ blockerId, memberId, itemId: 'x' });

  test('is whoever was asked for least, then whoever did it first; never the author', () => {
    const helpers = [helper('1', 30), helper('2', 20), helper('3', 10, 1)];
    expect(suggestHelpers([stuck(1)], helpers).get(1)).toBe('2');
    expect(suggestHelpers([stuck(1, '2')], helpers).get(1)).toBe('1');
    expect([...suggestHelpers([stuck(1), stuck(2), stuck(3), stuck(4)], helpers).values()]).toEqual(
      ['2', '1', '3', '2'],
    );
  });

  test('is nobody where no item is named, or nobody else has done it', () => {
    expect(suggestHelpers([{ ...stuck(1), itemId: null }], [helper('1', 1)]).size).toBe(0);
    expect(suggestHelpers([stuck(1, '1')], [helper('1', 1)]).size).toBe(0);
  });
});
