import { DiscordAPIError, REST } from '@discordjs/rest';
import { type APIMessage, type APIThreadChannel, Routes } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { rateLimited } from '../../src/playground/rest/faults.ts';
import { makeEndpoint } from './endpoint.ts';
import { call, type Started, startDiscord } from './start.ts';

function client({ apiBase, token }: Started, options = {}) {
  return new REST({ api: apiBase, version: '10', ...options }).setToken(token);
}

test('@discordjs/rest posts, reads, edits and deletes a message', async () => {
  const local = await startDiscord();
  const rest = client(local);
  const route = Routes.channelMessages(local.ids.study);
  const sent = (await rest.post(route, { body: { content: 'Week 1' } })) as APIMessage;
  expect(sent).toMatchObject({ content: 'Week 1', author: { id: local.applicationId, bot: true } });
  expect(await rest.get(Routes.channelMessage(local.ids.study, sent.id))).toEqual(sent);
  const one = Routes.channelMessage(local.ids.study, sent.id);
  const edited = (await rest.patch(one, { body: { content: 'Week 2' } })) as APIMessage;
  expect(edited).toMatchObject({ id: sent.id, content: 'Week 2' });
  expect(edited.edited_timestamp).not.toBeNull();
  await rest.delete(one);
  await expect(rest.get(one)).rejects.toMatchObject({ code: 10008, status: 404 });
});

test('files are accepted as multipart and can be downloaded', async () => {
  const local = await startDiscord();
  const sent = (await client(local).post(Routes.channelMessages(local.ids.study), {
    body: { content: 'The report' },
    files: [{ name: 'report.csv', data: Buffer.from('a,b\n'), contentType: 'text/csv' }],
  })) as APIMessage;
  const [file] = sent.attachments;
  expect(file).toMatchObject({ filename: 'report.csv', size: 4, content_type: 'text/csv' });
  const download = await fetch(file?.url ?? '');
  expect(await download.text()).toBe('a,b\n');
  expect(download.headers.get('content-disposition')).toBe('attachment');
});

test('a nonce that is enforced brings back the first message, for some minutes', async () => {
  const local = await startDiscord();
  const path = `/channels/${local.ids.study}/messages`;
  const body = { content: 'once', nonce: 'slot-1', enforce_nonce: true };
  const first = await call(local, 'POST', path, body);
  const again = await call(local, 'POST', path, { ...body, content: 'twice' });
  expect(again.json).toEqual(first.json);
  expect(local.discord.messages(local.ids.study)).toHaveLength(1);
  local.clock.now += 10 * 60_000;
  const later = await call(local, 'POST', path, body);
  expect(later.json.id).not.toBe(first.json.id);
});

test('a nonce without enforcement never merges messages', async () => {
  const local = await startDiscord();
  const path = `/channels/${local.ids.study}/messages`;
  await call(local, 'POST', path, { content: 'once', nonce: 'n' });
  await call(local, 'POST', path, { content: 'once', nonce: 'n' });
  expect(local.discord.messages(local.ids.study)).toHaveLength(2);
});

test('history is paged, newest first', async () => {
  const local = await startDiscord();
  const path = `/channels/${local.ids.study}/messages`;
  for (let number = 0; number < 7; number += 1) {
    local.clock.now += number % 2;
    await call(local, 'POST', path, { content: String(number) });
  }
  const read = async (query: string) => {
    const { json } = await call(local, 'GET', `${path}?${query}`);
    return json.map((message: APIMessage) => message.content).join('');
  };
  const ids = local.discord.messages(local.ids.study).map(({ id }) => id);
  expect(await read('limit=3')).toBe('654');
  expect(await read(`limit=2&before=${ids[4]}`)).toBe('32');
  expect(await read(`limit=2&after=${ids[1]}`)).toBe('32');
  expect(await read(`limit=3&around=${ids[3]}`)).toBe('432');
  expect((await call(local, 'GET', `${path}?limit=101`)).status).toBe(400);
});

