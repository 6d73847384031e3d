import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { PageEvent, Snapshot } from '../../src/playground/page-server/api.ts';
import { makeEndpoint } from './endpoint.ts';
import { call, START, type Started, startDiscord } from './start.ts';

const aborts: AbortController[] = [];

afterEach(() => {
  for (const abort of aborts.splice(0)) abort.abort();
});

async function startPage() {
  const advanced: string[] = [];
  const local = await startDiscord({
    page: {
      assets: new Map([
        ['/', { type: 'text/html; charset=utf-8', body: '<title>Roadmate</title>' }],
      ]),
      headers: { 'x-content-type-options': 'nosniff' },
      host: {
        now: () => START,
        nextPostAt: async () => START + 60_000,
        advance: async (to) => void advanced.push(to),
      },
    },
  });
  const path = `/applications/${local.applicationId}/commands`;
  const options = [{ type: 3, name: 'item', description: 'Item', autocomplete: true }];
  await call(local, 'PUT', path, [{ name: 'done', description: 'Check in', options }]);
  return { ...local, advanced };
}

/** The events of one persona's page, as they come. */
async function follow({ url }: { url: string }, persona: string) {
  const abort = new AbortController();
  aborts.push(abort);
  const response = await fetch(`${url}/playground/events?persona=${persona}`, {
    signal: abort.signal,
  });
  const events: PageEvent[] = [];
  const read = async () => {
    let buffer = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      buffer += decoder.decode(chunk, { stream: true });
      const blocks = buffer.split('\n\n');
      buffer = blocks.pop() ?? '';
      for (const block of blocks)
        if (block.startsWith('data: ')) events.push(JSON.parse(block.slice(6)));
    }
  };
  void read().catch(() => undefined);
  await expect.poll(() => events[0]?.type).toBe('snapshot');
  const first = events[0];
  const snapshot = first?.type === 'snapshot' ? first.snapshot : ({} as Snapshot);
  return { events, snapshot };
}

async function post(
  local: Started,
  name: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${local.url}/playground/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

test('the first event is everything that a persona sees', async () => {
  const local = await startPage();
  local.discord.denyBot(local.ids.general, 'ViewChannel');
  local.discord.setOverwrite(local.ids.general, local.ids.mei, { deny: ['ViewChannel'] });
  local.discord.say(local.ids.sam, local.ids.study, 'hello');
  const { snapshot } = await follow(local, local.ids.mei);
  expect(
    snapshot.personas.map(({ name, organiser, language }) => [name, organiser, language]),
  ).toEqual([
    ['Lin', true, 'en'],
    ['Mei', false, 'zh-CN'],
    ['Sam', false, 'en'],
  ]);
  expect(snapshot.channels.map(({ name, kind }) => [name, kind])).toEqual([['study', 'text']]);
  expect(snapshot.messages.map(({ message }) => message.content)).toEqual(['hello']);
  expect(snapshot.commands.map(({ name }) => name)).toEqual(['done']);
  expect(snapshot.clock).toEqual({ now: START, nextPostAt: START + 60_000 });
});

test("an ephemeral answer goes only to its persona's page", async () => {
  const local = await startPage();
  const answer = { type: 4, data: { content: 'for you alone', flags: 64 } };
  await local.useInteractions(makeEndpoint(local.publicKey, () => answer).handle);
  const mei = await follow(local, local.ids.mei);
  const sam = await follow(local, local.ids.sam);
  const used = await post(local, 'interact', {
    kind: 'command',
    persona: local.ids.mei,
    channelId: local.ids.study,
    command: 'done',
    subcommand: null,
    options: [{ name: 'item', value: 'a' }],
  });
  expect(used.json).toEqual({ kind: 'done' });
  await post(local, 'say', {
    persona: local.ids.mei,
    channelId: local.ids.study,
    content: 'hi all',
  });
  const contents = (events: PageEvent[]) =>
    events.flatMap((event) => (event.type === 'message' ? [event.message.message.content] : []));
  await expect.poll(() => contents(mei.events)).toEqual(['for you alone', 'hi all']);
  await expect.poll(() => contents(sam.events)).toEqual(['hi all']);
  expect(mei.events.find((event) => event.type === 'message')).toMatchObject({
    message: {
      ephemeralFor: local.ids.mei,
      usedBy: { name: 'Mei', command: 'done' },
      thinking: false,
    },
  });
  expect((await follow(local, local.ids.sam)).snapshot.messages).toHaveLength(1);
});

test('autocomplete, components and modals are used from the page', async () => {
  const local = await startPage();
  const button = { type: 2, style: 1, label: 'Note', custom_id: 'note' };
  const input = { type: 4, style: 1, custom_id: 'text' };
  const answers: Record<number, object> = {
    2: { type: 4, data: { content: 'Week', components: [{ type: 1, components: [button] }] } },
    3: {
      type: 9,
      data: {
        custom_id: 'form',
        title: 'Note',
        components: [{ type: 18, label: 'Note', component: input }],
      },
    },
    4: { type: 8, data: { choices: [{ name: 'Async', value: 'async' }] } },
    5: { type: 7, data: { content: 'noted' } },
  };
  const endpoint = makeEndpoint(local.publicKey, ({ type }) => answers[Number(type)]);
  await local.useInteractions(endpoint.handle);
  const at = { persona: local.ids.mei, channelId: local.ids.study };
  const command = { ...at, command: 'done', subcommand: null };
  const typed = [{ name: 'item', value: 'as', focused: true }];
  expect(
    (await post(local, 'interact', { ...command, kind: 'autocomplete', options: typed })).json,
  ).toEqual({
    kind: 'choices',
    choices: [{ name: 'Async', value: 'async' }],
  });
  await post(local, 'interact', { ...command, kind: 'command', options: [] });
  const messageId = local.discord.messages(local.ids.study)[0]?.id ?? '';
  const click = { ...at, kind: 'component', messageId, customId: 'note', values: [] };
  expect((await post(local, 'interact', click)).json).toMatchObject({
    kind: 'modal',
    modal: { custom_id: 'form' },
  });
  const form = {
    ...at,
    kind: 'modal',
    messageId,
    customId: 'form',
    fields: [{ customId: 'text', value: 'x' }],
  };
  expect((await post(local, 'interact', form)).json).toEqual({ kind: 'done' });
  expect(local.discord.messages(local.ids.study)[0]?.content).toBe('noted');
  const gone = await post(local, 'interact', { ...click, customId: 'other' });
  expect(gone.json).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('no component other'),
  });
});

