import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayBack } from '../../src/study/backfill.ts';
import { localDate, newRhythm, weekStarts } from '../../src/study/schedule.ts';

const DAY = 86_400_000;
const ZONES = ['UTC', 'Asia/Shanghai', 'America/Havana', 'Pacific/Apia', 'Europe/Berlin'];

test('a day back is that day in the group’s zone, never before the start, joining or in the pause', () => {
  const days = fc.integer({ min: 1, max: 7 });
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: -3 * DAY, max: 400 * DAY }),
      days,
      fc.integer({ min: 0, max: 12 * DAY }),
      fc.option(fc.integer({ min: 0, max: 9 * DAY })),
      (zone, since, daysBack, membership, pause) => {
        const rhythm = newRhythm({ firstDay: '2026-01-05', weekday: 1, time: '20:00', zone });
        const starts = weekStarts(rhythm, 8);
        const now = (starts[0] ?? 0) + since;
        const joinedAt = now - membership;
        const pausedAt = pause === null ? null : now - pause;
        const group = { weekStarts: starts, pausedAt, zone };
        const day = dayBack(group, { now, daysBack, joinedAt });
        const wanted = localDate(now, zone);
        if (day.kind !== 'at') return;
        const apart = (Date.parse(wanted) - Date.parse(localDate(day.at, zone))) / DAY;
        expect(apart).toBe(daysBack);
        expect(day.at).toBeGreaterThanOrEqual(joinedAt);
        expect(day.at).toBeGreaterThanOrEqual(starts[0] ?? 0);
        if (pausedAt !== null) expect(day.at).toBeLessThan(pausedAt);
        expect(day.at).toBeLessThan(now);
      },
    ),
  );
});

test('a day in the middle of the group’s weeks is noon there', () => {
  const rhythm = newRhythm({ firstDay: '2026-03-02', weekday: 1, time: '09:00', zone: 'UTC' });
  const group = { weekStarts: weekStarts(rhythm, 4), pausedAt: null, zone: 'Asia/Shanghai' };
  const joinedAt = Date.parse('2026-03-02T09:00:00Z');
  const now = Date.parse('2026-03-12T01:00:00Z');
  const at = Date.parse('2026-03-10T04:00:00Z');
  expect(dayBack(group, { now, daysBack: 2, joinedAt })).toEqual({ kind: 'at', at });
});
