import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectEdits, expectOutbox, expectQuiet, expectStore } from '../fakes/audit.ts';
import { expectBoard, expectPlan, expectProgress, expectTurnedPage } from '../fakes/looks.ts';
import { done, expectOffers, join, joinKnowing, leave, tick, undo } from '../fakes/members.ts';
import { finder, pause, resume } from '../fakes/organiser.ts';
import { answerStandup } from '../fakes/standups.ts';
import { begin, expectChannel, startWeek, type Walk } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';

/** Sundays at 20:00 in Shanghai, which knows no daylight saving time. */
const sundays = (count: number, from: string) =>
  Array.from({ length: count }, (_, week) =>
    new Date(Date.parse(`${from}T20:00:00+08:00`) + week * 7 * 86_400_000).toISOString(),
  );

const STARTS = sundays(13, '2026-09-06');
/** Paused in week 7 for the two weeks of the National Day. */
const SHIFTED = [...STARTS.slice(0, 7), ...sundays(6, '2026-11-08')];

const CROWD = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'];

describe('一个小组用十二周走完 FastAPI 路线图', () => {
  let world: World;
  let walk: Walk;
  const { week, item, phase } = finder(() => walk);

  beforeAll(async () => {
    const names = ['小勤', '晚晚', '新来', '回头', '老手', '后悔', ...CROWD];
    world = await openWorld({
      at: '2026-09-03T02:00:00Z',
      guilds: [
        {
          name: '自习室',
          locale: 'zh-CN',
          channels: ['闲聊', '学习'],
          members: [
            { name: '林', organiser: true, locale: 'zh-CN' },
            ...names.map((name) => ({ name, locale: 'zh-CN' as const })),
            { name: 'Sam', locale: 'en-US' },
          ],
        },
      ],
    });
    const [guild] = world.local.guilds;
    if (guild === undefined) throw new Error('no guild');
    walk = await begin(world, {
      guild,
      channel: '学习',
      organiser: '林',
      roadmap: { key: 'fastapi-next-steps', language: 'zh-CN' },
      name: '秋天学 [FastAPI]',
      zone: 'Asia/Shanghai',
      firstDay: '2026-09-06',
      time: '20:00',
      starts: STARTS,
    });
  });
  afterAll(async () => world.close());

  test('the plan gives each phase its own three weeks, as even as whole items allow', () => {
    expect(walk.course.phases.map(({ lastWeek }) => lastWeek)).toEqual([3, 6, 9, 12]);
    for (const { number } of walk.course.phases) {
      const items = walk.course.items.filter((each) => each.phase === number);
      expect([...new Set(items.map((each) => each.week))]).toHaveLength(3);
      const loads = [2, 1, 0].map((back) =>
        week(number * 3 - back).reduce((sum, { points }) => sum + points, 0),
      );
      const largest = Math.max(...items.map(({ points }) => points));
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(largest);
    }
  });

  test('weeks 1 and 2: keen, knowing, sorry and many who do a little', async () => {
    for (const name of ['小勤', '晚晚', '回头', '后悔', 'Sam', ...CROWD]) await join(walk, name);
    await joinKnowing(walk, '老手', ['文件上传和处理', '邮件发送（实际实现）', '数据导出']);
    await startWeek(walk, 1);
    await tick(walk, '小勤', week(1));
    await tick(walk, 'Sam', week(1).slice(0, 2));
    for (const name of CROWD) await done(walk, name, item(1, CROWD.indexOf(name) % 2));
    await done(walk, '后悔', item(1, 1));
    await undo(walk, '后悔', item(1, 1), null);
    await done(walk, '后悔', item(1, 1), { note: '其实懂了', link: 'https://docs.pytest.org/' });
    await tick(walk, '回头', week(1).slice(0, 3));
    await expectBoard(walk, '甲');
    await expectBoard(walk, '辛', { page: 2 });
    await expectBoard(walk, 'Sam', { period: 'week' });
    await startWeek(walk, 2);
    await tick(walk, '小勤', week(2));
    await expectPlan(walk, '老手');
    await tick(walk, '老手', week(2).slice(9));
    await tick(walk, '甲', week(2).slice(0, 4));
    await leave(walk, '回头');
    await expectBoard(walk, '老手', { by: 'share' });
  });

  test('week 3: the first standup is answered in two languages, and once more', async () => {
    await startWeek(walk, 3);
    await tick(walk, '小勤', week(3));
    await tick(walk, '老手', week(3).slice(0, 6));
    await answerStandup(walk, '小勤', phase(1), { blockers: '' });
    await answerStandup(walk, 'Sam', phase(1), { finished: 'two items', blockers: '<time>' });
    await answerStandup(walk, '后悔', phase(1), { next: '', blockers: '`Mock` 没看懂 @here' });
    await answerStandup(walk, 'Sam', phase(1), { next: '- more\n- much more', blockers: '' });
    await expectProgress(walk, '老手');
  });

  test('weeks 4 to 6: one joins late, one catches up on everything', async () => {
    await startWeek(walk, 4);
    await join(walk, '新来');
    await expectOffers(walk, '新来');
    await expectPlan(walk, '新来');
    await tick(walk, '新来', week(4));
    await tick(walk, '小勤', week(4));
    await startWeek(walk, 5);
    await expectOffers(walk, '晚晚');
    for (const each of week(1)) await done(walk, '晚晚', each);
    await join(walk, '回头');
    await tick(walk, '回头', week(5).slice(0, 2));
    await tick(walk, '小勤', week(5));
    await expectBoard(walk, '新来', { period: 'phase' });
    await startWeek(walk, 6);
    await tick(walk, '小勤', week(6));
    await tick(walk, '新来', week(6).slice(1));
    await expectBoard(walk, '新来', { by: 'streak' });
    await answerStandup(walk, '晚晚', phase(2), { next: '追上大家' }, 'command');
    await answerStandup(walk, '晚晚', phase(2), { blockers: '**时间**' }, 'command');
  });

  test('week 7: the group rests for two weeks', async () => {
    await startWeek(walk, 7);
    await tick(walk, '小勤', week(7).slice(0, 2));
    await pause(walk, '林', '2026-11-04');
    await done(walk, '晚晚', item(2, 0));
    await tick(walk, '新来', week(7).slice(0, 1));
    await expectBoard(walk, '晚晚', { period: 'month' });
    await expectPlan(walk, '晚晚');
    await join(walk, '林');
    await resume(walk, '林', '2026-11-04T13:00:00Z', SHIFTED);
    await expectPlan(walk, '小勤');
  });

  test('weeks 8 to 12: the rest of the way', async () => {
    for (const number of [8, 9, 10, 11, 12]) {
      await startWeek(walk, number);
      await tick(walk, '小勤', week(number));
      await done(walk, '新来', item(number, 2));
      if (number % 3 === 0) await answerStandup(walk, '小勤', phase(number / 3));
    }
    for (const each of week(7).slice(2)) await done(walk, '小勤', each);
    await expectProgress(walk, '小勤');
  });

  test('the end: the last report and board, and every leaderboard', async () => {
    await startWeek(walk, 13);
    await done(walk, '后悔', item(12, 0));
    for (const name of ['小勤', '晚晚', '老手', '回头']) {
      await expectProgress(walk, name);
      await expectPlan(walk, name);
    }
    await expectTurnedPage(walk, '甲');
    for (const page of [1, 2, 3]) await expectBoard(walk, '后悔', { page });
    for (const by of ['share', 'streak'] as const) {
      for (const page of [1, 2]) await expectBoard(walk, '乙', { by, page });
    }
    for (const period of ['week', 'month', 'phase'] as const) {
      await expectBoard(walk, '新来', { period });
    }
    world.goTo('2027-03-01T00:00:00Z');
    await world.product.sweep();
    expectChannel(walk);
    expectEdits(walk);
    await expectOutbox(walk);
    await expectStore(walk);
    expectQuiet(walk);
  });
});
