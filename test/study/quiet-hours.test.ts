import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isQuiet, loudMoment, type QuietHours } from '../../src/study/quiet-hours.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What a wall clock shows, asked of `Intl` alone: the product asks Temporal. */
function wallIn(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => format.format(at);
}

function quietBy(wall: (at: number) => string, { from, to }: QuietHours, at: number): boolean {
  const time = wall(at);
  if (from === to) return false;
  return from < to ? time >= from && time < to : !(time >= to && time < from);
}

const at = (text: string) => Date.parse(text);
const night = (zone: string): QuietHours => ({ from: '22:00', to: '08:00', zone });
const wish = (wanted: string, deadline: string, notBefore = wanted) => ({
  wanted: at(wanted),
  notBefore: at(notBefore),
  deadline: at(deadline),
  atLeast: 6 * HOUR,
});

describe('something to be told', () => {
  test('is told as wanted when nobody sleeps', () => {
    const noon = wish('2026-03-07T12:00:00Z', '2026-03-09T12:00:00Z');
    expect(loudMoment(night('UTC'), noon)).toBe(noon.wanted);
    const always = { from: '00:00', to: '00:00', zone: 'UTC' };
    const midnight = wish('2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z');
    expect(loudMoment(always, midnight)).toBe(midnight.wanted);
  });

  test('waits for the end of quiet hours, in the member’s own zone', () => {
    const late = wish('2026-03-07T15:00:00Z', '2026-03-09T15:00:00Z');
    // 23:00 in Shanghai.
    expect(loudMoment(night('Asia/Shanghai'), late)).toBe(at('2026-03-08T00:00:00Z'));
    expect(loudMoment(night('Europe/Berlin'), late)).toBe(late.wanted);
  });

  test('comes before quiet hours where the deadline is too near behind them', () => {
    const short = wish('2026-03-08T23:00:00Z', '2026-03-09T12:00:00Z', '2026-03-08T12:00:00Z');
    expect(loudMoment(night('UTC'), short)).toBe(at('2026-03-08T21:30:00Z'));
  });

  test('is not told at all where only quiet hours are left', () => {
    const none = wish('2026-03-08T23:00:00Z', '2026-03-09T12:00:00Z');
    expect(loudMoment(night('UTC'), none)).toBeNull();
  });

  test('follows the clocks: quiet until 02:30 ends at 03:00 when 02:30 is left out', () => {
    const quiet = { from: '22:00', to: '02:30', zone: 'Europe/Berlin' };
    const change = wish('2026-03-29T00:30:00Z', '2026-03-31T00:00:00Z');
    expect(loudMoment(quiet, change)).toBe(at('2026-03-29T01:00:00Z'));
  });
});

test('in every zone, whatever the hours and the clocks, it is told in loud hours, none sooner than need be', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
  let told = 0;
  for (const zone of zones) {
    const wall = wallIn(zone);
    fc.assert(
      fc.property(
        time,
        time,
        fc.integer({
          min: at('2019-01-01T00:00:00Z') / MINUTE,
          max: at('2028-01-01T00:00:00Z') / MINUTE,
        }),
        fc.constantFrom(20, 24, 48),
        (from, to, minute, hours) => {
          const quiet = { from, to, zone };
          const wanted = minute * MINUTE;
          const deadline = wanted + hours * HOUR;
          const notBefore = wanted - 24 * HOUR;
          const asleep = quietBy(wall, quiet, wanted);
          expect(isQuiet(quiet, wanted)).toBe(asleep);
          const moment = loudMoment(quiet, { wanted, notBefore, deadline, atLeast: 6 * HOUR });
          if (!asleep) expect(moment).toBe(wanted);
          if (moment === null) return;
          told += 1;
          expect(quietBy(wall, quiet, moment)).toBe(false);
          expect(moment).toBeGreaterThanOrEqual(notBefore);
          expect(moment).toBeLessThanOrEqual(deadline - 6 * HOUR);
          // Between what was wanted and what came of it, all is quiet, but for the half hour before.
          const [first, last] = moment > wanted ? [wanted, moment] : [moment + 30 * MINUTE, wanted];
          for (let each = first; each < last; each += 7 * MINUTE) {
            expect(quietBy(wall, quiet, each)).toBe(true);
          }
        },
      ),
      { numRuns: 6 },
    );
  }
  expect(told).toBeGreaterThan(zones.length * 5);
}, 60_000);
