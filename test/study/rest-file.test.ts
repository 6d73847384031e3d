import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/study/anchor.ts';
import { MOST_EVENTS, readCalendarFile } from '../../src/study/rest-file.ts';

const within = { from: '2026-11-21', to: '2028-11-20', zone: 'Asia/Shanghai' };

/** A calendar of events; `|` ends a line within an event. */
function calendar(...events: string[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//example//EN',
    ...events.flatMap((event) => ['BEGIN:VEVENT', ...event.split('|'), 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
}

function read(...events: string[]) {
  const file = readCalendarFile(calendar(...events), within);
  if (file.kind !== 'read') throw new Error(file.kind);
  return { ...file, days: [...file.off.keys()].sort() };
}

describe('an event', () => {
  const CASES: [string, string, string[]][] = [
    ['of a day', 'DTSTART;VALUE=DATE:20261201', ['2026-12-01']],
    [
      'of several days, the end not among them',
      'DTSTART;VALUE=DATE:20261201|DTEND;VALUE=DATE:20261204',
      ['2026-12-01', '2026-12-02', '2026-12-03'],
    ],
    ['with a duration', 'DTSTART;VALUE=DATE:20261201|DURATION:P2D', ['2026-12-01', '2026-12-02']],
    [
      'of a day that ends on the same',
      'DTSTART;VALUE=DATE:20261201|DTEND;VALUE=DATE:20261201',
      ['2026-12-01'],
    ],
    ['at a time of nowhere', 'DTSTART:20261201T230000|DURATION:PT1H', ['2026-12-01']],
    [
      'in UTC, on the day it has in the group’s zone',
      'DTSTART:20261201T170000Z|DTEND:20261202T160000Z',
      ['2026-12-02'],
    ],
    [
      'in another zone',
      'DTSTART;TZID=America/New_York:20261201T100000|DTEND;TZID=America/New_York:20261201T120000',
      ['2026-12-01', '2026-12-02'],
    ],
    [
      'in a zone that nobody knows, as if of nowhere',
      'DTSTART;TZID=China Standard Time:20261201T230000|DURATION:PT2H',
      ['2026-12-01', '2026-12-02'],
    ],
    ['of the past', 'DTSTART;VALUE=DATE:20260101', []],
    ['of a time too far', 'DTSTART;VALUE=DATE:20290101', []],
    [
      'that has begun and goes on',
      'DTSTART;VALUE=DATE:20261101|DTEND;VALUE=DATE:20261123',
      ['2026-11-21', '2026-11-22'],
    ],
    ['that was cancelled', 'DTSTART;VALUE=DATE:20261201|STATUS:CANCELLED', []],
    [
      'each week on two days until a date, one left out',
      'DTSTART:20261201T090000|RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261212|EXDATE:20261203T090000',
      ['2026-12-01', '2026-12-08', '2026-12-10'],
    ],
    [
      'three days running each year',
      'DTSTART;VALUE=DATE:20100224|DURATION:P2D|RRULE:FREQ=YEARLY;COUNT=18',
      ['2027-02-24', '2027-02-25'],
    ],
    [
      'on the last Friday of a month, twice a year',
      'DTSTART;VALUE=DATE:20261030|RRULE:FREQ=MONTHLY;INTERVAL=6;BYDAY=-1FR;COUNT=3',
      ['2027-04-30', '2027-10-29'],
    ],
    [
      'and on days that it names besides',
      'DTSTART;VALUE=DATE:20261201|RDATE;VALUE=DATE:20261224,20261231',
      ['2026-12-01', '2026-12-24', '2026-12-31'],
    ],
  ];

  test.each(CASES)('%s', (_, event, days) => {
    const file = read(`UID:1|SUMMARY:Off|${event}`);
    expect(file.days).toEqual(days);
    expect(file.unread).toBe(0);
  });

  test('gives its name as the reason, cut to sixty characters; the first of a day counts', () => {
    const long = '🎄'.repeat(100);
    const { off } = read(
      `UID:1|DTSTART;VALUE=DATE:20261201|SUMMARY:  Our\\n retreat `,
      'UID:2|DTSTART;VALUE=DATE:20261201|SUMMARY:Something else',
      `UID:3|DTSTART;VALUE=DATE:20261202|SUMMARY:${long}`,
      'UID:4|DTSTART;VALUE=DATE:20261203',
    );
    expect([...off.values()]).toEqual([
      { kind: 'words', text: 'Our retreat' },
      { kind: 'words', text: '🎄'.repeat(60) },
      { kind: 'unsaid' },
    ]);
  });

  test('that stands for one time of a repeated one replaces it', () => {
    const { days } = read(
      'UID:a|DTSTART;VALUE=DATE:20261201|RRULE:FREQ=WEEKLY;COUNT=3',
      'UID:a|RECURRENCE-ID;VALUE=DATE:20261208|DTSTART;VALUE=DATE:20261210',
    );
    expect(days).toEqual(['2026-12-01', '2026-12-10', '2026-12-15']);
  });
});

describe('an event that cannot be read is left out and counted:', () => {
  test.each([
    ['no start', 'SUMMARY:x'],
    ['a start that is none', 'DTSTART:99999999T999999'],
    ['an end before its start', 'DTSTART;VALUE=DATE:20261231|DTEND;VALUE=DATE:20261201'],
    ['a time of another age', 'DTSTART;VALUE=DATE:00010101|RRULE:FREQ=DAILY'],
    ['each second', 'DTSTART:20261201T000000Z|RRULE:FREQ=SECONDLY'],
    ['never', 'DTSTART;VALUE=DATE:20261201|RRULE:FREQ=NEVER'],
    ['until nobody knows when', 'DTSTART;VALUE=DATE:20261201|RRULE:FREQ=DAILY;UNTIL=soon'],
    ['a duration that is none', 'DTSTART;VALUE=DATE:20261201|DURATION:soon'],
    ['two rules', 'DTSTART;VALUE=DATE:20261201|RRULE:FREQ=DAILY|RRULE:FREQ=YEARLY'],
    [
      'the 30th of February',
      'DTSTART;VALUE=DATE:20261201|RRULE:FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2',
    ],
    ['a weekday never met', 'DTSTART;VALUE=DATE:20261201|RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO'],
    ['the ninth Monday', 'DTSTART;VALUE=DATE:20261201|RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=9MO'],
  ])('%s', (_, event) => {
    const file = read(`UID:1|${event}`, 'UID:2|DTSTART;VALUE=DATE:20261225');
    expect([file.unread, file.days]).toEqual([1, ['2026-12-25']]);
  });
});

test('what is no calendar is called so, and too many events are too many', () => {
  const nested = 'BEGIN:VEVENT\r\n'.repeat(15_000);
  for (const text of ['', 'hello', '# Title', '{}', nested, `BEGIN:VCALENDAR\r\n${nested}`]) {
    expect(readCalendarFile(text, within)).toEqual({ kind: 'not-a-calendar' });
  }
  for (const odd of ['X', 'END:VCALENDAR', 'BEGIN:VEVENT\r\nEND:VALARM', ';A=1:2', 'A;B:1']) {
    const text = `BEGIN:VCALENDAR\r\n${odd}\r\nEND:VCALENDAR`;
    expect(readCalendarFile(text, within), odd).toEqual({ kind: 'not-a-calendar' });
  }
  const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nEND:VCARD';
  expect(readCalendarFile(card, within)).toEqual({ kind: 'not-a-calendar' });
  const many = calendar(...Array.from({ length: MOST_EVENTS + 1 }, () => 'UID:1'));
  expect(readCalendarFile(many, within)).toEqual({ kind: 'too-many-events' });
});

describe('hostile input', () => {
  test.each([
    ['a thousand days without end', 'DTSTART;VALUE=DATE:19700101|RRULE:FREQ=DAILY'],
    ['a thousand long ages', 'DTSTART;VALUE=DATE:19700101|DTEND;VALUE=DATE:21991231'],
    [
      'rules that hardly ever meet',
      'DTSTART;VALUE=DATE:19700201|RRULE:FREQ=MONTHLY;BYDAY=5MO;INTERVAL=12',
    ],
    [
      'a leap Monday',
      'DTSTART;VALUE=DATE:19700101|RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=5MO;INTERVAL=999',
    ],
  ])('of %s is answered soon', (_, event) => {
    const text = calendar(...Array.from({ length: MOST_EVENTS }, (__, i) => `UID:${i}|${event}`));
    // Well below a second on a machine of its own.
    const began = performance.now();
    expect(readCalendarFile(text, within).kind).toBe('read');
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  const line = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc
      .tuple(
        fc.constantFrom('DTSTART', 'DTEND', 'EXDATE', 'RDATE', 'RECURRENCE-ID', 'DURATION', 'UID'),
        fc.constantFrom('', ';VALUE=DATE', ';TZID=Asia/Tokyo', ';TZID="', ';VALUE=PERIOD'),
        fc.constantFrom('20261201', '20261201T090000Z', '00000000', '20261301', 'P1D', '-P9W', 'x'),
      )
      .map(([name, params, value]) => `${name}${params}:${value}`),
    fc
      .record({
        freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'HOURLY', ''),
        interval: fc.integer({ min: -1, max: 2_000 }),
        day: fc.constantFrom('', ';BYDAY=MO', ';BYDAY=5SU', ';BYDAY=-5FR,1MO', ';BYDAY=XX'),
        more: fc.constantFrom('', ';BYMONTH=2', ';BYMONTHDAY=31', ';BYMONTHDAY=-30', ';BYSETPOS=9'),
        end: fc.constantFrom('', ';COUNT=3', ';UNTIL=20270101', ';UNTIL=19000101T000000Z'),
      })
      .map((r) => `RRULE:FREQ=${r.freq};INTERVAL=${r.interval}${r.day}${r.more}${r.end}`),
  );

  test('of any kind is answered, with days of the two years alone', () => {
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 5 }), (events) => {
        const text = calendar(...events.map((lines) => ['DTSTART:20261201', ...lines].join('|')));
        const file = readCalendarFile(text, within);
        if (file.kind !== 'read') return;
        for (const day of file.off.keys()) {
          expect(day >= within.from && day < addDays(within.to, 1)).toBe(true);
        }
        expect(file.unread).toBeLessThanOrEqual(file.events);
      }),
      { numRuns: 500 },
    );
  });
});