test('a thread begins at a message, takes its id, and wakes when written to', async () => {
  const local = await startDiscord();
  const { ids } = local;
  const { json: message } = await call(local, 'POST', `/channels/${ids.study}/messages`, {
    content: 'x',
  });
  const path = `/channels/${ids.study}/messages/${message.id}/threads`;
  const thread = await call(local, 'POST', path, {
    name: 'Questions',
    auto_archive_duration: 1440,
  });
  expect(thread).toMatchObject({
    status: 201,
    json: { id: message.id, parent_id: ids.study, type: 11 },
  });
  expect(await call(local, 'POST', path, { name: 'Again' })).toMatchObject({
    status: 400,
    json: { code: 160004 },
  });
  const rest = client(local);
  await rest.patch(Routes.channel(message.id), { body: { archived: true } });
  await expect(
    rest.patch(Routes.channel(message.id), { body: { name: 'New' } }),
  ).rejects.toMatchObject({ code: 50083 });
  await rest.post(Routes.channelMessages(message.id), { body: { content: 'hello' } });
  const woken = (await rest.get(Routes.channel(message.id))) as APIThreadChannel;
  expect(woken).toMatchObject({ message_count: 1, thread_metadata: { archived: false } });
  await rest.put(Routes.threadMembers(message.id, '@me'));
});

test('commands keep their ids when they are registered again, and lists leave translations out', async () => {
  const local = await startDiscord();
  const path = `/applications/${local.applicationId}/commands`;
  const body = [{ name: 'done', description: 'Check in', name_localizations: { 'zh-CN': '打卡' } }];
  const [first] = (await call(local, 'PUT', path, body)).json;
  const [again] = (await call(local, 'PUT', path, body)).json;
  expect(again.id).toBe(first.id);
  expect((await call(local, 'GET', path)).json[0]).not.toHaveProperty('name_localizations');
  const full = await call(local, 'GET', `${path}?with_localizations=true`);
  expect(full.json[0].name_localizations).toEqual({ 'zh-CN': '打卡' });
  expect((await call(local, 'POST', path, body[0])).status).toBe(200);
  expect((await call(local, 'POST', path, { name: 'undo', description: 'Take back' })).status).toBe(
    201,
  );
  expect(
    (await call(local, 'PATCH', `${path}/${first.id}`, { description: 'Tick' })).json.description,
  ).toBe('Tick');
  expect(await call(local, 'DELETE', `${path}/${first.id}`)).toMatchObject({
    status: 204,
    json: null,
  });
  expect(local.discord.state.commands.map(({ name }) => name)).toEqual(['undo']);
  const guildPath = `/applications/${local.applicationId}/guilds/${local.ids.guild}/commands`;
  expect((await call(local, 'PUT', guildPath, body)).json[0].guild_id).toBe(local.ids.guild);
});

test('guilds, roles, channels and members can be read', async () => {
  const local = await startDiscord();
  const at = `/guilds/${local.ids.guild}`;
  expect((await call(local, 'GET', at)).json).toMatchObject({
    name: 'Study hall',
    preferred_locale: 'en-US',
  });
  expect((await call(local, 'GET', `${at}/roles`)).json).toHaveLength(4);
  expect((await call(local, 'GET', `${at}/channels`)).json).toHaveLength(2);
  expect((await call(local, 'GET', `${at}/members/${local.ids.mei}`)).json.user.global_name).toBe(
    'Mei',
  );
  expect((await call(local, 'GET', `${at}/members/99`)).json.code).toBe(10013);
  expect((await call(local, 'GET', '/users/@me')).json).toMatchObject({
    id: local.applicationId,
    bot: true,
  });
  expect((await call(local, 'GET', '/applications/@me')).json.verify_key).toBe(local.publicKey);
});

test('direct messages use one channel, and closed ones are refused', async () => {
  const local = await startDiscord();
  const open = () => call(local, 'POST', '/users/@me/channels', { recipient_id: local.ids.mei });
  const { json: channel } = await open();
  expect((await open()).json.id).toBe(channel.id);
  const send = () => call(local, 'POST', `/channels/${channel.id}/messages`, { content: 'Psst' });
  expect((await send()).status).toBe(200);
  local.discord.setDmsOpen(local.ids.mei, false);
  expect(await send()).toMatchObject({ status: 403, json: { code: 50007 } });
  expect(local.discord.directMessages(local.ids.mei)).toHaveLength(1);
});

