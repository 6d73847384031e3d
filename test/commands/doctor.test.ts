import { InteractionType } from 'discord-api-types/v10';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Interaction } from '../../src/discord/interaction.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import { makeSnowflake } from '../../src/playground/state/snowflake.ts';
import { halts, posts, schedulers } from '../../src/store/tables/schema.ts';
import { readMessage } from '../fakes/read-message.ts';
import { openGatedDatabase } from '../http/gated-database.ts';
import { type Hall, LANGUAGES, need, openHall } from './hall.ts';
import { expectNothingWritten, expectPrivate } from './refusal.ts';

let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew');
  await hall.as('Lin').command('setup', { notices: need(hall.hall.channels.study) });
  await hall.world.pass('next');
  const { db } = hall.world.connection;
  const now = hall.world.now();
  await db.delete(schedulers);
  await db.insert(schedulers).values({ schedulerId: 'one', seenAt: now, sweptTo: now });
});
afterAll(() => hall.world.close());

async function lines(locale: 'en-US' | 'zh-CN' = 'en-US'): Promise<string[]> {
  const call = () => hall.as('Lin', locale).command('doctor');
  return readMessage((await expectNothingWritten(hall.world, call)).message).body;
}

test('a healthy server has a green line for each check', async () => {
  const [general, study] = [hall.hall.channels.general, hall.hall.channels.study];
  const now = Math.floor(hall.world.now() / 1000);
  expect(await lines()).toEqual([
    'All is well.',
    `✅ I have every permission I need in <#${general}>.`,
    `✅ I have every permission I need in <#${study}>.`,
    '✅ Discord has this version’s commands.',
    '✅ The clock agrees with Discord’s.',
    '✅ The database answers, and it is up to date.',
    `✅ Due posts were last looked for <t:${now}:R>.`,
    '✅ Nothing halts the posts.',
    `✅ The last post was sent <t:${now}:R>.`,
    '✅ No post is waiting longer than it should.',
    '✅ No post is held back.',
  ]);
  const chinese = await lines('zh-CN');
  expect(chinese).toHaveLength(11);
  expect(chinese[0]).toBe('一切正常。');
  for (const line of chinese.slice(1)) expect(line).toMatch(/^✅ .*\p{Script=Han}/u);
});

describe.each(LANGUAGES)('to a reader of %s', (language, locale) => {
  const words = wordsOf(language);
  const { db } = { db: () => hall.world.connection.db };

  test('posts that are stuck or held back are counted, of this server alone', async () => {
    const key = { guildId: hall.hall.id, groupId: group, subject: '' };
    const dueAt = hall.world.now() - 600_000;
    await db()
      .insert(posts)
      .values([
        { ...key, kind: 'board', number: 8, dueAt, state: 'due' },
        { ...key, kind: 'board', number: 9, dueAt, state: 'blocked', reason: 'Discord 50013' },
      ]);
    const told = await lines(locale);
    expect(told[0]).toBe(words('doctor.trouble', { count: 2 }));
    expect(told).toContain(words('doctor.stuck', { count: 1, when: `<t:${dueAt / 1000}:f>` }));
    expect(told).toContain(words('doctor.blocked', { count: 1 }));
    await db().delete(posts).where(sql`number in (8, 9)`);
  });

  test('a sweep that is long ago, or never was, is told', async () => {
    const sweptTo = hall.world.now() - 6 * 60_000;
    await db().update(schedulers).set({ sweptTo });
    const when = `<t:${Math.floor(sweptTo / 1000)}:R>`;
    expect(await lines(locale)).toContain(words('doctor.sweepOld', { when }));
    const now = hall.world.now();
    await db().delete(schedulers);
    expect(await lines(locale)).toContain(words('doctor.sweepNever'));
    await db().insert(schedulers).values({ schedulerId: 'one', seenAt: now, sweptTo: now });
  });

  test('a halt is told', async () => {
    const until = Date.now() + 60_000;
    await db().insert(halts).values({ reason: 'unauthorised', since: until, until });
    const when = `<t:${Math.floor(until / 1000)}:R>`;
    expect(await lines(locale)).toContain(words('why.halt.unauthorised', { when }));
    await db().delete(halts);
  });

  test('a missing permission is named with its channel', async () => {
    const { discord } = hall.world.local;
    const heal = discord.faults.add(({ method, path }) =>
      method === 'GET' && path.endsWith(`/channels/${hall.hall.channels.study}`)
        ? { status: 404, body: { code: 10_003, message: 'Unknown Channel' } }
        : undefined,
    );
    const channel = `<#${hall.hall.channels.study}>`;
    expect(await lines(locale)).toContain(words('doctor.channelGone', { channel }));
    heal();
  });

  test('commands of another version are told', async () => {
    const { discord } = hall.world.local;
    const old = { status: 200, body: [] };
    const heal = discord.faults.add(({ method, path }) =>
      method === 'GET' && path.endsWith('/commands') ? old : undefined,
    );
    expect(await lines(locale)).toContain(words('doctor.commandsOld'));
    heal();
    const away = discord.faults.add(({ path }) =>
      path.endsWith('/commands') ? { status: 500 } : undefined,
    );
    expect(await lines(locale)).toContain(words('doctor.commandsUnknown'));
    away();
  });

  test('a database of another version is told', async () => {
    await db().execute(sql`alter table schedulers rename column swept_to to swept_until`);
    expect(await lines(locale)).toContain(words('doctor.databaseOld', { count: 1 }));
    await db().execute(sql`alter table schedulers rename column swept_until to swept_to`);
  });
});

describe('a database that does not answer', () => {
  test.each(LANGUAGES)('is told to a reader of %s', async (language, locale) => {
    const connection = await openGatedDatabase();
    const away = await openHall({ connection });
    connection.gate.before = async () => {
      throw Object.assign(new Error('closed'), { code: 'CONNECTION_CLOSED' });
    };
    const told = await away.as('Lin', locale).command('doctor');
    connection.gate.before = async () => {};
    expectPrivate(away.world, told);
    const words = wordsOf(language);
    expect(readMessage(told.message).body).toEqual([
      words('doctor.trouble', { count: 1 }),
      words('doctor.commandsOk'),
      words('doctor.clockOk'),
      words('doctor.databaseAway'),
    ]);
    await away.world.close();
    await connection.close();
  });
});

test('a clock that differs from Discord’s is told', async () => {
  const { product, local, now } = hall.world;
  const told = async (discord: number, locale: 'en-US' | 'zh-CN') => {
    const { response } = await product.dispatch(
      Interaction.parse({
        type: InteractionType.ApplicationCommand,
        id: makeSnowflake({ next: 7 }, discord),
        application_id: local.applicationId,
        token: 'unused',
        guild_id: hall.hall.id,
        channel_id: hall.hall.channels.general,
        locale,
        member: { user: { id: hall.hall.ownerId }, roles: [], permissions: '32' },
        data: { id: '1', name: 'doctor', type: 1 },
      }),
    );
    return JSON.stringify(response);
  };
  const hours = 2 * 3_600_000;
  expect(await told(now() - hours, 'en-US')).toContain('clock is 2 hours ahead of Discord’s');
  expect(await told(now() - hours, 'zh-CN')).toContain('时钟比 Discord 快 2 小时');
  expect(await told(now() + hours, 'en-US')).toContain('clock is 2 hours behind Discord’s');
  expect(await told(now() + hours, 'zh-CN')).toContain('时钟比 Discord 慢 2 小时');
});
