import { describe, expect, it } from 'vitest';
import {
  firstDate,
  isZone,
  localDate,
  newRhythm,
  Rhythm,
  weekAt,
  weekStart,
  weekStarts,
} from '../../src/study/schedule.ts';

function startsOf(firstDay: string, time: string, zone: string, weeks: number): string[] {
  const rhythm = [{ week: 1, date: firstDay, time, zone }];
  return weekStarts(rhythm, weeks).map((at) => new Date(at).toISOString().replace(':00.000Z', ''));
}

describe('the first date of a weekday', () => {
  it('is the day itself or one of the six after it', () => {
    expect(firstDate('2026-03-09', 1)).toBe('2026-03-09');
    expect(firstDate('2026-03-09', 7)).toBe('2026-03-15');
    expect(firstDate('2026-03-10', 1)).toBe('2026-03-16');
    expect(firstDate('2026-12-29', 5)).toBe('2027-01-01');
  });
});

describe("a group's weeks", () => {
  it('start on its weekday, at its time, in its zone', () => {
    const group = { firstDay: '2026-03-05', weekday: 1, time: '09:00', zone: 'Asia/Shanghai' };
    const rhythm = newRhythm(group);
    expect(rhythm).toEqual([{ week: 1, date: '2026-03-09', time: '09:00', zone: 'Asia/Shanghai' }]);
    expect(new Date(weekStart(rhythm, 3)).toISOString()).toBe('2026-03-23T01:00:00.000Z');
  });

  it('keep their local time when the clocks change', () => {
    expect(startsOf('2026-03-02', '09:00', 'America/New_York', 1)).toEqual([
      '2026-03-02T14:00',
      '2026-03-09T13:00',
    ]);
  });

  it('move on by an hour where the clocks skip the time, that week only', () => {
    expect(startsOf('2026-03-01', '02:30', 'America/New_York', 2)).toEqual([
      '2026-03-01T07:30',
      '2026-03-08T07:30',
      '2026-03-15T06:30',
    ]);
  });

  it('start at the first of two like times where the clocks go back', () => {
    expect(startsOf('2026-10-25', '01:30', 'America/New_York', 2)).toEqual([
      '2026-10-25T05:30',
      '2026-11-01T05:30',
      '2026-11-08T06:30',
    ]);
  });

  it('start at one where Havana has no midnight', () => {
    expect(startsOf('2026-03-01', '00:00', 'America/Havana', 1)).toEqual([
      '2026-03-01T05:00',
      '2026-03-08T05:00',
    ]);
    const midnight = [{ week: 1, date: '2026-03-08', time: '00:00', zone: 'America/Havana' }];
    expect(localDate(weekStart(midnight, 1), 'America/Havana')).toBe('2026-03-08');
  });

  it('start a day later where Apia had no Friday, and on a Friday again after that', () => {
    const rhythm = [{ week: 1, date: '2011-12-23', time: '09:00', zone: 'Pacific/Apia' }];
    const dates = weekStarts(rhythm, 2).map((at) => localDate(at, 'Pacific/Apia'));
    expect(dates).toEqual(['2011-12-23', '2011-12-31', '2012-01-06']);
  });

  it('give the running week: none before the first, one more than the last at the end', () => {
    const starts = [100, 200, 300];
    expect([99, 100, 199, 200, 299, 300, 999].map((now) => weekAt(starts, now))).toEqual([
      0, 1, 1, 2, 2, 3, 3,
    ]);
  });

  it('follow the newest anchor from its week on', () => {
    const rhythm = [
      { week: 1, date: '2026-03-02', time: '09:00', zone: 'UTC' },
      { week: 3, date: '2026-03-25', time: '20:00', zone: 'UTC' },
    ];
    const days = weekStarts(rhythm, 3).map((at) => localDate(at, 'UTC'));
    expect(days).toEqual(['2026-03-02', '2026-03-09', '2026-03-25', '2026-04-01']);
  });
});

describe('a zone', () => {
  it('is a name that the runtime knows', () => {
    for (const zone of ['Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+8']) {
      expect([zone, isZone(zone)]).toEqual([zone, true]);
    }
  });

  it('is no offset, no guess and no date', () => {
    const bad = ['+08:00', '', 'CST8', 'Z', 'Mars/Base', ' UTC', 'UTC ', 'GMT+8', '北京'];
    for (const zone of [...bad, '2026-01-01T00:00[UTC]', '__proto__', 'A'.repeat(9999)]) {
      expect([zone, isZone(zone)]).toEqual([zone, false]);
    }
  });
});

describe('a stored rhythm', () => {
  const anchor = { week: 1, date: '2026-03-09', time: '09:00', zone: 'Asia/Shanghai' };

  it('is read back as it was', () => {
    const rhythm = [anchor, { ...anchor, week: 2, date: '2026-03-20' }];
    expect(Rhythm.parse(structuredClone(rhythm))).toEqual(rhythm);
  });

  it.each([
    ['without an anchor', []],
    ['with weeks out of order', [{ ...anchor, week: 2 }, anchor]],
    ['with a week twice', [anchor, anchor]],
    ['with a date that does not exist', [{ ...anchor, date: '2026-02-30' }]],
    ['with a loose date', [{ ...anchor, date: '2026/3/9' }]],
    ['with a loose time', [{ ...anchor, time: '9:00' }]],
    ['with an offset', [{ ...anchor, zone: '+08:00' }]],
    ['with something more', [{ ...anchor, at: 1 }]],
  ])('is refused %s', (_, rhythm) => {
    expect(Rhythm.safeParse(rhythm).success).toBe(false);
  });
});
