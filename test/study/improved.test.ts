import { expect, test } from 'vitest';
import { improved, type PeriodTotal } from '../../src/study/board.ts';

function total(memberId: string, period: string, points: number, reachedAt: number): PeriodTotal {
  return { memberId, joinedWeek: 1, known: 0, leaves: [], period, points, items: 1, reachedAt };
}

test('who gained as much as others stands before those who got there later, whoever joined first', () => {
  const totals = [
    total('1', 'w1', 5, 10),
    total('1', 'w2', 9, 40),
    total('2', 'w1', 1, 20),
    total('2', 'w2', 5, 30),
    total('3', 'w1', 5, 5),
    total('3', 'w2', 10, 50),
  ];
  expect(improved(totals, 2)).toEqual([
    { memberId: '3', before: 5, after: 10 },
    { memberId: '2', before: 1, after: 5 },
    { memberId: '1', before: 5, after: 9 },
  ]);
});
