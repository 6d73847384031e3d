import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/study/anchor.ts';
import { localDate, weekStarts } from '../../src/study/schedule.ts';
import { scanMinutes, wallOf } from './minute-scan.ts';

/**
 * Every slot of every weekday comes once, at the minute at which a clock on the wall shows it.
 * `ZONES=all npx vitest run test/study/zones.test.ts` looks at all zones for ten years.
 */
const TIMES = ['00:00', '01:30', '02:15', '09:00'] as const;
/** What was changed in the zones below was changed at one of these. */
const ODD_TIMES = ['00:00', '01:30', '02:15', '02:45', '22:30', '23:30'] as const;
const ALL = Intl.supportedValuesOf('timeZone');
const TEN_YEARS = ['2018-01-01', '2027-12-31'] as const;

/** Zones whose rules were changed, are unlike others, or skip a day, and when they did. */
const ODD: [string, string, string][] = [
  ['Pacific/Apia', '2011-01-01', '2012-12-31'],
  ['Pacific/Fakaofo', '2011-06-01', '2012-06-30'],
  ['Pacific/Kwajalein', '1993-06-01', '1993-12-31'],
  ['Pacific/Kiritimati', '1994-06-01', '1995-06-30'],
  ['America/Havana', '2024-01-01', '2026-12-31'],
  ['Australia/Lord_Howe', '2024-01-01', '2026-12-31'],
  ['Asia/Beirut', '2022-01-01', '2024-12-31'],
  ['Africa/Casablanca', '2018-01-01', '2020-12-31'],
  ['Africa/Casablanca', '2025-01-01', '2027-12-31'],
  ['Antarctica/Troll', '2024-01-01', '2026-12-31'],
  ['Africa/Cairo', '2022-06-01', '2024-12-31'],
  ['Asia/Gaza', '2022-01-01', '2025-12-31'],
  ['Asia/Tehran', '2021-01-01', '2023-12-31'],
  ['Asia/Amman', '2021-06-01', '2023-06-30'],
  ['America/Asuncion', '2023-06-01', '2025-12-31'],
  ['America/Santiago', '2024-01-01', '2026-12-31'],
  ['America/Nuuk', '2022-06-01', '2024-12-31'],
  ['America/Scoresbysund', '2023-06-01', '2025-06-30'],
  ['America/Caracas', '2016-01-01', '2016-12-31'],
  ['Asia/Pyongyang', '2015-06-01', '2018-12-31'],
  ['Africa/Sao_Tome', '2017-06-01', '2019-12-31'],
  ['Africa/Juba', '2020-06-01', '2021-12-31'],
  ['Europe/Volgograd', '2018-06-01', '2021-06-30'],
  ['Asia/Almaty', '2023-06-01', '2025-06-30'],
  ['Pacific/Chatham', '2024-01-01', '2026-12-31'],
  ['Pacific/Norfolk', '2019-01-01', '2021-12-31'],
  ['Europe/Dublin', '2024-01-01', '2026-12-31'],
  ['America/Sao_Paulo', '2017-01-01', '2019-12-31'],
];

type Figures = { slots: number; skipped: number; repeated: number; wrong: string[] };

/** Compares the slots of all seven weekdays at all of the times with what the clock shows. */
function compare(
  zone: string,
  first: string,
  last: string,
  times: readonly string[] = TIMES,
): Figures {
  const scan = scanMinutes(zone, first, last, times);
  const figures: Figures = { slots: 0, skipped: scan.skipped, repeated: scan.repeated, wrong: [] };
  const weeks = Math.floor((Date.parse(last) - Date.parse(first)) / (7 * 86_400_000));
  for (const time of times) {
    for (let day = 0; day < 7; day++) {
      const begin = addDays(first, day);
      const starts = weekStarts([{ week: 1, date: begin, time, zone }], weeks - 1);
      starts.forEach((at, i) => {
        const wall = wallOf(begin, time) + i * 7 * 1440;
        const isOnce = i === 0 || at > (starts[i - 1] ?? at);
        if (scan.at(wall) !== at || !isOnce) {
          figures.wrong.push(`${zone} ${time} ${new Date(wall * 60_000).toISOString()}`);
        }
      });
      figures.slots += starts.length;
    }
  }
  return figures;
}

function sum(all: readonly Figures[]): Figures {
  return {
    slots: all.reduce((total, { slots }) => total + slots, 0),
    skipped: all.reduce((total, { skipped }) => total + skipped, 0),
    repeated: all.reduce((total, { repeated }) => total + repeated, 0),
    wrong: all.flatMap(({ wrong }) => wrong),
  };
}

describe('exactly one instant for each slot, the one at which the clock shows it', () => {
  test.each(ODD)('in %s from %s to %s', (zone, first, last) => {
    const { wrong, skipped, repeated } = compare(zone, first, last, ODD_TIMES);
    expect(wrong).toEqual([]);
    expect(skipped + repeated).toBeGreaterThan(0);
  });

  test('in a few zones drawn by lot, for three years', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALL), fc.integer({ min: 1995, max: 2034 }), (zone, year) => {
        expect(compare(zone, `${year}-01-01`, `${year + 2}-12-31`).wrong).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test.runIf(process.env.ZONES === 'all')(
    'in all zones, for ten years',
    () => {
      const figures = sum(ALL.map((zone) => compare(zone, ...TEN_YEARS)));
      const { slots, skipped, repeated, wrong } = figures;
      process.stdout.write(
        `${ALL.length} zones, ${slots} slots, ${skipped} skipped and ${repeated} repeated times: ` +
          `${wrong.length} wrong (ICU ${process.versions.icu}, tz ${process.versions.tz})\n`,
      );
      expect(wrong).toEqual([]);
      expect(slots).toBeGreaterThan(6_000_000);
    },
    1_800_000,
  );
});

test('a day that was skipped has its slot on the next one, and no slot is lost', () => {
  for (const [zone, skipped] of [
    ['Pacific/Apia', '2011-12-30'],
    ['Pacific/Fakaofo', '2011-12-30'],
    ['Pacific/Kwajalein', '1993-08-21'],
    ['Pacific/Kiritimati', '1994-12-31'],
  ] as const) {
    const starts = weekStarts([{ week: 1, date: addDays(skipped, -7), time: '09:00', zone }], 2);
    expect([zone, ...starts.map((at) => localDate(at, zone))]).toEqual([
      zone,
      addDays(skipped, -7),
      addDays(skipped, 1),
      addDays(skipped, 7),
    ]);
  }
});
