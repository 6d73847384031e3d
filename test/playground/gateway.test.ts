import { Client, Events, GatewayIntentBits } from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { call, type Started, startDiscord } from './start.ts';

const clients: Client[] = [];

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
});

type Raw = { t: string | null; d: unknown };

async function login(local: Started, intents = GatewayIntentBits.Guilds) {
  const client = new Client({ intents: [intents], rest: { api: local.apiBase } });
  clients.push(client);
  const packets: Raw[] = [];
  client.on('raw' as never, (packet: Raw) => packets.push(packet));
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(local.token);
  await ready;
  return { client, packets };
}

test('discord.js logs in, knows the guilds, and is given interactions', async () => {
  const local = await startDiscord();
  const commands = [{ name: 'plan', description: 'Plan' }];
  await call(local, 'PUT', `/applications/${local.applicationId}/commands`, commands);
  const { client, packets } = await login(local);
  expect(client.user?.id).toBe(local.applicationId);
  expect(client.guilds.cache.get(local.ids.guild)?.channels.cache.size).toBe(2);
  const answered = local.discord.as(local.ids.mei, { channelId: local.ids.study }).command('plan');
  const find = () => packets.find(({ t }) => t === 'INTERACTION_CREATE');
  await expect.poll(find).toBeDefined();
  const interaction = find()?.d as APIInteraction;
  expect(interaction).toMatchObject({ type: 2, guild_id: local.ids.guild, data: { name: 'plan' } });
  await client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
    body: { type: 4, data: { content: 'Your week', flags: 64 } },
    auth: false,
  });
  expect(await answered).toMatchObject({ ephemeral: true, message: { content: 'Your week' } });
});

test('what happens in the guild arrives, by the intents that were asked for', async () => {
  const local = await startDiscord();
  const { client, packets } = await login(local);
  const names = () => packets.map(({ t }) => t);
  local.discord.say(local.ids.mei, local.ids.study, 'hello');
  const extra = local.discord.addChannel(local.ids.guild, 'extra');
  await expect.poll(names).toContain('CHANNEL_CREATE');
  local.discord.deleteChannel(extra);
  await expect.poll(names).toContain('CHANNEL_DELETE');
  const other = local.discord.addGuild({ name: 'Reading room' });
  await expect.poll(() => client.guilds.cache.has(other.id)).toBe(true);
  local.discord.loseGuild(local.ids.guild);
  await expect.poll(names).toContain('GUILD_DELETE');
  expect(packets.at(-1)?.d).toEqual({ id: local.ids.guild, unavailable: true });
  local.discord.kickBot(other.id);
  await expect.poll(() => client.guilds.cache.has(other.id)).toBe(false);
  expect(names()).not.toContain('MESSAGE_CREATE');
});

test('messages come without their content unless that intent was granted', async () => {
  const contents = async (intents: number, privilegedIntents: number) => {
    const local = await startDiscord({ privilegedIntents });
    const { packets } = await login(local, intents);
    local.discord.say(local.ids.mei, local.ids.study, 'hello');
    const find = () => packets.find(({ t }) => t === 'MESSAGE_CREATE');
    await expect.poll(find).toBeDefined();
    return find()?.d;
  };
  const messages = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages;
  const content = GatewayIntentBits.MessageContent;
  expect(await contents(messages, 0)).toMatchObject({ content: '' });
  expect(await contents(messages | content, content)).toMatchObject({ content: 'hello' });
});

test('a broken connection is resumed without losing an event', async () => {
  const local = await startDiscord();
  const { packets } = await login(local);
  local.gateway.disconnect(4000);
  local.discord.addChannel(local.ids.guild, 'meanwhile');
  await expect.poll(() => packets.map(({ t }) => t), { timeout: 5000 }).toContain('RESUMED');
  expect(packets.filter(({ t }) => t === 'CHANNEL_CREATE')).toHaveLength(1);
});

/** A bare client: sends frames, keeps what comes back and the code it is closed with. */
async function connect(local: Started) {
  const socket = new WebSocket(`${local.url.replace('http', 'ws')}/?v=10&encoding=json`);
  const frames: { op: number; d: unknown; t: string | null }[] = [];
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('message', (bytes) => frames.push(JSON.parse(String(bytes))));
  await new Promise((resolve) => socket.once('open', resolve));
  const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
  return { frames, closed, send };
}

test('a wrong token is closed with 4004, a privileged intent with 4014, nonsense with 4002', async () => {
  const local = await startDiscord();
  const identify = { intents: 1, properties: {} };
  const stranger = await connect(local);
  stranger.send(2, { ...identify, token: 'wrong' });
  expect(await stranger.closed).toBe(4004);
  const curious = await connect(local);
  curious.send(2, { ...identify, token: local.token, intents: GatewayIntentBits.MessageContent });
  expect(await curious.closed).toBe(4014);
  const confused = await connect(local);
  confused.send(2, 'nonsense');
  expect(await confused.closed).toBe(4002);
});

test('heartbeats are answered until the gateway goes silent, and an unknown session is invalid', async () => {
  const local = await startDiscord();
  const { frames, send } = await connect(local);
  await expect.poll(() => frames[0]?.op).toBe(10);
  send(1, null);
  await expect.poll(() => frames.at(-1)?.op).toBe(11);
  send(6, { token: local.token, session_id: 'gone', seq: 3 });
  await expect.poll(() => frames.at(-1)).toMatchObject({ op: 9, d: false });
  local.gateway.goSilent(true);
  const before = frames.length;
  send(1, null);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(frames).toHaveLength(before);
});

test('without a client nobody answers', async () => {
  const local = await startDiscord();
  const outcome = await local.discord
    .as(local.ids.mei, { channelId: local.ids.study })
    .raw(2, { name: 'x' });
  expect(outcome.failed).toBe('The application did not respond');
});