test('a 204 has neither body nor content type', async () => {
  const local = await startDiscord();
  const { status, headers } = await call(local, 'POST', `/channels/${local.ids.study}/typing`);
  expect(status).toBe(204);
  expect(headers.get('content-type')).toBeNull();
});

test('an answer can be lost although the message was posted, or the request before it', async () => {
  const local = await startDiscord();
  const path = `/channels/${local.ids.study}/messages`;
  local.discord.faults.next(/^POST .*\/messages$/, 'drop-answer');
  await expect(call(local, 'POST', path, { content: 'lost' })).rejects.toThrow();
  expect(local.discord.messages(local.ids.study)).toHaveLength(1);
  local.discord.faults.next(/^POST .*\/messages$/, 'drop-request');
  await expect(call(local, 'POST', path, { content: 'never' })).rejects.toThrow();
  expect(local.discord.messages(local.ids.study)).toHaveLength(1);
  expect(local.discord.requests.map(({ status }) => status)).toEqual([0, 0]);
});

test('faults answer with any status, late, or with a rate limit that @discordjs/rest waits for', async () => {
  const local = await startDiscord();
  const path = `/channels/${local.ids.study}/messages`;
  local.discord.faults.next(/POST/, { status: 503 });
  expect((await call(local, 'POST', path, { content: 'x' })).status).toBe(503);
  local.discord.faults.next(/POST/, { delayMs: 60, late: true });
  const before = performance.now();
  expect((await call(local, 'POST', path, { content: 'x' })).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThan(50);
  local.discord.faults.next(/POST/, rateLimited(0.05));
  await client(local).post(Routes.channelMessages(local.ids.study), { body: { content: 'y' } });
  expect(local.discord.requests.map(({ status }) => status)).toEqual([503, 200, 429, 200]);
});

test('the callback route answers once, and its token edits, follows up and deletes', async () => {
  const local = await startDiscord();
  await call(local, 'PUT', `/applications/${local.applicationId}/commands`, [
    { name: 'plan', description: 'Plan' },
  ]);
  const endpoint = makeEndpoint(local.publicKey, () => undefined);
  await local.useInteractions(endpoint.handle);
  const using = local.discord.as(local.ids.mei, { channelId: local.ids.study }).command('plan');
  await expect.poll(() => endpoint.received.length).toBe(1);
  const { id, token } = endpoint.received[0] as { id: string; token: string };
  const callback = `/interactions/${id}/${token}/callback`;
  const wrong = await call(local, 'POST', `/interactions/${id}/nothing/callback`, { type: 5 });
  expect(wrong).toMatchObject({ status: 404, json: { code: 10062 } });
  const bad = await call(local, 'POST', callback, { type: 8, data: { choices: [] } });
  expect(bad).toMatchObject({ status: 400, json: { code: 50035 } });
  const first = await call(local, 'POST', `${callback}?with_response=true`, {
    type: 4,
    data: { content: 'Plan' },
  });
  expect(first.json).toMatchObject({
    interaction: { id },
    resource: { type: 4, message: { content: 'Plan' } },
  });
  expect((await using).message).toMatchObject({ content: 'Plan', type: 20 });
  const twice = await call(local, 'POST', callback, { type: 4, data: { content: 'Plan' } });
  expect(twice).toMatchObject({ status: 400, json: { code: 40060 } });
  const webhook = `/webhooks/${local.applicationId}/${token}`;
  const more = await call(local, 'POST', webhook, { content: 'More', flags: 64 });
  expect(more.json.flags & 64).toBe(64);
  expect(
    (await call(local, 'PATCH', `${webhook}/messages/@original`, { content: 'New' })).json.content,
  ).toBe('New');
  expect((await call(local, 'DELETE', `${webhook}/messages/${more.json.id}`)).status).toBe(204);
  local.clock.now += 15 * 60_000 + 1;
  expect(await call(local, 'GET', `${webhook}/messages/@original`)).toMatchObject({
    status: 401,
    json: { code: 50027 },
  });
});

test("errors reach @discordjs/rest as Discord's own", async () => {
  const local = await startDiscord();
  const sending = client(local).post(Routes.channelMessages('123'), { body: { content: 'x' } });
  await expect(sending).rejects.toBeInstanceOf(DiscordAPIError);
  await expect(sending).rejects.toMatchObject({ code: 10003, status: 404 });
});
