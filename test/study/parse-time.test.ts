import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, parseTime } from '../../src/study/schedule.ts';

describe('a typed date', () => {
  it.each([
    '2026-03-09',
    '2026-3-9',
    '2026/3/9',
    '2026.03.9',
    '2026年3月9日',
    '2026 年 03 月 09 日',
    ' ２０２６／３／９ ',
  ])('is understood as %s', (text) => {
    expect(parseDate(text)).toBe('2026-03-09');
  });

  it.each([
    '',
    'tomorrow',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-3/9',
    '26-3-9',
    '0000-01-01',
    '9999-01-01',
    '2026-03-09T10:00',
    '2026年3月',
    '-2026-03-09',
  ])('is refused as "%s"', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('knows the leap years', () => {
    expect(parseDate('2028-2-29')).toBe('2028-02-29');
    expect(parseDate('2100-02-29')).toBeNull();
  });

  it('is a fixed point once understood, whatever was typed', () => {
    const typed = fc.stringMatching(/^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), typed), (text) => {
        const date = parseDate(text);
        if (date !== null) expect(parseDate(date)).toBe(date);
      }),
    );
  });
});

describe('a typed time', () => {
  it('is understood with or without a leading zero, in full width too', () => {
    expect(['9:00', '09:00', '9：00', ' ０９：００ '].map(parseTime)).toEqual(
      Array(4).fill('09:00'),
    );
    expect(['0:00', '23:59'].map(parseTime)).toEqual(['00:00', '23:59']);
  });

  it.each(['', '24:00', '9:60', '9', '9:0', '9.00', '-1:00', '09:00:00', '9:00 pm', '٩:٠٠'])(
    'is refused as "%s"',
    (text) => {
      expect(parseTime(text)).toBeNull();
    },
  );
});
