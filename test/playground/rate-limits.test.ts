import { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { DISCORD_RATE_LIMITS } from '../../src/playground/rest/rate-limits.ts';
import { call, startDiscord } from './start.ts';

test('without limits asked for, the bot may ask as fast as it likes', async () => {
  const local = await startDiscord();
  const { headers } = await call(local, 'POST', `/channels/${local.ids.study}/messages`, {
    content: 'hello',
  });
  expect([...headers.keys()].filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
});

test('the sixth message to a channel within five seconds is refused, as headers foretold', async () => {
  const local = await startDiscord({ rateLimits: DISCORD_RATE_LIMITS });
  const send = (channelId: string) =>
    call(local, 'POST', `/channels/${channelId}/messages`, { content: 'hello' });
  for (const left of ['4', '3', '2', '1', '0']) {
    const { status, headers } = await send(local.ids.study);
    expect(status).toBe(200);
    expect(headers.get('x-ratelimit-limit')).toBe('5');
    expect(headers.get('x-ratelimit-remaining')).toBe(left);
    expect(Number(headers.get('x-ratelimit-reset-after'))).toBeLessThanOrEqual(5);
    expect(headers.get('retry-after')).toBeNull();
  }
  const { status, json, headers } = await send(local.ids.study);
  expect(status).toBe(429);
  expect(json).toEqual({
    message: 'You are being rate limited.',
    retry_after: expect.any(Number),
    global: false,
  });
  expect(headers.get('x-ratelimit-scope')).toBe('user');
  expect(headers.get('x-ratelimit-global')).toBeNull();
  expect(Number(headers.get('retry-after'))).toBe(Math.ceil(json.retry_after));
  expect(local.discord.messages(local.ids.study)).toHaveLength(5);
  expect((await send(local.ids.general)).status).toBe(200);
});

test('the whole bot is refused what goes beyond the global limit, answers to members excepted', async () => {
  const limits = { ...DISCORD_RATE_LIMITS, global: { requests: 3, ms: 60_000 } };
  const local = await startDiscord({ rateLimits: limits });
  const ask = () => call(local, 'GET', '/users/@me');
  const asked = [await ask(), await ask(), await ask(), await ask()];
  expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  const refused = asked[3];
  expect(refused?.json.global).toBe(true);
  expect(refused?.headers.get('x-ratelimit-global')).toBe('true');
  expect(refused?.headers.get('x-ratelimit-scope')).toBe('global');
  const answer = await call(local, 'POST', '/interactions/1/unknown/callback', { type: 1 });
  expect(answer.status).toBe(404);
});

test('@discordjs/rest heeds the headers, and meets no 429', async () => {
  const limits = { global: { requests: 1_000, ms: 1_000 }, channel: { requests: 2, ms: 300 } };
  const local = await startDiscord({ rateLimits: limits });
  const rest = new REST({ api: local.apiBase, version: '10' }).setToken(local.token);
  const route = Routes.channelMessages(local.ids.study);
  for (let i = 0; i < 6; i += 1) await rest.post(route, { body: { content: String(i) } });
  expect(local.discord.requests.map(({ status }) => status)).toEqual(Array(6).fill(200));
});
