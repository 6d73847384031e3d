import { describe, expect, test } from 'vitest';
import { createCalendar, scanFor, seek, wallOf, wallTime } from '../../bench/time/calendar.ts';
import { changed, newBeginnings, resumed, startsOf } from '../../bench/time/group-model.ts';

/** The oracle of the bench against dates that anybody can look up. */
const KNOWN = [
  // 02:30 does not exist in New York: an hour later by the clock.
  ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  // 01:30 comes twice: the first.
  ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  // Havana has no midnight on this day.
  ['2026-03-08', '00:00', 'America/Havana', '2026-03-08T05:00:00.000Z'],
  // Lord Howe turns its clocks by half an hour.
  ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
  // Apia left out a whole day: the same time on the next.
  ['2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T19:00:00.000Z'],
  ['2026-05-04', '07:10', 'Asia/Kathmandu', '2026-05-04T01:25:00.000Z'],
] as const;

describe("the bench's own calendar", () => {
  test.each(KNOWN)('knows when it is %s %s in %s', (date, time, zone, instant) => {
    const wall = wallOf(zone);
    const wanted = wallTime(date, time);
    expect(new Date(scanFor(wall, wanted)).toISOString()).toBe(instant);
    expect(seek(wall, wanted)).toBe(scanFor(wall, wanted));
  });

  test('leaves the scan out only where it would find the same', () => {
    for (const zone of ['Europe/Berlin', 'Africa/Casablanca', 'Asia/Shanghai']) {
      const wall = wallOf(zone);
      for (let day = 0; day < 60; day += 7) {
        const wanted = Date.UTC(2026, 1, 1 + day, 2, 30);
        expect(seek(wall, wanted)).toBe(scanFor(wall, wanted));
      }
    }
  });

  test('moves the weeks that have not begun after a pause, by whole weeks', () => {
    const calendar = createCalendar();
    const weeks = newBeginnings({
      date: '2026-03-02',
      weekday: 1,
      time: '12:00',
      zone: 'UTC',
      weeks: 3,
    });
    const pausedAt = Date.parse('2026-03-10T00:00:00Z');
    const later = resumed(calendar, weeks, pausedAt, Date.parse('2026-03-24T00:00:00Z'));
    expect(later.map(({ date }) => date)).toEqual([
      '2026-03-02',
      '2026-03-09',
      '2026-03-30',
      '2026-04-06',
    ]);
  });

  test('moves the next week to another weekday, never to before it was asked', () => {
    const calendar = createCalendar();
    const wish = { date: '2026-03-02', weekday: 1, time: '12:00', zone: 'UTC', weeks: 3 };
    const friday = { weekday: 5, time: null, zone: null };
    const at = Date.parse('2026-03-04T00:00:00Z');
    const starts = startsOf(calendar, changed(calendar, newBeginnings(wish), friday, at));
    expect(starts.map((start) => new Date(start).toISOString().slice(0, 10))).toEqual([
      '2026-03-02',
      '2026-03-06',
      '2026-03-13',
      '2026-03-20',
    ]);
  });
});
