import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../src/study/anchor.ts';
import { movedWeeks, proposeRests, restsAhead, withRests } from '../../src/study/rest-proposal.ts';
import { restForRange } from '../../src/study/rest-reasons.ts';
import { layWeeks, type Rest, restAfter, restBefore, restOn } from '../../src/study/rests.ts';
import {
  changeRhythm,
  localDate,
  newRhythm,
  Rhythm,
  shiftRhythm,
  weekAt,
  weekStarts,
} from '../../src/study/schedule.ts';

const DAY = 86_400_000;
const WEEKS = 10;
const unsaid = { kind: 'unsaid' } as const;

const zone = fc.constantFrom(
  ...['UTC', 'Asia/Shanghai', 'America/Havana', 'Europe/Berlin', 'Asia/Beirut'],
  ...['Australia/Lord_Howe', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Pacific/Apia'],
);
const weekday = fc.integer({ min: 1, max: 7 });
const time = fc.constantFrom('00:00', '00:30', '02:15', '09:00', '23:59');
const firstDay = fc
  .date({ min: new Date('2010-06-01'), max: new Date('2031-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** What may happen to a group, so many hours after what happened before. */
const happening = fc.record({
  hours: fc.integer({ min: 0, max: 20 * 24 }),
  what: fc.oneof(
    fc.record({ kind: fc.constant('rest' as const), in: fc.nat(60), days: fc.nat(30) }),
    fc.record({ kind: fc.constant('take-back' as const), which: fc.nat(5) }),
    fc.record({ kind: fc.constant('pause' as const), hours: fc.nat(40 * 24) }),
    fc.record({
      kind: fc.constant('change' as const),
      to: fc.record({ weekday, time, zone }, { requiredKeys: [] }),
    }),
  ),
});
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

type Life = { rhythm: Rhythm; rests: Rest[]; now: number };

function starts({ rhythm, rests }: Life): number[] {
  return weekStarts(rhythm, WEEKS, rests);
}

/** What the commands make of it. */
function live(life: Life, { what }: Happening): Life {
  const { rhythm, rests, now } = life;
  const current = weekAt(starts(life), now);
  const fromWeek = current + 1;
  switch (what.kind) {
    case 'rest': {
      const from = addDays(localDate(now, rhythm.at(-1)?.zone ?? 'UTC'), what.in);
      const reason = restForRange(from, addDays(from, what.days), unsaid);
      const more = proposeRests({ rhythm, rests, weeks: WEEKS, current, now }, reason, `${now}`);
      return { ...life, rests: withRests(rests, more) };
    }
    case 'take-back': {
      const ahead = restsAhead(life, now);
      const taken = ahead[what.which % Math.max(1, ahead.length)];
      return { ...life, rests: rests.filter((rest) => rest !== taken) };
    }
    case 'pause': {
      const resumed = now + what.hours * 3_600_000;
      const shifted = shiftRhythm(rhythm, { fromWeek, notBefore: resumed, rests });
      return { rhythm: shifted, rests, now: resumed };
    }
    case 'change':
      return {
        ...life,
        rhythm: changeRhythm(rhythm, { fromWeek, ...what.to, notBefore: now, rests }),
      };
  }
}

const life = fc.record({ firstDay, weekday, time, zone }).map((wish): Life => {
  const rhythm = newRhythm(wish);
  return { rhythm, rests: [], now: (weekStarts(rhythm, 1)[0] ?? 0) - 3 * DAY };
});

describe('a group that rests, pauses and changes its day, time and zone as it likes', () => {
  it('has every week begin exactly once: what has begun stays, what has not lies ahead', () => {
    fc.assert(
      fc.property(life, fc.array(happening, { maxLength: 8 }), (first, happenings) => {
        let group = first;
        for (const each of happenings) {
          const now = group.now + each.hours * 3_600_000;
          const before = starts(group);
          const current = weekAt(before, now);
          const next = live({ ...group, now }, each);
          const after = starts(next);
          expect(after.slice(0, current)).toEqual(before.slice(0, current));
          for (const start of after.slice(current)) {
            expect(start).toBeGreaterThanOrEqual(next.now);
          }
          after.slice(1).forEach((start, i) => {
            expect(start - (after[i] ?? 0)).toBeGreaterThanOrEqual(DAY - 2 * 3_600_000);
          });
          expect(Rhythm.parse(structuredClone(next.rhythm))).toEqual(next.rhythm);
          group = next;
        }
      }),
      { numRuns: 250 },
    );
  });

  it('never starts a week on a day of rest', () => {
    fc.assert(
      fc.property(life, fc.array(happening, { maxLength: 8 }), (first, happenings) => {
        let end = first;
        for (const each of happenings) {
          end = live({ ...end, now: end.now + each.hours * 3_600_000 }, each);
        }
        for (const { start } of layWeeks(end, WEEKS)) {
          expect(restOn(end.rests, start.date)).toBeUndefined();
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a rest', () => {
  const ahead = fc.record({ in: fc.nat(60), days: fc.nat(20), hours: fc.nat(60 * 24) });

  it('moves coming weeks by whole weeks, all that come behind it, and nothing else', () => {
    fc.assert(
      fc.property(life, ahead, (group, { hours, ...rest }) => {
        const now = group.now + hours * 3_600_000;
        const given = live({ ...group, now }, { hours: 0, what: { kind: 'rest', ...rest } });
        const days = (calendar: Life) => layWeeks(calendar, WEEKS).map(({ start }) => start.date);
        const [before, after] = [days(group), days(given)];
        const moved = before.map((date, i) => daysBetween(date, after[i] ?? date));
        const weeks = given.rests.reduce(
          (sum, { from, to }) => sum + (daysBetween(from, to) + 1) / 7,
          0,
        );
        expect(moved.every((by, i) => by % 7 === 0 && by >= (moved[i - 1] ?? 0))).toBe(true);
        expect(moved.at(-1)).toBe(7 * weeks);
        const touched = movedWeeks(starts(group), starts(given));
        expect(touched.every(({ from, to }) => from > now && to > from)).toBe(true);
        expect(touched.length).toBe(moved.filter((by) => by > 0).length);
      }),
      { numRuns: 150 },
    );
  });

  it('that is taken back leaves no trace', () => {
    fc.assert(
      fc.property(life, fc.array(ahead, { minLength: 1, maxLength: 3 }), (group, rests) => {
        const given = rests.reduce(
          (each, { hours: _, ...rest }) =>
            live(each, { hours: 0, what: { kind: 'rest', ...rest } }),
          group,
        );
        let back = given;
        while (back.rests.length > 0) {
          back = live(back, { hours: 0, what: { kind: 'take-back', which: 0 } });
        }
        expect(back).toEqual(group);
      }),
      { numRuns: 80 },
    );
  });

  const monday = newRhythm({ firstDay: '2026-03-02', weekday: 1, time: '09:00', zone: 'UTC' });
  const rest = (from: string, to: string): Rest => ({ from, to, why: unsaid, by: '1' });
  const dates = (rhythm: Rhythm, rests: readonly Rest[], weeks = 5) =>
    weekStarts(rhythm, weeks, rests).map((at) => localDate(at, 'UTC').slice(5));

  it('is said before the week that follows it', () => {
    const rests = [rest('2026-03-16', '2026-03-22'), rest('2026-03-23', '2026-03-29')];
    const calendar = { rhythm: monday, rests };
    expect(restBefore(calendar, 3)).toEqual(rests);
    expect(restBefore(calendar, 4)).toEqual([]);
    const group = { ...calendar, weekStarts: weekStarts(monday, 5, rests) };
    expect(restAfter(group, 2)).toEqual({ rests, week: 3, at: group.weekStarts[2] });
    expect([0, 1, 3, 5, 6].map((week) => restAfter(group, week))).toEqual(Array(5).fill(null));
  });

  it('lasts, and nobody starts earlier than announced, when the weekday changes before it', () => {
    const rests = [rest('2026-03-16', '2026-03-22')];
    const saturdays = changeRhythm(monday, {
      fromWeek: 3,
      weekday: 6,
      notBefore: Date.parse('2026-03-10'),
      rests,
    });
    expect(dates(saturdays, rests)).toEqual(['03-02', '03-09', '03-28', '04-04', '04-11', '04-18']);
    expect(dates(saturdays, [])).toEqual(['03-02', '03-09', '03-21', '03-28', '04-04', '04-11']);
  });

  it('is used up by a pause that goes on as long', () => {
    const rests = [rest('2026-03-16', '2026-03-29')];
    const a = { fromWeek: 3, notBefore: Date.parse('2026-03-27'), rests };
    expect(dates(shiftRhythm(monday, a), rests)).toEqual(dates(monday, rests));
  });

  it('does not prolong the last week', () => {
    const rests = [rest('2026-03-30', '2026-04-05')];
    expect(dates(monday, rests, 4)).toEqual(['03-02', '03-09', '03-16', '03-23', '03-30']);
    expect(dates(monday, rests, 5)).toEqual([
      ...['03-02', '03-09', '03-16', '03-23', '04-06', '04-13'],
    ]);
  });
});
