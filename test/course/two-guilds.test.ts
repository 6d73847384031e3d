import { InteractionType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectEdits, expectOutbox, expectQuiet, expectStore } from '../fakes/audit.ts';
import { expectBoard, expectPlan } from '../fakes/looks.ts';
import { done, join, tick } from '../fakes/members.ts';
import { finder } from '../fakes/organiser.ts';
import { answerStandup } from '../fakes/standups.ts';
import { begin, expectChannel, idOf, startWeek, type Walk } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';

/** Mondays at 19:00; in New York the clocks go back on 1 November 2026. */
const NEW_YORK = [
  '2026-10-19T23:00:00Z',
  '2026-10-26T23:00:00Z',
  '2026-11-03T00:00:00Z',
  '2026-11-10T00:00:00Z',
  '2026-11-17T00:00:00Z',
  '2026-11-24T00:00:00Z',
];
const SHANGHAI = [
  '2026-10-19T11:00:00Z',
  '2026-10-26T11:00:00Z',
  '2026-11-02T11:00:00Z',
  '2026-11-09T11:00:00Z',
  '2026-11-16T11:00:00Z',
];

/** Nobody else writes these. */
const CANARY = { york: 'York-canary-7313', shanghai: '上海-金丝雀-7313' };
const UNKNOWN = 'There is no such group on this server. Please pick one from the list.';
/** One person in both servers. */
const BOTH = '700000000000000001';

