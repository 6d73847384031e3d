import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Key, Params } from '../../src/i18n/words.ts';
import { leavesOf } from '../../src/roadmap/roadmap.ts';
import { shipped } from '../../src/roadmap/shipped.gen.ts';
import { CANARY, type Hall, LANGUAGES, openHall } from './hall.ts';
import { expectRefused } from './refusal.ts';

let hall: Hall;

beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.world.close());

/** Items of a shipped roadmap that nobody has ticked yet. */
function openItems(key: string): number {
  const found = shipped.find((each) => each.key === key && each.roadmap.language === 'en');
  return found === undefined ? 0 : leavesOf(found.roadmap).filter(({ done }) => !done).length;
}

const hostile = '@everyone \u202e**x**';
const disarmed = '\\@everyone \\*\\*x\\*\\*';

/** An organiser's wish that cannot be met, and what is said to it. */
const WISHES: [string, Record<string, string | number>, Key, Params?][] = [
  ['an unknown roadmap', { roadmap: 'quantum' }, 'refuse.unknownRoadmap'],
  ['the middle of a title', { roadmap: 'next steps' }, 'refuse.unknownRoadmap'],
  [
    'a day that no month has',
    { 'first-day': '2026-02-30' },
    'refuse.badDate',
    { text: '2026-02-30' },
  ],
  [
    'a leap day of a common year',
    { 'first-day': '2027-02-29' },
    'refuse.badDate',
    { text: '2027-02-29' },
  ],
  ['a day in words', { 'first-day': 'tomorrow' }, 'refuse.badDate', { text: 'tomorrow' }],
  ['markup for a day', { 'first-day': hostile }, 'refuse.badDate', { text: disarmed }],
  [
    'yesterday',
    { 'first-day': '2026-03-01' },
    'refuse.pastDate',
    { date: '2026-03-01', zone: 'UTC' },
  ],
  [
    'a day that is over in the zone named',
    { 'first-day': '2026-03-01', 'time-zone': 'Pacific/Kiritimati' },
    'refuse.pastDate',
    { date: '2026-03-01', zone: 'Pacific/Kiritimati' },
  ],
  [
    'a day after next year',
    { 'first-day': '2027-03-05' },
    'refuse.farDate',
    { date: '2027-03-05' },
  ],
  [
    'a day in another millennium',
    { 'first-day': '2999-12-31' },
    'refuse.farDate',
    { date: '2999-12-31' },
  ],
  ['an hour that no day has', { time: '25:00' }, 'refuse.badTime', { text: '25:00' }],
  ['a minute that no hour has', { time: '9:60' }, 'refuse.badTime', { text: '9:60' }],
  ['a time in words', { time: 'noon' }, 'refuse.badTime', { text: 'noon' }],
  [
    'a time that the clocks skip that day',
    { 'first-day': '2026-03-29', time: '02:30', 'time-zone': 'Europe/Berlin' },
    'refuse.noSuchTime',
    { time: '02:30', date: '2026-03-29', zone: 'Europe/Berlin' },
  ],
  [
    'midnight on a day that begins at one',
    { 'first-day': '2026-03-08', time: '0:00', 'time-zone': 'America/Havana' },
    'refuse.noSuchTime',
    { time: '00:00', date: '2026-03-08', zone: 'America/Havana' },
  ],
  [
    'a zone of no place',
    { 'time-zone': 'Mars/Olympus' },
    'refuse.badZone',
    { text: 'Mars/Olympus' },
  ],
  ['an offset for a zone', { 'time-zone': '+08:00' }, 'refuse.badZone', { text: '+08:00' }],
  ['markup for a zone', { 'time-zone': hostile }, 'refuse.badZone', { text: disarmed }],
  ['weeks and pace together', { weeks: 8, pace: 'steady' }, 'refuse.weeksAndPace'],
  [
    'more weeks than items',
    { roadmap: 'frontend-to-backend.en', weeks: 52 },
    'refuse.tooManyWeeks',
    { most: openItems('frontend-to-backend') },
  ],
  ['a name of blanks', { name: '  ' }, 'refuse.badName'],
  ['a name of invisible characters', { name: '\u200b\u202e\u2066' }, 'refuse.badName'],
  ['a name of blank letters', { name: '\u3164\u115f\u2800' }, 'refuse.badName'],
];

describe.each(LANGUAGES)(
  'an organiser who reads %s cannot found a group with',
  (language, locale) => {
    test.each(WISHES)('%s', async (_, wish, key, params) => {
      const roadmap = 'fastapi-next-steps.en';
      const call = () => hall.as('Lin', locale).command('group create', { roadmap, ...wish });
      await expectRefused(hall.world, language, call, key, params);
    });

    test('a channel of another server, or of none', async () => {
      const foreign = Object.values(hall.foreign.channels)[0] ?? '';
      for (const channel of [foreign, '1', '999999999999999999']) {
        const call = () =>
          hall
            .forge('Lin', locale)
            .command('group create', { roadmap: 'fastapi-next-steps.en', channel }, [channel]);
        const { message } = await expectRefused(
          hall.world,
          language,
          call,
          'refuse.noChannelAccess',
        );
        expect(JSON.stringify(message)).not.toContain(CANARY);
      }
    });

    test('settings that are not there', async () => {
      const zone = () => hall.as('Lin', locale).command('setup', { 'time-zone': 'Nowhere' });
      await expectRefused(hall.world, language, zone, 'refuse.badZone', { text: 'Nowhere' });
      for (const text of ['', 'x'.repeat(4000), hostile]) {
        const submit = () => hall.forge('Lin', locale).submit('setup:zone', { zone: text });
        const shown = {
          text: text === hostile ? disarmed : text.length > 60 ? `${'x'.repeat(59)}…` : '',
        };
        await expectRefused(hall.world, language, submit, 'refuse.badZone', shown);
      }
      const foreign = Object.values(hall.foreign.channels)[0] ?? '';
      for (const option of ['channel', 'notices']) {
        for (const id of [foreign, '1']) {
          const call = () => hall.forge('Lin', locale).command('setup', { [option]: id }, [id]);
          await expectRefused(hall.world, language, call, 'refuse.noChannelAccess');
          const press = () => hall.forge('Lin', locale).press(`setup:${option}`, [id], [id]);
          await expectRefused(hall.world, language, press, 'refuse.noChannelAccess');
        }
      }
    });
  },
);