test('the clock is turned by the host and told to every page', async () => {
  const local = await startPage();
  const { events } = await follow(local, local.ids.mei);
  const { json } = await post(local, 'clock', { advance: 'week' });
  expect(json).toEqual({ now: START, nextPostAt: START + 60_000 });
  expect(local.advanced).toEqual(['week']);
  await expect.poll(() => events.at(-1)?.type).toBe('clock');
});

test('the language switch changes every client and the server', async () => {
  const local = await startPage();
  const { events } = await follow(local, local.ids.sam);
  expect((await post(local, 'language', { language: 'zh-CN' })).status).toBe(204);
  expect(local.discord.state.users[local.ids.sam]?.locale).toBe('zh-CN');
  expect(local.discord.state.users[local.ids.mei]?.locale).toBe('zh-CN');
  expect(Object.values(local.discord.state.guilds)[0]?.locale).toBe('zh-CN');
  await expect.poll(() => events.at(-1)?.type).toBe('personas');
});

test('the page is served with its headers', async () => {
  const local = await startPage();
  const page = await fetch(local.url);
  expect(await page.text()).toContain('Roadmate');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
});

test('bad input is told clearly and changes nothing', async () => {
  const local = await startPage();
  const bad = await post(local, 'say', { persona: 'x', channelId: local.ids.study });
  expect(bad).toMatchObject({ status: 400, json: { error: 'bad-request' } });
  expect(bad.json.issues.map(({ path }: { path: string }) => path)).toEqual(['persona', 'content']);
  const nobody = await post(local, 'say', {
    persona: '1',
    channelId: local.ids.study,
    content: 'x',
  });
  expect(nobody).toMatchObject({ status: 404, json: { error: 'unknown-persona' } });
  const extra = await post(local, 'clock', { advance: 'day', more: true });
  expect(extra.status).toBe(400);
  expect(
    (await post(local, 'clock', { advance: 'day' }, { 'content-type': 'text/plain' })).status,
  ).toBe(415);
  expect((await fetch(`${local.url}/playground/events?persona=1`)).status).toBe(404);
  expect(local.discord.messages(local.ids.study)).toEqual([]);
});

/** With any Host, which fetch would not let us choose. */
function ask(url: string, path: string, headers: Record<string, string>): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, headers }, (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    asking.on('error', reject).end();
  });
}

test('a foreign page cannot drive it, by its own name or by another Origin', async () => {
  const local = await startPage();
  const { host } = new URL(local.url);
  expect(await ask(local.url, '/', { host: 'evil.example' })).toBe(403);
  expect(await ask(local.url, '/playground/events', { host, origin: 'http://evil.example' })).toBe(
    403,
  );
  expect(await ask(local.url, '/playground/events', { host, 'sec-fetch-site': 'cross-site' })).toBe(
    403,
  );
  expect(await ask(local.url, '/', { host: `localhost:${new URL(local.url).port}` })).toBe(200);
  expect(await ask(local.url, '/playground/events', { host, origin: local.url })).toBe(200);
});
