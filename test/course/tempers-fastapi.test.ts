import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectQuiet } from '../fakes/audit.ts';
import { type Life, TEMPERS } from '../fakes/lives.ts';
import { expectLived, gather, liveWeek } from '../fakes/tempers.ts';
import { begin, expectChannel } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';

/** Sundays at 20:00 in Shanghai. */
const at = (day: number, hour: string) =>
  new Date(Date.parse(`2026-09-06T${hour}:00Z`) + day * 86_400_000).toISOString();
const STARTS = Array.from({ length: 13 }, (_, week) => at(7 * week, '12:00'));
/**
 * Two days before a week's end it is Friday, 20:00 in Shanghai: 08:00 in New York, when the quiet
 * hours have just ended; 07:00 after the clocks went back there on 1 November.
 */
const REMINDERS = Array.from({ length: 12 }, (_, week) =>
  at(7 * week + 5, week < 8 ? '12:00' : '13:00'),
);

describe('十个性情不同的人用十二周走完 FastAPI 路线图', () => {
  let world: World;
  let life: Life;

  beforeAll(async () => {
    world = await openWorld({
      at: '2026-09-03T02:00:00Z',
      guilds: [
        {
          name: '自习室',
          locale: 'zh-CN',
          channels: ['学习'],
          members: [
            { name: 'Lin', organiser: true, locale: 'zh-CN' },
            ...TEMPERS.map((name) => {
              return { name, locale: name === 'Other' ? ('en-US' as const) : ('zh-CN' as const) };
            }),
          ],
        },
      ],
    });
    const [guild] = world.local.guilds;
    if (guild === undefined) throw new Error('no guild');
    const walk = await begin(world, {
      guild,
      channel: '学习',
      organiser: 'Lin',
      roadmap: { key: 'fastapi-next-steps', language: 'zh-CN' },
      name: '各有各的走法',
      zone: 'Asia/Shanghai',
      firstDay: '2026-09-06',
      time: '20:00',
      starts: STARTS,
    });
    life = { walk, zone: 'America/New_York', reminders: REMINDERS, target: 1, goneIn: 5 };
  });
  afterAll(async () => world.close());

  test('they join, and say how they want to be seen', async () => {
    await gather(life);
    expectChannel(life.walk);
  });

  test.each(Array.from({ length: 12 }, (_, week) => week + 1))('week %i', async (week) => {
    await liveWeek(life, week);
  });

  test('at the end everything is what a fold of all that happened gives', async () => {
    await expectLived(life, 12);
    expectQuiet(life.walk);
  });
});
