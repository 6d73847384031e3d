import { expect, test } from 'vitest';
import { BOT_PERMISSIONS, permissionBits } from '../../src/playground/state/permissions.ts';
import { call, type Started, startDiscord } from './start.ts';

async function post(local: Started, body: object, channelId = local.ids.study) {
  const { status, json } = await call(local, 'POST', `/channels/${channelId}/messages`, body);
  return status === 200 ? 200 : json.code;
}

test('a channel that the bot may not see is 50001, one that it may not write in 50013', async () => {
  const local = await startDiscord();
  local.discord.denyBot(local.ids.study, 'SendMessages');
  expect(await post(local, { content: 'x' })).toBe(50013);
  local.discord.denyBot(local.ids.study, 'ViewChannel');
  expect(await post(local, { content: 'x' })).toBe(50001);
  expect(await post(local, { content: 'x' }, local.ids.general)).toBe(200);
  local.discord.setOverwrite(local.ids.study, local.applicationId, {});
  expect(await post(local, { content: 'x' })).toBe(200);
});

test('embeds, files and threads each need their permission', async () => {
  const local = await startDiscord();
  const { study } = local.ids;
  const { json } = await call(local, 'POST', `/channels/${study}/messages`, { content: 'x' });
  local.discord.denyBot(
    study,
    'EmbedLinks',
    'AttachFiles',
    'CreatePublicThreads',
    'ReadMessageHistory',
  );
  expect(await post(local, { embeds: [{ title: 'x' }] })).toBe(50013);
  const form = new FormData();
  form.set('payload_json', '{"content":"x"}');
  form.set('files[0]', new Blob(['x']), 'x.txt');
  const upload = await fetch(`${local.apiBase}/v10/channels/${study}/messages`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bot ${local.token}` },
  });
  expect(upload.status).toBe(403);
  const thread = await call(local, 'POST', `/channels/${study}/messages/${json.id}/threads`, {
    name: 't',
  });
  expect(thread.json.code).toBe(50013);
  expect((await call(local, 'GET', `/channels/${study}/messages/${json.id}`)).json.code).toBe(
    50013,
  );
  expect((await call(local, 'GET', `/channels/${study}/messages`)).json).toEqual([]);
});

test("writing in a thread needs its own permission, by its parent's overwrites", async () => {
  const local = await startDiscord();
  const { json: thread } = await call(local, 'POST', `/channels/${local.ids.study}/threads`, {
    name: 't',
    type: 11,
  });
  expect(await post(local, { content: 'x' }, thread.id)).toBe(200);
  local.discord.denyBot(local.ids.study, 'SendMessagesInThreads');
  expect(await post(local, { content: 'x' }, thread.id)).toBe(50013);
  expect(await post(local, { content: 'x' })).toBe(200);
});

test("the bot's role may lose everything, a deleted channel is unknown, a guild without the bot closed", async () => {
  const local = await startDiscord();
  local.discord.setBotPermissions(
    local.ids.guild,
    BOT_PERMISSIONS & ~permissionBits('SendMessages'),
  );
  expect(await post(local, { content: 'x' })).toBe(50013);
  local.discord.setBotPermissions(local.ids.guild, BOT_PERMISSIONS);
  local.discord.deleteChannel(local.ids.study);
  expect(await post(local, { content: 'x' })).toBe(10003);
  local.discord.kickBot(local.ids.guild);
  expect(await post(local, { content: 'x' }, local.ids.general)).toBe(50001);
  expect((await call(local, 'GET', `/guilds/${local.ids.guild}`)).json.code).toBe(50001);
});

test('members have the permissions of their roles, and interactions carry them', async () => {
  const local = await startDiscord();
  const { guild, study, lin, mei } = local.ids;
  const manages = { default_member_permissions: String(permissionBits('ManageGuild')) };
  const commands = [
    { name: 'setup', description: 'Set up', ...manages },
    { name: 'plan', description: 'Plan' },
  ];
  await call(local, 'PUT', `/applications/${local.applicationId}/commands`, commands);
  const seen: Record<string, { member: { permissions: string }; app_permissions: string }> = {};
  local.discord.listen((event) => {
    if (event.type !== 'interaction' || !('member' in event.payload)) return;
    const { payload } = event;
    const member = payload.member;
    if (member === undefined) return;
    seen[member.user.id] = { member, app_permissions: payload.app_permissions };
    void call(local, 'POST', `/interactions/${payload.id}/${payload.token}/callback`, {
      type: 4,
      data: { content: 'ok' },
    });
  });
  await local.discord.as(lin, { channelId: study }).command('setup');
  await expect(local.discord.as(mei, { channelId: study }).command('setup')).rejects.toThrow(
    'hidden',
  );
  local.discord.denyBot(study, 'EmbedLinks');
  await local.discord.as(mei, { guildId: guild, channelId: study }).command('plan');
  const manage = permissionBits('ManageGuild');
  expect(BigInt(seen[lin]?.member.permissions ?? 0) & manage).toBe(manage);
  expect(BigInt(seen[mei]?.member.permissions ?? 0) & manage).toBe(0n);
  expect(BigInt(seen[mei]?.app_permissions ?? 0) & permissionBits('EmbedLinks')).toBe(0n);
});

test('nobody is pinged who is not allowed to be', async () => {
  const local = await startDiscord();
  const { mei, sam, study } = local.ids;
  const content = `@everyone <@${mei}> <@${sam}> <@&${local.ids.guild}>`;
  const pingsOf = async (allowed?: object) => {
    const body = { content, ...(allowed === undefined ? {} : { allowed_mentions: allowed }) };
    const { json } = await call(local, 'POST', `/channels/${study}/messages`, body);
    return local.discord.pings(json.id);
  };
  expect(await pingsOf({ parse: [] })).toEqual({ everyone: false, users: [], roles: [] });
  expect(await pingsOf({ users: [mei] })).toEqual({ everyone: false, users: [mei], roles: [] });
  expect(await pingsOf()).toEqual({ everyone: false, users: [mei, sam], roles: [] });
  local.discord.setBotPermissions(
    local.ids.guild,
    BOT_PERMISSIONS | permissionBits('MentionEveryone'),
  );
  expect(await pingsOf()).toMatchObject({ everyone: true });
  expect(await pingsOf({ parse: [] })).toMatchObject({ everyone: false });
});

test('two guilds live side by side and a member of one is a stranger in the other', async () => {
  const local = await startDiscord();
  const other = local.discord.addGuild({
    name: 'Reading room',
    locale: 'zh-CN',
    channels: ['reading'],
  });
  const reading = other.channels.reading ?? '';
  expect(await post(local, { content: 'x' }, reading)).toBe(200);
  expect(() => local.discord.say(local.ids.mei, reading, 'hello')).toThrow('Missing Access');
  const mei = local.discord.as(local.ids.mei, { channelId: reading });
  await expect(mei.raw(2, { name: 'x' })).rejects.toThrow('not a member');
});
