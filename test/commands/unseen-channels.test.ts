import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { commands } from '../../src/commands/index.gen.ts';
import { routesOf } from '../../src/discord/routes.ts';
import { optionName } from '../../src/i18n/command-words.ts';
import { guilds } from '../../src/store/tables/schema.ts';
import { type Hall, LANGUAGES, need, openHall } from './hall.ts';
import { expectRefused } from './refusal.ts';

/** A channel of another server, named while Discord does not say whose it is. */
let hall: Hall;
let foreign: string;

beforeAll(async () => {
  hall = await openHall();
  await hall.startGroup('Async crew');
  foreign = need(Object.values(hall.foreign.channels)[0]);
});
afterAll(() => hall.world.close());

/** A component; of types 5 to 8 are menus of what Discord itself knows. */
const Part = z.object({ type: z.number(), custom_id: z.string() });

/** How a look at the channel may end without a word about whose it is. */
const LOOKS = [
  ['breaks off', 'drop-request'],
  ['fails', { status: 503 }],
  ['is not allowed', { status: 403, body: { code: 50_001, message: 'Missing Access' } }],
  [
    'is refused for now',
    { status: 429, body: { message: 'wait', retry_after: 600, global: true } },
  ],
] as const;

describe.each(LOOKS)('while the look at a channel %s', (_, fault) => {
  let heal: () => void;
  beforeEach(() => {
    heal = hall.world.local.discord.faults.add(({ method, path }) =>
      method === 'GET' && path.startsWith('/channels/') ? fault : undefined,
    );
    return heal;
  });

  test.each(LANGUAGES)(
    'another server’s is not taken from who reads %s',
    async (language, locale) => {
      const lin = () => hall.forge('Lin', locale);
      const roadmap = 'fastapi-next-steps.en';
      const tries = [
        ['setup', 'channel', () => lin().command('setup', { channel: foreign })],
        ['setup', 'notices', () => lin().command('setup', { notices: foreign })],
        ['setup', 'channel', () => lin().press('setup:channel', [foreign])],
        ['setup', 'notices', () => lin().press('setup:notices', [foreign])],
        [
          'group.create',
          'channel',
          () => lin().command('group create', { roadmap, channel: foreign }),
        ],
        ['group.edit', 'channel', () => lin().command('group edit', { channel: foreign })],
      ] as const;
      for (const [path, name, call] of tries) {
        const option = optionName(language, path, name);
        await expectRefused(hall.world, language, call, 'refuse.outOfRange', { option });
      }
    },
  );
});

test('a role that is none of the server’s is not made the organisers’ role', async () => {
  const role = hall.foreign.organiserRoleId;
  const option = optionName('en', 'setup', 'organiser-role');
  for (const call of [
    () => hall.forge('Lin').command('setup', { 'organiser-role': role }),
    () => hall.forge('Lin').press('setup:role', [role]),
  ]) {
    await expectRefused(hall.world, 'en', call, 'refuse.outOfRange', { option });
  }
});

test('an own channel is taken while Discord says nothing of it', async () => {
  const heal = hall.world.local.discord.faults.add(({ method, path }) =>
    method === 'GET' && path.startsWith('/channels/') ? { status: 503 } : undefined,
  );
  const study = need(hall.hall.channels.study);
  const panel = await hall.as('Lin').command('setup', { channel: study });
  heal();
  expect(JSON.stringify(panel.message)).toContain(study);
  const [guild] = await hall.world.connection.db
    .select()
    .from(guilds)
    .where(eq(guilds.guildId, hall.hall.id));
  expect(guild?.channelId).toBe(study);
});

test('every menu of channels or roles that is shown is looked up', async () => {
  const panel = await hall.as('Lin').command('setup');
  const rows = z.array(z.object({ components: z.array(Part) })).parse(panel.message?.components);
  const menus = rows.flatMap(({ components }) => components.filter(({ type }) => type >= 5));
  const routes = routesOf(commands);
  const found = menus.map(({ custom_id: id }) => {
    const [path = '', name = ''] = id.split(':');
    return [id, routes.get(path)?.menus?.[name]];
  });
  expect(found).toEqual([
    ['setup:channel', 'channel'],
    ['setup:notices', 'notices'],
    ['setup:role', 'organiser-role'],
  ]);
});

test('every menu stands for an option of its command that Discord looks up', () => {
  for (const { options, components = {}, menus = {} } of routesOf(commands).values()) {
    for (const [menu, option] of Object.entries(menus)) {
      expect(Object.keys(components)).toContain(menu);
      const type = options.find(({ name }) => name === option)?.type;
      expect(['channel', 'role', 'user']).toContain(type);
    }
  }
});
