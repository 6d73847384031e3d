import type { Random } from './random.ts';

/** Where and when a group meets: chosen around the days on which clocks are turned. */
export type Place = { zone: string; from: string; times: readonly [string, ...string[]] };

/** `from`: three weeks or so before the clocks change there. */
const PLACES: readonly [Place, ...Place[]] = [
  { zone: 'America/New_York', from: '2026-02-16', times: ['02:30', '09:00', '03:00'] },
  { zone: 'America/New_York', from: '2026-10-12', times: ['01:30', '09:00', '02:00'] },
  { zone: 'Europe/Berlin', from: '2026-03-09', times: ['02:30', '08:00', '03:00'] },
  { zone: 'Europe/Berlin', from: '2026-10-05', times: ['02:30', '20:00'] },
  // At midnight: the day begins at one o'clock.
  { zone: 'America/Havana', from: '2026-02-16', times: ['00:30', '00:00', '12:00'] },
  { zone: 'America/Havana', from: '2026-10-12', times: ['00:30', '00:00'] },
  { zone: 'Africa/Cairo', from: '2026-04-06', times: ['00:30', '00:00', '07:15'] },
  { zone: 'America/Santiago', from: '2026-08-17', times: ['00:15', '23:45'] },
  { zone: 'Asia/Beirut', from: '2026-03-09', times: ['00:00', '00:45'] },
  // By half an hour.
  { zone: 'Australia/Lord_Howe', from: '2026-09-14', times: ['02:15', '02:00'] },
  { zone: 'Australia/Lord_Howe', from: '2026-03-16', times: ['01:45', '02:15'] },
  // For a month of fasting.
  { zone: 'Africa/Casablanca', from: '2026-01-26', times: ['02:30', '10:00'] },
  { zone: 'Asia/Shanghai', from: '2026-03-02', times: ['20:00', '09:00'] },
  { zone: 'Asia/Kathmandu', from: '2026-05-04', times: ['07:10'] },
  { zone: 'Pacific/Chatham', from: '2026-09-07', times: ['02:50', '02:45'] },
  { zone: 'UTC', from: '2026-12-07', times: ['00:00', '23:59'] },
];

/** Places whose clocks change in the same season, so that one world holds several. */
export function placesAround(random: Random, count: number): Place[] {
  const first = random.pick(PLACES);
  const near = PLACES.filter(
    ({ from }) => Math.abs(Date.parse(from) - Date.parse(first.from)) < 40 * 86_400_000,
  );
  const [one = first, ...others] = near;
  return Array.from({ length: count }, (_, place) =>
    place === 0 ? first : random.pick([one, ...others]),
  );
}
