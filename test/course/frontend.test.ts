import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectEdits, expectOutbox, expectQuiet, expectStore } from '../fakes/audit.ts';
import type { CourseItem } from '../fakes/course-plan.ts';
import { expectBoard, expectPlan, expectProgress } from '../fakes/looks.ts';
import {
  done,
  expectOffers,
  join,
  joinKnowing,
  leave,
  messageOf,
  tick,
  undo,
} from '../fakes/members.ts';
import { readMessage, NOTHING } from '../fakes/read-message.ts';
import { answerStandup } from '../fakes/standups.ts';
import { begin, expectChannel, idOf, startWeek, type Walk } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';

/** Eight Thursdays at 19:30 in Berlin; the clocks go forward on 29 March 2026. */
const STARTS = [
  '2026-03-05T18:30:00Z',
  '2026-03-12T18:30:00Z',
  '2026-03-19T18:30:00Z',
  '2026-03-26T18:30:00Z',
  '2026-04-02T17:30:00Z',
  '2026-04-09T17:30:00Z',
  '2026-04-16T17:30:00Z',
  '2026-04-23T17:30:00Z',
  '2026-04-30T17:30:00Z',
];

/** After two weeks off in the fifth week. */
const SHIFTED = [
  ...STARTS.slice(0, 5),
  '2026-04-23T17:30:00Z',
  '2026-04-30T17:30:00Z',
  '2026-05-07T17:30:00Z',
  '2026-05-14T17:30:00Z',
];

const WEEKS = [
  [
    'Containers with Docker',
    'Error alerts',
    'Multi-tenant / SaaS architecture',
    'Layered architecture',
    'Dockerized deployment environment',
    'Flower dashboard for tasks',
  ],
  ['Testing', 'Task monitoring', 'API monitoring', 'Async and performance'],
  [
    'Multiple environments',
    'Caching strategies',
    'Real-time push',
    'Performance monitoring',
    'API monitoring with Prometheus + Grafana',
    'Unit test coverage > 80%',
  ],
  ['RBAC permissions', 'File storage', 'Internationalization', 'Security hardening'],
  [
    'Alerting',
    'Database backups',
    'System design',
    'Architectural layers',
    'RBAC permissions',
  ],
  [
    'CI/CD: automated deployment',
    'Domain modeling',
    'Performance and scaling',
    'Splitting into services',
    'Automated testing and builds with CI/CD',
  ],
  [
    'From logs to monitoring',
    'Auditing and logs',
    'Log collection',
    'Security and compliance',
    'Asynchronous export + progress over SSE',
    'Connect a log collection platform',
  ],
  [
    'Deployment layout',
    'Reverse proxy and HTTPS',
    'Process management',
    'DevOps',
    'HTTPS and security headers',
    'Deploy to production (Nginx + Gunicorn + Supervisor)',
  ],
];

