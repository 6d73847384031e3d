import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectQuiet } from '../fakes/audit.ts';
import { STARTS, WEEKS } from '../fakes/frontend-course.ts';
import { type Life, TEMPERS } from '../fakes/lives.ts';
import { expectLived, gather, liveWeek } from '../fakes/tempers.ts';
import { begin, expectChannel } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';

/**
 * Two days before a week's end it is Tuesday evening in Berlin and past three in the morning in Tokyo:
 * the reminder waits until 08:00 there, which is 23:00 of Tuesday in UTC all year.
 */
const REMINDERS = Array.from({ length: 8 }, (_, week) =>
  new Date(Date.parse('2026-03-10T23:00:00Z') + 7 * week * 86_400_000).toISOString(),
);

describe('ten members of different temper walk from frontend to backend in eight weeks', () => {
  let world: World;
  let life: Life;

  beforeAll(async () => {
    world = await openWorld({
      at: '2026-03-01T10:00:00Z',
      guilds: [
        {
          name: 'Study hall',
          channels: ['study'],
          members: [
            { name: 'Lin', organiser: true },
            ...TEMPERS.map((name) => {
              return { name, locale: name === 'Other' ? ('zh-CN' as const) : ('en-US' as const) };
            }),
          ],
        },
      ],
    });
    const [guild] = world.local.guilds;
    if (guild === undefined) throw new Error('no guild');
    const walk = await begin(world, {
      guild,
      channel: 'study',
      organiser: 'Lin',
      roadmap: { key: 'frontend-to-backend', language: 'en' },
      name: 'Each in their own way',
      zone: 'Europe/Berlin',
      firstDay: '2026-03-05',
      time: '19:30',
      starts: STARTS,
      weeks: WEEKS,
    });
    life = { walk, zone: 'Asia/Tokyo', reminders: REMINDERS, target: 2, goneIn: 4 };
  });
  afterAll(async () => world.close());

  test('they join, and say how they want to be seen', async () => {
    await gather(life);
    expectChannel(life.walk);
  });

  test.each(Array.from({ length: 8 }, (_, week) => week + 1))('week %i', async (week) => {
    await liveWeek(life, week);
  });

  test('at the end everything is what a fold of all that happened gives', async () => {
    await expectLived(life, 8);
    expectQuiet(life.walk);
  });
});
