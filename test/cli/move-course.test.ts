import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import type { Connection } from '../../src/store/database/database.ts';
import { onOneConnection } from '../../src/store/database/one-connection.ts';
import { need } from '../commands/hall.ts';
import { LIVES, type Life, TEMPERS } from '../fakes/lives.ts';
import { expectReminder } from '../fakes/settings.ts';
import { expectLived, gather, liveWeek } from '../fakes/tempers.ts';
import { begin, expectChannel, idOf } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';
import { openEmpty } from '../store/empty-database.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { exportTo, importFrom } from './data-file.ts';
import { moveWorld } from './moved-world.ts';

/** Sundays at 20:00 in Shanghai. */
const at = (day: number, hour: string) =>
  new Date(Date.parse(`2026-09-06T${hour}:00Z`) + day * 86_400_000).toISOString();
const STARTS = Array.from({ length: 13 }, (_, week) => at(7 * week, '12:00'));
/** Two days before a week's end: 08:00 in New York, 07:00 after the clocks went back there. */
const REMINDERS = Array.from({ length: 12 }, (_, week) =>
  at(7 * week + 5, week < 8 ? '12:00' : '13:00'),
);
/** It moves as this week begins. */
const MOVED = 7;

describe('a course that moves from the embedded database to Postgres as its seventh week begins', () => {
  const folder = mkdtempSync(join(tmpdir(), 'roadmate-move-'));
  const file = join(folder, 'roadmate.data');
  let server: RealPostgres;
  let embedded: Connection;
  let postgres: Connection;
  let world: World;
  let life: Life;

  beforeAll(async () => {
    server = await startPostgres();
    embedded = await openEmpty();
    world = await openWorld({
      at: '2026-09-03T02:00:00Z',
      connection: embedded,
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
    const walk = await begin(world, {
      guild: need(world.local.guilds[0]),
      channel: '学习',
      organiser: 'Lin',
      roadmap: { key: 'fastapi-next-steps', language: 'zh-CN' },
      name: '半路搬家',
      zone: 'Asia/Shanghai',
      firstDay: '2026-09-06',
      time: '20:00',
      starts: STARTS,
    });
    life = { walk, zone: 'America/New_York', reminders: REMINDERS, target: 1, goneIn: 5 };
  });
  afterAll(async () => {
    await world.close();
    await postgres?.close();
    await embedded.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const weeks = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, place) => from + place);

  /** What `/me export` hands over to everybody, as files. */
  async function records(): Promise<string[]> {
    const { walk } = life;
    const found: string[] = [];
    for (const name of TEMPERS.filter((each) => each !== 'Gone')) {
      const client = world.local.discord.as(idOf(walk.guild, name), { channelId: walk.channelId });
      const { message } = await client.command('me export');
      for (const { url, filename } of need(message).attachments) {
        found.push(`${name} ${filename}\n${await (await fetch(url)).text()}`);
      }
    }
    await world.settle();
    return found;
  }

  test.each([0, ...weeks(1, MOVED - 1)])('week %i is lived on the embedded one', async (week) => {
    if (week === 0) await gather(life);
    else await liveWeek(life, week);
  });

  test('what the old one posted after the file was written is found, and not posted again', async () => {
    const { walk } = life;
    const slot = Date.parse(need(STARTS[MOVED - 1]));
    world.goTo(slot - 1000);
    const before = await records();
    expect(before.length).toBeGreaterThan(TEMPERS.length);
    expect(await exportTo(embedded.db, file)).toMatchObject({ kind: 'exported', guilds: 1 });
    world.goTo(slot);
    await world.product.sweep();
    expectChannel(walk);

    const url = await server.create();
    const order = { at: slot + 60_000 };
    const moved = await onOneConnection(url, (db) => importFrom(db, file, order));
    expect(moved).toMatchObject({ kind: 'imported' });
    postgres = connectPostgres(url, 4);
    await moveWorld(world, postgres);
    world.goTo(slot - 1000);
    expect(await records()).toEqual(before);
    // Discord promises nothing of how long it knows a message by its nonce.
    world.local.discord.state.nonces = {};
    world.goTo(order.at);
    await world.product.sweep();
    expectChannel(walk);
  });

  test('the week goes on as it began', async () => {
    for (const name of TEMPERS.filter((each) => each !== 'Gone')) {
      await LIVES[name](life, MOVED);
      await world.settle();
    }
    expectChannel(life.walk);
    await expectReminder(life.walk, 'Owl', need(REMINDERS[MOVED - 1]));
  });

  test.each(weeks(MOVED + 1, 12))('week %i is lived on Postgres', async (week) => {
    await liveWeek(life, week);
  });

  test('at the end everything is what a fold of all that happened gives', async () => {
    await expectLived(life, 12);
  });
});
