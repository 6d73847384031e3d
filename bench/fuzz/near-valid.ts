import { COMPONENTS, MODALS, OPTIONS } from '../../test/commands/foreign-rows.ts';
import { commandPaths, componentPaths, modalPaths, resolvedOf } from '../../test/commands/hall.ts';
import type { Random } from '../time/random.ts';

/** A server with a running group, as the fuzz knows it. */
export type FuzzServer = {
  guildId: string;
  channelId: string;
  groupId: number;
  members: readonly [string, ...string[]];
  items: readonly [string, ...string[]];
};
export type Town = {
  applicationId: string;
  servers: readonly [FuzzServer, ...FuzzServer[]];
  /** Epoch ms: of Discord's clock when the interaction is made. */
  now: () => number;
};

const DISCORD_EPOCH = 1_420_070_400_000n;
const NUMBERS = [
  '0',
  '1',
  '2',
  '7',
  '-1',
  '53',
  '1000',
  '2147483648',
  '9999999999999999999',
] as const;
const WORDS = [
  ...['all', 'week', 'month', 'points', 'items', 'streak', 'contents', 'changes', 'assignment'],
  ...['on', 'off', 'this', 'next', 'own', 'public', 'hidden', 'abc', 'UTC', 'Asia/Shanghai'],
  ...['2026-03-16', '2026-12-31..2027-01-02', '20:00', '7', 'fastapi-next-steps.en', 'zh-CN', 'en'],
  ...['Mei Lin 🚀', 'https://github.com/a/b/blob/main/README.md', '@everyone', '__proto__', ''],
] as const;
const TYPES = [2, 2, 2, 3, 3, 3, 4, 5] as const;

/** An interaction that Discord could have sent: known people and places, mostly known words. */
export function nearValid(random: Random, town: Town, n: number): Record<string, unknown> {
  const server = random.pick(town.servers);
  const type = random.pick(TYPES);
  const member = random.chance(0.9) ? random.pick(server.members) : idOf(town.now(), n + 7);
  const id = idOf(town.now(), n);
  const user = { id: member, username: 'somebody', global_name: 'Some Body', bot: false };
  return {
    ...{ id, application_id: town.applicationId, version: 1, type },
    token: `fuzz-token-${n}-${'t'.repeat(40)}`,
    guild_id: server.guildId,
    guild: { id: server.guildId, locale: 'en-US', features: [] },
    channel: { id: server.channelId, type: 0 },
    channel_id: server.channelId,
    member: {
      ...{ user, nick: null, roles: [server.guildId], avatar: null },
      permissions: random.pick(['0', '32', '8', '2248473465835073']),
    },
    locale: random.pick(['en-US', 'en-US', 'zh-CN', 'zh-TW', 'fr', '']),
    guild_locale: random.pick(['en-US', 'zh-CN']),
    entitlements: [],
    authorizing_integration_owners: { 0: server.guildId },
    context: 0,
    app_permissions: '2248473465835073',
    data: dataOf(random, type, server),
    ...(type === 3 ? { message: messageOf(random, server) } : {}),
  };
}

function dataOf(random: Random, type: number, server: FuzzServer): Record<string, unknown> {
  const fill = filler(random, server);
  if (type === 3) {
    const path = pickOf(random, componentPaths);
    const { args = [], values } = COMPONENTS[path] ?? {};
    const chosen = random.chance(0.5) ? values : some(random, 3);
    return {
      custom_id: customIdOf(random, path, args.map(fill)),
      component_type: chosen === undefined ? 2 : 3,
      ...(chosen === undefined ? {} : withResolved(random, chosen.map(fill))),
    };
  }
  if (type === 5) {
    const path = pickOf(random, modalPaths);
    const { args = [], fields = {} } = MODALS[path] ?? {};
    const given = { ...fields, [word(random)]: word(random), zone: word(random), from: '22:00' };
    const components = Object.entries(given).map(([id, value]) => {
      return { type: 18, component: { type: 4, custom_id: id, value } };
    });
    return { custom_id: customIdOf(random, path, args.map(fill)), components };
  }
  const path = pickOf(random, commandPaths);
  const [name = '', sub] = path.split('.');
  const known = Object.entries(OPTIONS[path] ?? {});
  const options = [...known, ...some(random, 2).map((each) => [each, word(random)] as const)]
    .filter(() => random.chance(0.8))
    .map(([option, text], at) => ({
      ...{ type: 3, name: option, value: random.chance(0.8) ? fill(text) : random.int(-3, 60) },
      ...(type === 4 && at === 0 ? { focused: true } : {}),
    }));
  const inside = sub === undefined ? options : [{ type: 1, name: sub, options }];
  const texts = options.map(({ value }) => String(value));
  const { resolved } = withResolved(random, texts);
  return { id: '1', name, type: 1, options: inside, resolved };
}

/** Values as of a menu, mostly with what Discord finds behind ids. */
function withResolved(random: Random, values: readonly string[]) {
  const found = random.chance(0.9) ? values.filter((value) => /^\d{15,19}$/.test(value)) : [];
  return { values, resolved: resolvedOf(found) };
}

/** Ids of this server's group, of another's, or none at all. */
function filler(random: Random, server: FuzzServer): (text: string) => string {
  const stands: Record<string, () => string> = {
    G: () => String(random.chance(0.85) ? server.groupId : random.int(0, 5_000)),
    C: () => server.channelId,
    M: () => random.pick(server.members),
    X: () => word(random),
    K: () => `own-${random.int(0, 99).toString(36)}`,
  };
  return (text) => {
    const filled = text.replace(/\{(\w)\}/g, (_, sign: string) =>
      (stands[sign] ?? (() => random.pick(NUMBERS)))(),
    );
    return filled === '6m9x6x' ? random.pick(server.items) : filled;
  };
}

function customIdOf(random: Random, path: string, args: readonly string[]): string {
  const given = random.chance(0.8) ? args : some(random, 4);
  return [path, ...given].join(':').slice(0, 100);
}

function messageOf(random: Random, { channelId }: FuzzServer) {
  const flags = random.chance(0.7) ? 64 : 0;
  return { id: '1477938511872000001', channel_id: channelId, flags, content: '', embeds: [] };
}

function word(random: Random): string {
  return random.chance(0.4) ? random.pick(NUMBERS) : random.pick(WORDS);
}

function some(random: Random, most: number): string[] {
  return Array.from({ length: random.int(0, most) }, () => word(random));
}

function pickOf(random: Random, list: readonly string[]): string {
  return list[random.int(0, list.length - 1)] ?? '';
}

function idOf(now: number, n: number): string {
  return String(((BigInt(Math.trunc(now)) - DISCORD_EPOCH) << 22n) + BigInt(n % 4_194_304));
}
