import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.gen.ts';
import { declarations } from '../../src/discord/declaration.ts';
import { missingPermissions, NEEDED } from '../../src/discord/permissions.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { createRest } from '../../src/discord/rest.ts';
import { commandWords } from '../../src/i18n/command-words.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { permissionBits } from '../../src/playground/state/permissions.ts';

let local: LocalDiscord;
let rest: ReturnType<typeof createRest>;

beforeAll(async () => {
  local = await startLocalDiscord({
    now: () => Date.parse('2026-03-02T08:00:00Z'),
    guilds: [
      { name: 'Hall', channels: ['general', 'study'] },
      { name: 'Else', channels: ['far'] },
    ],
  });
  rest = createRest(local.token, local.apiBase);
});
afterAll(() => local.close());

const puts = () => local.discord.requests.filter(({ method }) => method === 'PUT').length;
const declared = declarations(commands, commandWords);
const register = (list = declared) => registerCommands(rest, local.applicationId, list);

describe('the commands', () => {
  test('are registered once, and again only when they changed', async () => {
    expect(await register()).toBe('registered');
    expect(puts()).toBe(1);
    expect(await register()).toBe('unchanged');
    expect(await register([...declared].reverse())).toBe('unchanged');
    expect(await register(structuredClone(declared))).toBe('unchanged');
    expect(puts()).toBe(1);
  });

  test('count as changed by a word, a translation, an option, a limit or a missing one', async () => {
    const [first] = declared;
    if (first === undefined) throw new Error('no commands');
    const rest = declared.slice(1);
    const changes = [
      [{ ...first, description: 'Another' }, ...rest],
      [{ ...first, description_localizations: { 'zh-CN': '另外的' } }, ...rest],
      [{ ...first, options: [] }, ...rest],
      [{ ...first, default_member_permissions: '32' }, ...rest],
      rest,
      declared,
    ];
    for (const list of changes) {
      const before = puts();
      expect(await register(list)).toBe('registered');
      expect(await register(list)).toBe('unchanged');
      expect(puts()).toBe(before + 1);
    }
  });
});

describe('the bot’s permissions in a channel', () => {
  const names = Object.keys(NEEDED);
  const hall = () => local.guilds[0] ?? { id: '', botRoleId: '' };
  const study = () => local.guilds[0]?.channels.study ?? '';
  const missing = (channelId = study()) =>
    missingPermissions(rest, local.applicationId, hall().id, channelId);

  test('are complete as the bot is invited', async () => {
    expect(await missing()).toEqual({ kind: 'done', value: [] });
  });

  test('are those of @everyone and the bot’s roles together', async () => {
    local.discord.setBotPermissions(hall().id, permissionBits('ViewChannel', 'SendMessages'));
    const lacks = names.filter((name) => !['ViewChannel', 'SendMessages'].includes(name));
    expect(await missing()).toEqual({ kind: 'done', value: lacks });
    local.discord.setBotPermissions(hall().id, permissionBits('Administrator'));
    expect(await missing()).toEqual({ kind: 'done', value: [] });
    local.discord.setBotPermissions(hall().id, permissionBits('ViewChannel', 'EmbedLinks'));
  });

  test('yield to the channel: @everyone first, then roles, then the bot itself', async () => {
    const all = permissionBits(...Object.keys(NEEDED).filter(isNeeded));
    local.discord.setBotPermissions(hall().id, all);
    const set = (targetId: string, allow: Name[], deny: Name[]) =>
      local.discord.setOverwrite(study(), targetId, { allow, deny });
    set(hall().id, [], ['EmbedLinks', 'SendMessages']);
    expect(await missing()).toEqual({ kind: 'done', value: ['SendMessages', 'EmbedLinks'] });
    set(hall().botRoleId, ['SendMessages'], ['CreatePublicThreads']);
    const afterRole = { kind: 'done', value: ['EmbedLinks', 'CreatePublicThreads'] };
    expect(await missing()).toEqual(afterRole);
    set(local.applicationId, ['EmbedLinks', 'CreatePublicThreads'], ['SendMessages']);
    expect(await missing()).toEqual({ kind: 'done', value: ['SendMessages'] });
  });

  test('cannot be asked for in another server’s channel, nor in one that is not there', async () => {
    const far = local.guilds[1]?.channels.far ?? '';
    for (const id of [far, '1', '../guilds/1']) {
      expect([id, (await missing(id)).kind]).toEqual([id, 'refused']);
    }
  });
});

type Name = keyof typeof NEEDED;
function isNeeded(name: string): name is Name {
  return name in NEEDED;
}
