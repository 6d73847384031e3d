import { expect, test } from 'vitest';
import { call, startDiscord } from './start.ts';

const button = (fields: object) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...fields });
const row = (...components: object[]) => ({ type: 1, components });
const select = (fields: object) => ({
  type: 3,
  custom_id: 'menu',
  options: [{ label: 'A', value: 'a' }],
  ...fields,
});
const times = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => make(index));
const x = (length: number) => 'x'.repeat(length);
const embed = (fields: object) => ({ embeds: [fields] });
const parts = (...components: object[]) => ({ content: 'x', components });
const field = (fields: object) => embed({ fields: [{ name: 'n', value: 'v', ...fields }] });

/** Why, the body, and where in `errors` the reason stands. */
const MESSAGES: [string, object, string][] = [
  ['content over 2,000', { content: x(2001) }, 'content'],
  ['content over 2,000 UTF-16 units', { content: '😀'.repeat(1001) }, 'content'],
  ['an 11th embed', { embeds: times(11, () => ({ title: 'x' })) }, 'embeds'],
  ['an embed title over 256', embed({ title: x(257) }), 'embeds.0.title'],
  ['an embed description over 4,096', embed({ description: x(4097) }), 'embeds.0.description'],
  [
    'a 26th field',
    embed({ fields: times(26, () => ({ name: 'n', value: 'v' })) }),
    'embeds.0.fields',
  ],
  ['a field name over 256', field({ name: x(257) }), 'embeds.0.fields.0.name'],
  ['an empty field name', field({ name: '' }), 'embeds.0.fields.0.name'],
  ['a field value over 1,024', field({ value: x(1025) }), 'embeds.0.fields.0.value'],
  ['a footer over 2,048', embed({ footer: { text: x(2049) } }), 'embeds.0.footer.text'],
  ['an author over 256', embed({ author: { name: x(257) } }), 'embeds.0.author.name'],
  ['a colour beyond 24 bits', embed({ title: 'x', color: 0x1000000 }), 'embeds.0.color'],
  ['an embed link that is no address', embed({ title: 'x', url: 'nowhere' }), 'embeds.0.url'],
  [
    '6,001 characters over two embeds',
    { embeds: [{ description: x(4000) }, { description: x(2001) }] },
    'embeds.1',
  ],
  ['a sixth row', parts(...times(6, (n) => row(button({ custom_id: `${n}` })))), 'components'],
  [
    'a sixth button',
    parts(row(...times(6, (n) => button({ custom_id: `${n}` })))),
    'components.0.components',
  ],
  ['an empty row', parts(row()), 'components.0.components'],
  [
    'two menus in a row',
    parts(row(select({}), select({ custom_id: 'b' }))),
    'components.0.components',
  ],
  ['a button outside of a row', parts(button({})), 'components.0.type'],
  [
    'a button label over 80',
    parts(row(button({ label: x(81) }))),
    'components.0.components.0.label',
  ],
  [
    'a button without label and emoji',
    parts(row(button({ label: '' }))),
    'components.0.components.0.label',
  ],
  [
    'a button without custom id',
    parts(row({ type: 2, style: 1, label: 'x' })),
    'components.0.components.0.custom_id',
  ],
  [
    'a custom id over 100',
    parts(row(button({ custom_id: x(101) }))),
    'components.0.components.0.custom_id',
  ],
  [
    'an empty custom id',
    parts(row(button({ custom_id: '' }))),
    'components.0.components.0.custom_id',
  ],
  [
    'a custom id used twice',
    parts(row(button({})), row(button({}))),
    'components.1.components.0.custom_id',
  ],
  [
    'a link button with custom id',
    parts(row(button({ style: 5, url: 'https://a.example' }))),
    'components.0.components.0.custom_id',
  ],
  [
    'a link button without address',
    parts(row({ type: 2, style: 5, label: 'x' })),
    'components.0.components.0.url',
  ],
  [
    'a 26th option',
    parts(row(select({ options: times(26, (n) => ({ label: 'A', value: `${n}` })) }))),
    'components.0.components.0.options',
  ],
  [
    'a menu without options',
    parts(row(select({ options: [] }))),
    'components.0.components.0.options',
  ],
  [
    'two options of one value',
    parts(row(select({ options: times(2, () => ({ label: 'A', value: 'a' })) }))),
    'components.0.components.0.options.1.value',
  ],
  [
    'an option label over 100',
    parts(row(select({ options: [{ label: x(101), value: 'a' }] }))),
    'components.0.components.0.options.0.label',
  ],
  [
    'an option value over 100',
    parts(row(select({ options: [{ label: 'A', value: x(101) }] }))),
    'components.0.components.0.options.0.value',
  ],
  [
    'an option description over 100',
    parts(row(select({ options: [{ label: 'A', value: 'a', description: x(101) }] }))),
    'components.0.components.0.options.0.description',
  ],
  [
    'a placeholder over 150',
    parts(row(select({ placeholder: x(151) }))),
    'components.0.components.0.placeholder',
  ],
  [
    'fewer at most than at least',
    parts(row(select({ min_values: 2, max_values: 1 }))),
    'components.0.components.0.min_values',
  ],
  ['a nonce over 25', { content: 'x', nonce: x(26) }, 'nonce'],
  [
    'all users and some users',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions',
  ],
  [
    'an answer to a message that is not there',
    { content: 'x', message_reference: { message_id: '1' } },
    'message_reference',
  ],
  [
    'content beside Components V2',
    { content: 'x', flags: 32768, components: [{ type: 10, content: 'y' }] },
    'content',
  ],
  [
    '4,001 characters of text displays',
    { flags: 32768, components: times(2, () => ({ type: 10, content: x(2001) })) },
    'components',
  ],
  ['41 components', { flags: 32768, components: times(41, () => ({ type: 14 })) }, 'components'],
];

