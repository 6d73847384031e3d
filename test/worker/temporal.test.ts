import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { Temporal as Own } from '../../src/worker/temporal.ts';

const DAY = 86_400_000;
const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC', '+08:00', '-03:30'];
const HOW = ['compatible', 'earlier', 'later'] as const;
type Either = typeof Temporal | typeof Own;

/** Two that differ in type alone, and all that is asked of either. */
function asked(from: Either, at: number, zone: string, wall: string, days: number): unknown[] {
  const here = from.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const [date = '', time = ''] = wall.split('T');
  const day = from.PlainDate.from(date);
  const plain = from.PlainDateTime.from(wall);
  return [
    here.toPlainDate().toString(),
    here.toPlainTime().toString(),
    here.add({ days }).epochMilliseconds,
    here.subtract({ days }).epochMilliseconds,
    plain.toZonedDateTime(zone).epochMilliseconds,
    ...HOW.map(
      (disambiguation) => plain.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
    ),
    day.add({ days }).toString(),
    day.until(here.toPlainDate().toString()).days,
    day.dayOfWeek,
    day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds,
  ];
}

function same(at: number, zone: string, wall: string, days: number): void {
  const [own, theirs] = [asked(Own, at, zone, wall, days), asked(Temporal, at, zone, wall, days)];
  expect(own, `${zone} ${at} ${wall}`).toEqual(theirs);
}

const wallOf = (at: number) => new Date(Math.floor(at / 1_000) * 1_000).toISOString().slice(0, 19);

test('dates and times are the same in every zone', () => {
  const instant = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2040, 0) });
  const days = fc.integer({ min: 0, max: 900 });
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      instant,
      instant.map(wallOf),
      days,
      (zone, at, wall, n) => same(at, zone, wall, n),
    ),
    { numRuns: 3_000 },
  );
});

describe('around each change of the clocks', () => {
  // By half an hour; a day that never was; at midnight; for a month; in winter; by two hours.
  test.each([
    ...['Australia/Lord_Howe', 'Pacific/Apia', 'America/Havana', 'Africa/Casablanca'],
    ...['Europe/Dublin', 'Antarctica/Troll', 'Asia/Beirut', 'America/New_York', 'Asia/Gaza'],
  ])('%s', (zone) => {
    let change = Temporal.Instant.fromEpochMilliseconds(Date.UTC(2009, 0))
      .toZonedDateTimeISO(zone)
      .getTimeZoneTransition('next');
    let changes = 0;
    for (; change !== null && change.year < 2031; change = change.getTimeZoneTransition('next')) {
      const at = change.epochMilliseconds;
      changes++;
      for (const off of [-DAY, -1, 0, 1_800_000]) {
        same(at + off, zone, wallOf(at + off), 1);
        const shown = change.add({ milliseconds: off }).toPlainDateTime();
        for (const minutes of [-45, 0, 30]) {
          same(at, zone, shown.add({ minutes }).toString().slice(0, 19), 1);
        }
      }
      for (const before of [1, 1_000, DAY, 3 * DAY]) {
        const from = Own.Instant.fromEpochMilliseconds(at - before).toZonedDateTimeISO(zone);
        expect(from.getTimeZoneTransition('next')?.epochMilliseconds).toBe(at);
      }
    }
    expect(changes).toBeGreaterThan(0);
  });

  test('there is none in a zone that keeps its clocks', () => {
    const here = Own.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO('UTC');
    expect(here.getTimeZoneTransition('next')).toBeNull();
  });
});

test.each([
  ...['2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', 'soon', '', '2024-02-29', '2023-02-29'],
  ...['0000-01-01', '2026-01-01T09:00', '2026-01-01T25:00'],
])('a date written %j is read, or refused, by both', (text) => {
  const read = (from: Either) => {
    try {
      return from.PlainDate.from(text).toString();
    } catch {
      return 'refused';
    }
  };
  expect(read(Own)).toBe(read(Temporal));
});

test.each(['09:00', '23:59:60', '24:00', '12:60', '9:00', '', '00:00:59'])(
  'a time written %j is read, or refused, by both',
  (text) => {
    const read = (from: Either) => {
      try {
        return from.PlainTime.from(text).toString();
      } catch {
        return 'refused';
      }
    };
    expect(read(Own)).toBe(read(Temporal));
  },
);

test.each([
  ...['Asia/Shanghai', 'asia/shanghai', 'UTC', 'utc', 'EST', 'Etc/GMT+5', '+08:00', 'GMT'],
  ...[
    'Mars/Base',
    '',
    'x',
    '+8',
    '+08',
    '+0800',
    '-09:30',
    '+25:00',
    'Asia/Shanghai ',
    'China Standard Time',
  ],
])('a zone named %j is known, or refused, by both', (zone) => {
  const read = (from: Either) => {
    try {
      const here = from.Instant.fromEpochMilliseconds(1e12).toZonedDateTimeISO(zone);
      return here.toPlainTime().toString();
    } catch {
      return 'refused';
    }
  };
  expect(read(Own)).toBe(read(Temporal));
});

test('instants are put in order, fields make a date or are refused', () => {
  const [one, two] = [1, 2].map((at) =>
    Own.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC'),
  );
  if (one === undefined || two === undefined) throw new Error('not made');
  expect([Own.ZonedDateTime.compare(one, two), Own.ZonedDateTime.compare(two, two)]).toEqual([
    -1, 0,
  ]);
  expect(Own.PlainDate.from({ year: 2026, month: 2, day: 28 }).toString()).toBe('2026-02-28');
  expect(() => Own.PlainDate.from({ year: 2026, month: 2, day: 29 })).toThrow(RangeError);
});
