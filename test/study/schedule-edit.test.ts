import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeRhythm,
  localDate,
  newRhythm,
  Rhythm,
  shiftRhythm,
  weekStart,
  weekStarts,
} from '../../src/study/schedule.ts';

const DAY = 24 * 60 * 60 * 1000;
const WEEKS = 12;

const zones = [
  ...['UTC', 'Asia/Shanghai', 'America/New_York', 'America/Havana', 'Europe/London', 'Asia/Beirut'],
  ...['Australia/Lord_Howe', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Pacific/Apia'],
  ...['Asia/Kathmandu', 'Africa/Cairo', 'America/Santiago', 'Africa/Casablanca'],
];
const zone = fc.constantFrom(...zones);
const weekday = fc.integer({ min: 1, max: 7 });
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const firstDay = fc
  .date({ min: new Date('2012-01-01'), max: new Date('2032-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const fresh = fc.record({ firstDay, weekday, time, zone }).map(newRhythm);
const week = fc.integer({ min: 1, max: WEEKS });
/** Days from the old start of the edited week: mostly about now, sometimes long after. */
const wait = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 90 }));
const partly = { requiredKeys: [] as [] };
const edit = fc.record({
  pause: fc.boolean(),
  fromWeek: week,
  wait,
  to: fc.record({ weekday, time, zone }, partly),
});

function apply(rhythm: Rhythm, { pause, fromWeek, wait: days, to }: EditOf): Rhythm {
  const notBefore = weekStart(rhythm, fromWeek) + days * DAY;
  return pause
    ? shiftRhythm(rhythm, { fromWeek, notBefore })
    : changeRhythm(rhythm, { fromWeek, ...to, notBefore });
}
type EditOf = typeof edit extends fc.Arbitrary<infer E> ? E : never;

/** Rhythms that have been through up to four pauses and changes. */
const edited = fc
  .tuple(fresh, fc.array(edit, { maxLength: 4 }))
  .map(([rhythm, edits]) => edits.reduce(apply, rhythm));

describe('any rhythm, however often it was paused and changed', () => {
  it('has strictly ascending weeks, and can be stored', () => {
    fc.assert(
      fc.property(edited, (rhythm) => {
        expect(Rhythm.parse(structuredClone(rhythm))).toEqual(rhythm);
        const starts = weekStarts(rhythm, WEEKS + 2);
        expect(starts).toHaveLength(WEEKS + 3);
        // A calendar day, which the clocks may shorten by an hour or two.
        starts.slice(1).forEach((start, i) => {
          expect(start - (starts[i] ?? 0)).toBeGreaterThanOrEqual(DAY - 2 * 60 * 60 * 1000);
        });
      }),
      { numRuns: 150 },
    );
  });
});

describe('a pause', () => {
  it('moves a week and all later ones by the same whole weeks, the fewest that do', () => {
    fc.assert(
      fc.property(edited, week, wait, (rhythm, fromWeek, days) => {
        const notBefore = weekStart(rhythm, fromWeek) + days * DAY;
        const paused = shiftRhythm(rhythm, { fromWeek, notBefore });
        const [before, after] = [daysOf(rhythm), daysOf(paused)];
        const moved = after.map((day, i) => day - (before[i] ?? 0));
        expect(moved.slice(0, fromWeek - 1).every((by) => by === 0)).toBe(true);
        expect(new Set(moved.slice(fromWeek - 1)).size).toBe(1);
        const by = moved[fromWeek - 1] ?? 0;
        expect(by % 7).toBe(0);
        expect(weekStart(paused, fromWeek)).toBeGreaterThanOrEqual(
          Math.max(notBefore, weekStart(rhythm, fromWeek)),
        );
        if (by > 0) expect(weekStart(paused, fromWeek) - notBefore).toBeLessThan(7.2 * DAY);
        expect(shiftRhythm(paused, { fromWeek, notBefore })).toEqual(paused);
      }),
      { numRuns: 120 },
    );
  });

  it('that ends before the next week changes nothing', () => {
    const rhythm = newRhythm({ firstDay: '2026-03-02', weekday: 1, time: '09:00', zone: 'UTC' });
    const notBefore = weekStart(rhythm, 3);
    expect(shiftRhythm(rhythm, { fromWeek: 3, notBefore })).toEqual(rhythm);
    const later = shiftRhythm(rhythm, { fromWeek: 3, notBefore: notBefore + 1 });
    expect(weekStart(later, 3)).toBe(notBefore + 7 * DAY);
  });

  /** The calendar days of all weeks, as day numbers of the anchors' own dates. */
  function daysOf(rhythm: Rhythm): number[] {
    return Array.from({ length: WEEKS + 2 }, (_, i) => {
      const anchor = rhythm.findLast((one) => one.week <= i + 1) ?? rhythm[0];
      return Date.parse(anchor?.date ?? '') / DAY + 7 * (i + 1 - (anchor?.week ?? 1));
    });
  }
});

describe('a change of weekday, time or zone', () => {
  it('leaves earlier weeks alone, and begins neither too early nor a whole week too late', () => {
    fc.assert(
      fc.property(edited, edit, (rhythm, { fromWeek, wait: days, to }) => {
        const notBefore = weekStart(rhythm, fromWeek) + days * DAY;
        const changed = changeRhythm(rhythm, { fromWeek, ...to, notBefore });
        const starts = weekStarts(changed, WEEKS);
        expect(starts.slice(0, fromWeek - 1)).toEqual(
          weekStarts(rhythm, WEEKS).slice(0, fromWeek - 1),
        );
        const start = weekStart(changed, fromWeek);
        expect(start).toBeGreaterThanOrEqual(notBefore);
        const latest = Math.max(notBefore, weekStart(rhythm, fromWeek) + DAY);
        expect(start - latest).toBeLessThan(8.2 * DAY);
        const anchor = changed.findLast((one) => one.week <= fromWeek);
        if (to.time !== undefined) expect(anchor?.time).toBe(to.time);
        if (to.zone !== undefined) expect(anchor?.zone).toBe(to.zone);
      }),
      { numRuns: 150 },
    );
  });

  it('to what already is changes nothing', () => {
    fc.assert(
      fc.property(edited, week, (rhythm, fromWeek) => {
        const notBefore = weekStart(rhythm, fromWeek) - 30 * DAY;
        const only = rhythm.every((one) => one.week <= fromWeek);
        fc.pre(only);
        expect(changeRhythm(rhythm, { fromWeek, notBefore })).toEqual(rhythm);
      }),
      { numRuns: 100 },
    );
  });

  const monday = newRhythm({ firstDay: '2026-03-02', weekday: 1, time: '09:00', zone: 'UTC' });
  const long = Date.parse('2026-01-01');
  const dates = (rhythm: Rhythm) => weekStarts(rhythm, 4).map((at) => localDate(at, 'UTC'));

  it('shortens the week before it once', () => {
    const changed = changeRhythm(monday, { fromWeek: 3, weekday: 6, notBefore: long });
    const days = ['2026-03-02', '2026-03-09', '2026-03-14', '2026-03-21', '2026-03-28'];
    expect(dates(changed)).toEqual(days);
  });

  it('never makes the week before it shorter than a day', () => {
    const next = changeRhythm(monday, { fromWeek: 2, weekday: 2, notBefore: long });
    expect(dates(next)[1]).toBe('2026-03-03');
    const earlier = changeRhythm(monday, {
      fromWeek: 2,
      weekday: 2,
      time: '08:59',
      notBefore: long,
    });
    expect(dates(earlier)[1]).toBe('2026-03-10');
  });

  it('made twice for the same week never puts it before the week ahead of it', () => {
    const short = changeRhythm(monday, { fromWeek: 2, weekday: 3, notBefore: long });
    const again = changeRhythm(short, { fromWeek: 2, weekday: 1, notBefore: long });
    expect(dates(again).slice(0, 3)).toEqual(['2026-03-02', '2026-03-09', '2026-03-16']);
  });

  it('made on a Thursday does not start the next week on the Wednesday that has passed', () => {
    const notBefore = Date.parse('2026-03-05T12:00Z');
    const changed = changeRhythm(monday, { fromWeek: 2, weekday: 3, notBefore });
    expect(dates(changed).slice(0, 3)).toEqual(['2026-03-02', '2026-03-11', '2026-03-18']);
  });

  it('of the time alone keeps the date', () => {
    const changed = changeRhythm(monday, { fromWeek: 2, time: '21:30', notBefore: long });
    expect(dates(changed)).toEqual(dates(monday));
    expect(new Date(weekStart(changed, 2)).toISOString()).toBe('2026-03-09T21:30:00.000Z');
  });

  it('of the zone alone keeps weekday and time', () => {
    const changed = changeRhythm(monday, { fromWeek: 2, zone: 'Asia/Tokyo', notBefore: long });
    expect(new Date(weekStart(changed, 2)).toISOString()).toBe('2026-03-09T00:00:00.000Z');
  });

  it('before the first week never begins ahead of the day announced', () => {
    const changed = changeRhythm(monday, { fromWeek: 1, weekday: 7, notBefore: long });
    expect(dates(changed)[0]).toBe('2026-03-08');
    const sameDay = changeRhythm(monday, { fromWeek: 1, time: '07:00', notBefore: long });
    expect(new Date(weekStart(sameDay, 1)).toISOString()).toBe('2026-03-02T07:00:00.000Z');
  });

  it('starts no week during a rest, before or after it', () => {
    const notBefore = (day: string) => Date.parse(`${day}T00:00Z`);
    const rests = shiftRhythm(
      shiftRhythm(monday, { fromWeek: 2, notBefore: notBefore('2026-03-10') }),
      { fromWeek: 4, notBefore: notBefore('2026-03-31') },
    );
    const days = ['2026-03-02', '2026-03-16', '2026-03-23', '2026-04-06', '2026-04-13'];
    expect(dates(rests)).toEqual(days);
    expect(dates(changeRhythm(rests, { fromWeek: 2, weekday: 3, notBefore: long }))).toEqual([
      ...['2026-03-02', '2026-03-18', '2026-03-25', '2026-04-08', '2026-04-15'],
    ]);
    expect(dates(changeRhythm(rests, { fromWeek: 3, weekday: 3, notBefore: long }))).toEqual([
      ...['2026-03-02', '2026-03-16', '2026-03-18', '2026-04-08', '2026-04-15'],
    ]);
  });

  it('supersedes a change planned for later', () => {
    const planned = changeRhythm(monday, { fromWeek: 4, weekday: 5, notBefore: long });
    const changed = changeRhythm(planned, { fromWeek: 2, weekday: 3, notBefore: long });
    const days = ['2026-03-02', '2026-03-04', '2026-03-11', '2026-03-18', '2026-03-25'];
    expect(dates(changed)).toEqual(days);
  });
});
