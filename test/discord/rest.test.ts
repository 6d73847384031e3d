import { Routes } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { leaveUnless } from '../../src/discord/departure.ts';
import { outcomeOf } from '../../src/discord/outcome.ts';
import { createRest, type Rest } from '../../src/discord/rest.ts';
import { createWebRest } from '../../src/discord/web-rest.ts';
import { rateLimited } from '../../src/playground/rest/faults.ts';
import { wait } from '../../src/wait.ts';
import { call, type Started, startDiscord } from '../playground/start.ts';

const KINDS: [string, (token: string, apiBase: string) => Rest][] = [
  ['@discordjs/rest, on Node', createRest],
  [
    'fetch, on Workers',
    (token, apiBase) =>
      createWebRest(token, apiBase, { fetch, now: () => performance.now(), wait }),
  ],
];

describe.each(KINDS)('Discord by %s:', (_, create) => {
  const messages = ({ ids }: Started) => Routes.channelMessages(ids.study);
  const restOf = ({ token, apiBase }: Started) => create(token, apiBase);
  const statuses = (local: Started) => local.discord.requests.map(({ status }) => status);

  test('messages are sent, asked for with a query, edited and deleted', async () => {
    const local = await startDiscord();
    const rest = restOf(local);
    const sent = await rest.post(messages(local), { body: { content: '同路 & “quotes”' } });
    expect(sent).toMatchObject({ content: '同路 & “quotes”' });
    await rest.post(messages(local), { body: { content: 'two' } });
    const query = new URLSearchParams({ limit: '1' });
    expect(await rest.get(messages(local), { query })).toMatchObject([{ content: 'two' }]);
    const [first] = local.discord.messages(local.ids.study);
    const one = Routes.channelMessage(local.ids.study, first?.id ?? '');
    expect(await rest.patch(one, { body: { content: 'new' } })).toMatchObject({ content: 'new' });
    await rest.delete(one);
    expect(local.discord.messages(local.ids.study)).toHaveLength(1);
  });

  test('files go along byte by byte', async () => {
    const local = await startDiscord();
    const data = Uint8Array.from({ length: 256 }, (__, at) => at);
    const files = [
      { name: 'a.png', data, contentType: 'image/png' },
      { name: 'b.csv', data: 'a,b\n同,路\n', contentType: 'text/csv; charset=utf-8' },
    ];
    await restOf(local).post(messages(local), { body: { content: 'files' }, files });
    const [message] = local.discord.messages(local.ids.study);
    expect(message).toMatchObject({ content: 'files', attachments: [{ size: 256 }, {}] });
    const texts = message?.attachments.map(async ({ url }) => (await fetch(url)).arrayBuffer());
    const [picture, table] = await Promise.all(texts ?? []);
    expect(new Uint8Array(picture ?? new ArrayBuffer())).toEqual(data);
    expect(new TextDecoder().decode(table)).toBe('a,b\n同,路\n');
  });

  test('what Discord refuses comes with its code; a refused token and a server in trouble do not', async () => {
    const local = await startDiscord();
    const rest = restOf(local);
    const send = (to: Rest = rest) =>
      outcomeOf(() => to.post(messages(local), { body: { content: 'x' } }));
    expect(await outcomeOf(() => rest.get(Routes.channel('123')))).toEqual({
      kind: 'refused',
      status: 404,
      code: 10_003,
    });
    expect(await send(create('wrong', local.apiBase))).toEqual({ kind: 'unauthorised' });
    for (const status of [500, 503]) {
      local.discord.faults.next(/POST/, { status });
      expect(await send()).toEqual({ kind: 'unknown', why: `HTTP ${status}` });
    }
    // As something in between Discord and us answers.
    local.discord.faults.next(/POST/, { status: 403, body: { message: 'blocked' } });
    expect(await send()).toEqual({ kind: 'unknown', why: 'HTTP 403' });
    local.discord.faults.next(/POST/, 'drop-answer');
    expect(await send()).toMatchObject({ kind: 'unknown' });
    expect(statuses(local)).toEqual([404, 401, 500, 503, 403, 0]);
  });

  test('a short limit is waited for, a long one is told, the global one stops all', async () => {
    const local = await startDiscord();
    const rest = restOf(local);
    const send = () => outcomeOf(() => rest.post(messages(local), { body: { content: 'x' } }));
    local.discord.faults.next(/POST/, rateLimited(0.05));
    expect((await send()).kind).toBe('done');
    local.discord.faults.next(/POST/, rateLimited(60));
    const long = await send();
    expect(long).toMatchObject({ kind: 'limited', global: false });
    if (long.kind === 'limited') expect(long.retryAfterMs / 1_000).toBeCloseTo(60, 0);
    expect(statuses(local)).toEqual([429, 200, 429]);

    const other = restOf(local);
    local.discord.faults.next(/GET/, rateLimited(1, true));
    const asked = await outcomeOf(() => other.get(Routes.channel(local.ids.study)));
    expect(asked).toMatchObject({ kind: 'limited', global: true });
    const time = await outcomeOf(() => other.queueRequest({ fullRoute: '/gateway', auth: false }));
    expect(time).toMatchObject({ kind: 'limited', global: true });
    expect(statuses(local).at(-1)).toBe(429);
  });

  test('requests of one limit keep to what its headers say, and meet no 429', async () => {
    const limits = { global: { requests: 1_000, ms: 1_000 }, channel: { requests: 2, ms: 300 } };
    const local = await startDiscord({ rateLimits: limits });
    const rest = restOf(local);
    await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((content) => rest.post(messages(local), { body: { content } })),
    );
    expect(statuses(local)).toEqual(Array(5).fill(200));
    expect(local.discord.messages(local.ids.study).map(({ content }) => content)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  test('an answer to a member waits for no limit', async () => {
    const local = await startDiscord();
    const rest = restOf(local);
    const callback = Routes.interactionCallback('1', 'unknown');
    const answers = [1, 2].map(() =>
      outcomeOf(() => rest.post(callback, { body: { type: 1 }, auth: false })),
    );
    for (const answer of await Promise.all(answers)) expect(answer.kind).toBe('refused');
  });

  test('what comes too late does not leave', async () => {
    const local = await startDiscord();
    const { signal, wasTooLate } = leaveUnless(() => true);
    const body = { content: 'too late' };
    const sent = await outcomeOf(() => restOf(local).post(messages(local), { body, signal }));
    expect(sent.kind).toBe('unknown');
    expect(wasTooLate()).toBe(true);
    expect(local.discord.requests).toEqual([]);
  });

  test('the headers of an answer tell the time', async () => {
    const local = await startDiscord();
    const { headers } = await restOf(local).queueRequest({ fullRoute: '/gateway', auth: false });
    expect(headers.get('date')).not.toBeNull();
    expect((await call(local, 'GET', '/gateway')).status).toBe(200);
  });
});