test.each(MESSAGES)('a message is refused for %s', async (_why, body, path) => {
  const local = await startDiscord();
  const { status, json } = await call(local, 'POST', `/channels/${local.ids.study}/messages`, body);
  expect({ status, code: json.code }).toEqual({ status: 400, code: 50035 });
  const at = path.split('.').reduce((node, key) => node?.[key], json.errors);
  expect(at?._errors?.[0]?.message, JSON.stringify(json)).toBeTypeOf('string');
  expect(local.discord.messages(local.ids.study)).toEqual([]);
});

test('a message at every limit is accepted', async () => {
  const local = await startDiscord();
  const path = `/channels/${local.ids.study}/messages`;
  const full = {
    content: x(2000),
    embeds: [
      { title: x(256), description: x(4096), footer: { text: x(1392) }, author: { name: x(256) } },
    ],
    components: times(5, (n) =>
      row(...times(5, (m) => button({ custom_id: `${n}${m}`.padEnd(100, '-'), label: x(80) }))),
    ),
  };
  const { status, json } = await call(local, 'POST', path, full);
  expect(status, JSON.stringify(json)).toBe(200);
  expect(json.components[1].components[0].id).toBe(8);
});

test.each([{}, { content: '' }, { content: ' \n ' }, { embeds: [] }])(
  '%j is an empty message',
  async (body) => {
    const local = await startDiscord();
    const sent = await call(local, 'POST', `/channels/${local.ids.study}/messages`, body);
    expect(sent).toMatchObject({ status: 400, json: { code: 50006 } });
  },
);

test('ids that are not there, routes that are not there, and strangers are refused', async () => {
  const local = await startDiscord();
  const { study } = local.ids;
  const codes = async (method: string, path: string, body?: unknown) => {
    const { status, json } = await call(local, method, path, body);
    return [status, json.code];
  };
  expect(await codes('GET', '/channels/1')).toEqual([404, 10003]);
  expect(await codes('GET', `/channels/${study}/messages/1`)).toEqual([404, 10008]);
  expect(await codes('GET', '/guilds/1')).toEqual([404, 10004]);
  expect(await codes('PUT', '/applications/1/commands', [])).toEqual([404, 10002]);
  expect(await codes('GET', `/applications/${local.applicationId}/commands/1`)).toEqual([
    404, 10063,
  ]);
  expect(await codes('POST', '/users/@me/channels', { recipient_id: '1' })).toEqual([404, 10013]);
  expect(await codes('GET', '/channels/abc')).toEqual([400, 50035]);
  expect(await codes('GET', '/nowhere')).toEqual([404, 0]);
  expect(await codes('POST', `/channels/${study}/messages`, '{')).toEqual([400, 50109]);
  expect(await codes('PATCH', `/webhooks/${local.applicationId}/x/messages/@original`, {})).toEqual(
    [404, 10015],
  );
  const stranger = await call(local, 'GET', '/users/@me', undefined, {
    authorization: 'Bot wrong',
  });
  expect(stranger).toMatchObject({ status: 401, json: { message: '401: Unauthorized', code: 0 } });
});

test('a thread needs a name of at most 100', async () => {
  const local = await startDiscord();
  const path = `/channels/${local.ids.study}/threads`;
  expect((await call(local, 'POST', path, { name: x(101) })).json.errors).toHaveProperty('name');
  expect((await call(local, 'POST', path, { name: '' })).json.errors).toHaveProperty('name');
  expect((await call(local, 'POST', path, { name: 'a', auto_archive_duration: 5 })).status).toBe(
    400,
  );
  const { json } = await call(local, 'POST', path, { name: x(100), type: 11 });
  expect((await call(local, 'PATCH', `/channels/${json.id}`, { name: x(101) })).status).toBe(400);
});

test('a message of somebody else cannot be edited, nor deleted without the right to', async () => {
  const local = await startDiscord();
  const { id } = local.discord.say(local.ids.mei, local.ids.study, 'hello');
  const path = `/channels/${local.ids.study}/messages/${id}`;
  expect((await call(local, 'PATCH', path, { content: 'x' })).json.code).toBe(50005);
  expect((await call(local, 'DELETE', path)).json.code).toBe(50013);
});
