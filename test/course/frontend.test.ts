import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectEdits, expectOutbox, expectQuiet, expectStore } from '../fakes/audit.ts';
import { SHIFTED, STARTS, WEEKS } from '../fakes/frontend-course.ts';
import { expectBoard, expectPlan, expectProgress } from '../fakes/looks.ts';
import { done, expectOffers, join, joinKnowing, leave, tick, undo } from '../fakes/members.ts';
import { finder, pause, resume } from '../fakes/organiser.ts';
import { answerStandup } from '../fakes/standups.ts';
import { begin, expectChannel, startWeek, type Walk } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';

describe('a group walks from frontend to backend in eight weeks, in English', () => {
  let world: World;
  let walk: Walk;
  const { week, item, phase } = finder(() => walk);

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
    await pause(walk, 'Lin', '2026-04-18');
    await done(walk, 'Kim', item(5, 3));
    await done(walk, 'Late', item(3, 0));
    await expectBoard(walk, 'Late', { period: 'week' });
    await resume(walk, 'Lin', '2026-04-18T09:00:00Z', SHIFTED);
    await expectPlan(walk, 'Kim');
  });

  test('weeks 6 and 7: two standups open at once and are answered, one of them again', async () => {
    await startWeek(walk, 6);
    await tick(walk, 'Kim', week(6));
    await tick(walk, 'New', week(6).slice(0, 1));
    await startWeek(walk, 7);
    await tick(walk, 'Kim', week(7));
    await tick(walk, 'New', week(7).slice(4));
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
    await done(walk, 'New', item(8, 4));
    for (const by of ['points', 'share', 'streak'] as const) await expectBoard(walk, 'New', { by });
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
    expectEdits(walk);
    await expectOutbox(walk);
    await expectStore(walk);
    expectQuiet(walk);
  });
});
