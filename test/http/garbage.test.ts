import { beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, interaction, openEndpoint } from './endpoint.ts';

let endpoint: Endpoint;

beforeAll(async () => {
  endpoint = await openEndpoint();
});

const expectGarbage = async (body: string) => {
  const response = await endpoint.signed(body);
  expect([body.slice(0, 80), response.status]).toEqual([body.slice(0, 80), 400]);
  expect(await response.json()).toEqual({ error: 'not an interaction' });
};

describe('what is signed and yet no interaction is answered 400', () => {
  test('not JSON', async () => {
    for (const body of [
      '',
      ' ',
      '{',
      '}',
      'null,',
      '{"type":1',
      'undefined',
      "{'type':1}",
      '\u0000',
    ]) {
      await expectGarbage(body);
    }
  });

  test('JSON, but no object', async () => {
    for (const value of [null, true, 0, 1, -1, 1e300, '', 'type', [], [1], [{ type: 1 }]]) {
      await expectGarbage(JSON.stringify(value));
    }
  });

  test('an unknown type of interaction', async () => {
    for (const type of [undefined, null, 0, 6, 99, -1, 1.5, '1', [1], {}, true]) {
      await expectGarbage(JSON.stringify(interaction({ type })));
    }
  });

  test('a field that is missing', async () => {
    for (const field of ['id', 'application_id', 'token', 'data']) {
      await expectGarbage(JSON.stringify(interaction({ [field]: undefined })));
    }
    for (const type of [3, 5]) {
      await expectGarbage(JSON.stringify(interaction({ type, data: {} })));
    }
    for (const part of ['user', 'roles', 'permissions']) {
      const member = { user: { id: '1' }, roles: [], permissions: '0', [part]: undefined };
      await expectGarbage(JSON.stringify(interaction({ member })));
    }
  });

  test('a field of another type', async () => {
    const wrong = [
      null,
      1,
      true,
      [],
      {},
      '',
      'x',
      '-1',
      '1.5',
      '1'.repeat(21),
      '9'.repeat(19),
      '１',
    ];
    for (const value of wrong) {
      for (const field of ['id', 'application_id', 'guild_id']) {
        await expectGarbage(JSON.stringify(interaction({ [field]: value })));
      }
      const member = { user: { id: value }, roles: [], permissions: '0' };
      await expectGarbage(JSON.stringify(interaction({ member })));
    }
    for (const name of [1, true, [], {}]) {
      for (const user of [
        { id: '1', username: name },
        { id: '1', username: 'mei', global_name: name },
      ]) {
        const member = { user, roles: [], permissions: '0' };
        await expectGarbage(JSON.stringify(interaction({ member })));
      }
      const member = { user: { id: '1' }, nick: name, roles: [], permissions: '0' };
      await expectGarbage(JSON.stringify(interaction({ member })));
    }
    for (const permissions of [0, -1, '-1', '0x8', '1n', '', '9'.repeat(41)]) {
      const member = { user: { id: '1' }, roles: [], permissions };
      await expectGarbage(JSON.stringify(interaction({ member })));
    }
    for (const data of [
      null,
      [],
      { name: 1, type: 1 },
      { name: 'done', type: '1' },
      { name: 'done', type: 1, options: {} },
      { name: 'done', type: 1, options: [null] },
      { name: 'done', type: 1, options: [{ type: 3, name: 'item', value: {} }] },
      { name: 'done', type: 1, options: [{ type: 1, name: 'x', options: [{ name: 'y' }] }] },
    ]) {
      await expectGarbage(JSON.stringify(interaction({ data })));
    }
    for (const data of [
      { custom_id: 1 },
      { custom_id: 'x', values: 'y' },
      { custom_id: 'x', values: [1] },
    ]) {
      await expectGarbage(JSON.stringify(interaction({ type: 3, data })));
    }
  });

  test('a hundred thousand levels of nothing', async () => {
    const depth = 100_000;
    await expectGarbage('['.repeat(depth) + ']'.repeat(depth));
    await expectGarbage(`${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`);
  });
});

test('fields that Discord adds one day are no garbage, however deep', async () => {
  const deep = `${'{"a":['.repeat(10_000)}1${']}'.repeat(10_000)}`;
  const body = JSON.stringify(interaction({ new_field: 'DEEP' })).replace('"DEEP"', deep);
  const response = await endpoint.signed(body);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ type: 4, data: { flags: 64 } });
  expect(endpoint.reports).toEqual([]);
});

test('a command outside a server is told to come in, in its own language', async () => {
  const { user } = { user: { id: '1', username: 'mei' } };
  const outside = { guild_id: undefined, member: undefined, user };
  for (const [locale, sentence] of [
    ['en-US', 'Roadmate works inside a server. Please use this command in one.'],
    ['zh-CN', '同路只能在服务器里使用，请到服务器的频道中使用这个命令。'],
    ['zh-TW', '同路只能在服务器里使用，请到服务器的频道中使用这个命令。'],
    ['fr', 'Roadmate works inside a server. Please use this command in one.'],
  ] as const) {
    const response = await endpoint.signed(JSON.stringify(interaction({ ...outside, locale })));
    expect(await response.json()).toMatchObject({ data: { content: sentence, flags: 64 } });
  }
});
