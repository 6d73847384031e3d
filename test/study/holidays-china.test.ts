import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, isDate, weekdayOf } from '../../src/study/anchor.ts';
import { CHINA } from '../../src/study/holidays-china.ts';
import { daysFrom, daysOffOf, restForDaysOff } from '../../src/study/rest-reasons.ts';
import { FESTIVALS } from '../../src/study/rests.ts';

/** The day of each festival itself, from an almanac: the Spring Festival is the first of its year. */
const FESTIVAL_DAYS: Record<number, string[]> = {
  2026: ['01-01', '02-17', '04-05', '05-01', '06-19', '09-25', '10-01'],
  2027: ['01-01', '02-06', '04-05', '05-01', '06-09', '09-15', '10-01'],
};

describe.each(CHINA)('the public holidays of $year', (table) => {
  const { year, holidays, makeUpDays, provisional, published } = table;
  const off = holidays.flatMap(({ from, to }) => daysFrom(from, to));

  test('are all seven, in order, each around its festival', () => {
    expect(holidays.map(({ festival }) => festival)).toEqual(FESTIVALS);
    holidays.forEach(({ from, to }, i) => {
      expect([isDate(from), isDate(to), from <= to]).toEqual([true, true, true]);
      const day = `${year}-${FESTIVAL_DAYS[year]?.[i]}`;
      expect([day, from <= day && day <= to]).toEqual([day, true]);
    });
    expect(off).toEqual([...new Set(off)].sort());
  });

  test('last as long as a holiday does: none longer than nine days, none cut off by a weekend', () => {
    for (const { from, to } of holidays) {
      expect(daysBetween(from, to)).toBeLessThan(9);
      // A Saturday next to it would be off anyway, and is told with it.
      if (weekdayOf(to) === 5) expect(off.includes(addDays(to, 1)) || provisional).toBe(true);
    }
  });

  test('are made up for on weekend days only, which are not off themselves', () => {
    for (const day of makeUpDays) {
      expect([day, weekdayOf(day)]).toEqual([day, expect.toSatisfy((n: number) => n >= 6)]);
      expect(off).not.toContain(day);
    }
    // 13 statutory days, and every other weekday off is made up for.
    const weekdays = off.filter((day) => weekdayOf(day) <= 5).length;
    const onWeekends = off.length - weekdays;
    expect(onWeekends).toBeGreaterThan(0);
    if (!provisional) expect(weekdays - makeUpDays.length).toBe(13);
  });

  test('name their source', () => {
    expect(isDate(published)).toBe(true);
    expect(published < `${year}-01-01`).toBe(true);
    expect(provisional).toBe(makeUpDays.length === 0);
  });
});

describe('the rule', () => {
  const reason = restForDaysOff(daysOffOf(CHINA));
  const restsFrom = (first: string) => {
    const weeks = Array.from({ length: 52 }, (_, i) => addDays(first, 7 * i));
    return weeks.filter((week) => reason(week, addDays(week, 6)) !== null);
  };

  test('gives Monday groups a rest at the long holidays, and at no festival of a day', () => {
    expect(restsFrom('2026-01-05')).toEqual(['2026-02-16', '2026-09-28', '2026-10-05']);
    expect(restsFrom('2027-01-04')).toEqual(['2027-02-08', '2027-05-03', '2027-10-04']);
  });

  test('gives a rest at the two long holidays whatever the weekday', () => {
    for (let day = 0; day < 7; day++) {
      for (const year of ['2026', '2027']) {
        const weeks = restsFrom(addDays(`${year}-01-05`, day));
        for (const month of [`${year}-02`, `${year}-10`]) {
          const near = weeks.filter((week) => addDays(week, 6).startsWith(month));
          expect([day, month, near.length > 0]).toEqual([day, month, true]);
        }
      }
    }
  });
});