describe('a group walks from frontend to backend in eight weeks, in English', () => {
  let world: World;
  let walk: Walk;
  const week = (number: number): CourseItem[] =>
    walk.course.items.filter((item) => item.week === number);
  const item = (number: number, place: number): CourseItem => {
    const found = week(number)[place];
    if (found === undefined) throw new Error(`week ${number} has no item ${place}`);
    return found;
  };
  const phase = (number: number) => {
    const found = walk.course.phases[number - 1];
    if (found === undefined) throw new Error(`no phase ${number}`);
    return found;
  };

  beforeAll(async () => {
    world = await openWorld({
      at: '2026-03-01T10:00:00Z',
      guilds: [
        {
          name: 'Study hall',
          channels: ['general', 'study'],
          members: [
            { name: 'Lin', organiser: true },
            { name: 'Kim' },
            { name: 'Late' },
            { name: 'New' },
            { name: 'Wander' },
            { name: 'Veteran', locale: 'zh-CN' },
            { name: 'Undo' },
          ],
        },
      ],
    });
    const [guild] = world.local.guilds;
    if (guild === undefined) throw new Error('no guild');
    walk = await begin(world, {
      guild,
      channel: 'study',
      organiser: 'Lin',
      roadmap: { key: 'frontend-to-backend', language: 'en' },
      name: 'Backend by spring',
      zone: 'Europe/Berlin',
      firstDay: '2026-03-05',
      time: '19:30',
      starts: STARTS,
      weeks: WEEKS,
    });
  });
  afterAll(async () => world.close());

  const organise = async (command: string) => {
    world.goTo(world.now() + 60_000);
    const lin = world.local.discord.as(idOf(walk.guild, 'Lin'), { channelId: walk.channelId });
    return messageOf(await lin.command(command)).content;
  };

  test('members join before the first week, one of whom knows two topics', async () => {
    expectChannel(walk);
    for (const name of ['Kim', 'Late', 'Wander', 'Undo']) await join(walk, name);
    await joinKnowing(walk, 'Veteran', ['Containers with Docker', 'Testing']);
    await done(walk, 'Kim', item(1, 0));
    expectChannel(walk);
  });

  test('week 1: its post appears at 19:30 and the keen tick everything', async () => {
    await startWeek(walk, 1);
    await tick(walk, 'Kim', week(1));
    await tick(walk, 'Veteran', week(1).slice(1, 3));
    await done(walk, 'Undo', item(1, 1), { note: 'with @everyone', link: 'https://example.org/' });
    await undo(walk, 'Undo', item(1, 1), null);
    await done(walk, 'Wander', item(1, 2));
    for (const name of ['Kim', 'Late', 'Veteran', 'Undo']) await expectPlan(walk, name);
    await expectBoard(walk, 'Kim');
    await expectBoard(walk, 'Late');
  });

  test('week 2: somebody wanders off', async () => {
    await startWeek(walk, 2);
    await leave(walk, 'Wander');
    await tick(walk, 'Kim', week(2));
    const answer = await done(walk, 'Undo', item(1, 1));
    await done(walk, 'Undo', item(2, 3));
    await undo(walk, 'Undo', item(1, 1), answer);
    await done(walk, 'Veteran', item(2, 1));
    await expectBoard(walk, 'Veteran', { period: 'week' });
    await expectBoard(walk, 'Undo', { by: 'streak' });
  });

  test('week 3: the late one has two weeks to catch up', async () => {
    await startWeek(walk, 3);
    await expectPlan(walk, 'Late');
    await expectOffers(walk, 'Late');
    for (const each of [...week(1), ...week(2)]) await done(walk, 'Late', each);
    await expectOffers(walk, 'Late');
    await tick(walk, 'Kim', week(3).slice(0, 2));
    await tick(walk, 'Kim', week(3));
    await expectBoard(walk, 'Late', { by: 'share' });
    await expectBoard(walk, 'Late', { period: 'month' });
  });

  test('week 4: a newcomer sees this week and what was before', async () => {
    await startWeek(walk, 4);
    await join(walk, 'New');
    await expectPlan(walk, 'New');
    await expectOffers(walk, 'New');
    await done(walk, 'New', item(1, 0));
    await tick(walk, 'New', week(4).slice(2));
    await tick(walk, 'Kim', week(4));
    await tick(walk, 'Veteran', week(4));
    await expectProgress(walk, 'New');
    await expectBoard(walk, 'New', { by: 'streak' });
  });

  test('week 5: the group rests for two weeks, nothing is posted, check-ins still count', async () => {
    await startWeek(walk, 5);
    await join(walk, 'Wander');
    await done(walk, 'Wander', item(5, 4));
    await tick(walk, 'Kim', week(5).slice(0, 3));
    expect(await organise('group pause')).toBe(
      '⏸️ **Backend by spring** is paused after week 5. Check-ins still work. `/group resume` goes on; no week is lost.',
    );
    walk.course.calendars.push({
      from: world.now(),
      starts: [...STARTS.slice(0, 5), ...STARTS.slice(5).map(() => Number.POSITIVE_INFINITY)].map(
        (at) => (typeof at === 'number' ? at : Date.parse(at)),
      ),
    });
    for (const at of [5, 6]) {
      world.goTo(Date.parse(STARTS[at] ?? ''));
      await world.product.sweep();
      expectChannel(walk);
    }
    await done(walk, 'Kim', item(5, 3));
    await done(walk, 'Late', item(3, 0));
    await expectBoard(walk, 'Late', { period: 'week' });
    world.goTo('2026-04-18T09:00:00Z');
    walk.course.calendars.push({
      from: world.now(),
      starts: SHIFTED.map((at) => Date.parse(at)),
    });
    expect(await organise('group resume')).toBe(
      '▶️ **Backend by spring** goes on. Next post <t:1776965400:F> (<t:1776965400:R>).',
    );
    await world.settle();
    expectChannel(walk);
    await expectPlan(walk, 'Kim');
  });

  test('weeks 6 and 7: two standups open at once and are answered, one of them again', async () => {
    await startWeek(walk, 6);
    await tick(walk, 'Kim', week(6));
    await tick(walk, 'New', week(6).slice(0, 1));
    await startWeek(walk, 7);
    await tick(walk, 'Kim', week(7));
    await answerStandup(walk, 'Kim', phase(1));
    await answerStandup(walk, 'New', phase(1), { blockers: 'No *time* for @everyone' });
    await answerStandup(walk, 'Late', phase(2), { finished: '- half of it\n- the other half' });
    await answerStandup(walk, 'Kim', phase(1), { next: 'Help New', blockers: '' });
    await expectBoard(walk, 'New', { period: 'phase' });
  });

  test('week 8 and the end: three standups close, and what is late still counts', async () => {
    await startWeek(walk, 8);
    await tick(walk, 'Kim', week(8));
    await tick(walk, 'Veteran', week(8).slice(0, 2));
    for (const number of [3, 4, 5]) await answerStandup(walk, 'Kim', phase(number));
    await expectProgress(walk, 'Kim');
    await startWeek(walk, 9);
    await done(walk, 'Late', item(8, 5));
    for (const name of ['Kim', 'Late', 'Veteran']) {
      await expectPlan(walk, name);
      await expectProgress(walk, name);
    }
    for (const by of ['points', 'share', 'streak'] as const) await expectBoard(walk, 'Late', { by });
    for (const period of ['week', 'month', 'phase'] as const) {
      await expectBoard(walk, 'Kim', { period });
    }
    world.goTo('2026-08-01T00:00:00Z');
    await world.product.sweep();
    expectChannel(walk);
  });

  test('only the study channel was written to, each post once, and the store adds up', async () => {
    expect(world.local.discord.messages(walk.guild.channels.general ?? '')).toEqual([]);
    expect(walk.course.phases.map(({ lastWeek }) => lastWeek)).toEqual([7, 7, 8, 8, 8]);
    expect(readMessage(world.local.discord.messages(walk.channelId)[0])).not.toEqual(NOTHING);
    expectEdits(walk);
    await expectOutbox(walk);
    await expectStore(walk);
    expectQuiet(walk);
  });
});