describe('two groups in two servers, in two zones and languages', () => {
  let world: World;
  let york: Walk;
  let shanghai: Walk;
  const inYork = finder(() => york);
  const inShanghai = finder(() => shanghai);

  beforeAll(async () => {
    world = await openWorld({
      at: '2026-10-18T12:00:00Z',
      guilds: [
        {
          name: 'York',
          channels: ['general', 'study'],
          members: [{ name: 'Lin', organiser: true }, { name: 'Yan' }, { name: 'Both', id: BOTH }],
        },
        {
          name: '上海',
          locale: 'zh-CN',
          channels: ['闲聊', '学习'],
          members: [
            { name: '林', organiser: true, locale: 'zh-CN' },
            { name: '小沪', locale: 'zh-CN' },
            { name: 'Both', id: BOTH },
          ],
        },
      ],
    });
    const [first, second] = world.local.guilds;
    if (first === undefined || second === undefined) throw new Error('two guilds are needed');
    york = await begin(world, {
      guild: first,
      channel: 'study',
      organiser: 'Lin',
      roadmap: { key: 'fastapi-next-steps', language: 'en' },
      name: `Evenings ${CANARY.york}`,
      zone: 'America/New_York',
      firstDay: '2026-10-19',
      time: '19:00',
      starts: NEW_YORK,
    });
    shanghai = await begin(world, {
      guild: second,
      channel: '学习',
      organiser: '林',
      roadmap: { key: 'fastapi-next-steps', language: 'zh-CN' },
      name: `晚上${CANARY.shanghai}`,
      zone: 'Asia/Shanghai',
      firstDay: '2026-10-19',
      time: '19:00',
      starts: SHANGHAI,
    });
  });
  afterAll(async () => world.close());

  const expectBoth = () => [york, shanghai].forEach(expectChannel);

  test('each group walks its own weeks; somebody in both has a score in each', async () => {
    for (const name of ['Yan', 'Both']) await join(york, name);
    for (const name of ['小沪', 'Both']) await join(shanghai, name);
    for (const week of [1, 2, 3, 4]) {
      await startWeek(shanghai, week);
      expectBoth();
      await tick(shanghai, '小沪', inShanghai.week(week).slice(0, 7 - week));
      await done(shanghai, 'Both', inShanghai.item(week, 8), { note: CANARY.shanghai });
      await startWeek(york, week);
      expectBoth();
      await tick(york, 'Yan', inYork.week(week).slice(0, week));
      await done(york, 'Both', inYork.item(week, 4), { note: CANARY.york });
      await done(york, 'Both', inYork.item(week, 5));
      for (const walk of [york, shanghai]) {
        await expectBoard(walk, 'Both');
        await expectPlan(walk, 'Both');
      }
      await answerWhereOpen(week);
      expectBoth();
    }
    await startWeek(shanghai, 5);
    await startWeek(york, 5);
    await answerWhereOpen(5);
    await startWeek(york, 6);
    expectBoth();
  });

  async function answerWhereOpen(week: number) {
    for (const phase of york.course.phases.filter(({ lastWeek }) => lastWeek === week)) {
      await answerStandup(york, 'Both', phase, { blockers: CANARY.york });
    }
    for (const phase of shanghai.course.phases.filter(({ lastWeek }) => lastWeek === week)) {
      await answerStandup(shanghai, 'Both', phase, { blockers: CANARY.shanghai });
    }
  }

  test('every week begins on a Monday at 19:00 by the clocks of its own zone', () => {
    for (const { channelId, zone, course } of [york, shanghai]) {
      const clock = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
      });
      const posted = world.local.discord
        .messages(channelId)
        .map(({ timestamp }) => clock.format(Date.parse(timestamp)));
      expect(new Set(posted)).toEqual(new Set(['Mon 19:00']));
      expect(posted).toHaveLength(2 * course.weeks + 2 * course.phases.length);
    }
  });

  test('a button of one server pressed in the other is answered without a foreign byte', async () => {
    const { discord } = world.local;
    const client = discord.as(BOTH, { channelId: shanghai.channelId });
    const group = york.course.groupId;
    for (const id of [
      `done:open:${group}:1`,
      `plan:open:${group}:1`,
      `leaderboard:open:${group}:1`,
      `standup:open:${group}:1`,
      `roadmap.leave:yes:${group}`,
    ]) {
      const data = { custom_id: id, component_type: 2 };
      const [post] = discord.messages(shanghai.channelId);
      const answered = await client.raw(InteractionType.MessageComponent, data, post);
      expect(answered.message?.content).toBe(UNKNOWN);
    }
    const named = await client.command('done', { item: inShanghai.item(1, 20).id, group });
    expect(named.message?.content).toBe(UNKNOWN);
    expectBoth();
  });

  test('not one word of a server is ever sent to the other', () => {
    const { discord } = world.local;
    const guildOf = (path: string, token: string | undefined) => {
      const channel = /^\/channels\/(\d+)/.exec(path)?.[1];
      const place = channel === undefined ? undefined : discord.state.channels[channel];
      if (place !== undefined && place.kind !== 'dm') return place.guildId;
      return discord.sent.find((interaction) => interaction.token === token)?.guild_id;
    };
    const of = (walk: Walk) =>
      discord.requests
        .filter(({ path }) => guildOf(path, path.split('/')[3]) === walk.guild.id)
        .map(({ body }) => JSON.stringify(body));
    for (const [walk, own, foreign] of [
      [york, CANARY.york, CANARY.shanghai],
      [shanghai, CANARY.shanghai, CANARY.york],
    ] as const) {
      const sent = of(walk);
      expect(sent.length).toBeGreaterThan(60);
      expect(sent.filter((body) => body.includes(own)).length).toBeGreaterThan(40);
      expect(sent.filter((body) => body.includes(foreign))).toEqual([]);
      expect(sent.filter((body) => body.includes(idOf(walk.guild, 'Both'))).length).not.toBe(0);
    }
    expect(discord.messages(york.guild.channels.general ?? '')).toEqual([]);
    expect(discord.messages(shanghai.guild.channels.闲聊 ?? '')).toEqual([]);
  });

  test('both stores add up', async () => {
    for (const walk of [york, shanghai]) {
      expectEdits(walk);
      await expectOutbox(walk);
      await expectStore(walk);
    }
    expectQuiet({ world });
  });
});
