import { expect, test } from 'vitest';
import { snowflakeTime } from '../../src/playground/state/snowflake.ts';
import { makeEndpoint } from './endpoint.ts';
import { call, START, startDiscord } from './start.ts';

const DONE = {
  name: 'done',
  description: 'Check in',
  options: [
    { type: 3, name: 'item', description: 'Item', required: true, autocomplete: true },
    { type: 4, name: 'hours', description: 'Hours', min_value: 1, max_value: 10 },
    { type: 6, name: 'with', description: 'With whom' },
  ],
};

async function startWith(handler: (interaction: Record<string, unknown>) => unknown) {
  const local = await startDiscord();
  const { status } = await call(local, 'PUT', `/applications/${local.applicationId}/commands`, [
    DONE,
  ]);
  expect(status).toBe(200);
  const endpoint = makeEndpoint(local.publicKey, handler);
  await local.useInteractions(endpoint.handle);
  const mei = local.discord.as(local.ids.mei, { channelId: local.ids.study });
  return { ...local, endpoint, mei };
}

test('a command reaches the endpoint signed, and its ephemeral answer only its member', async () => {
  const local = await startWith(() => ({ type: 4, data: { content: 'Well done', flags: 64 } }));
  const outcome = await local.mei.command('done', { item: 'a', with: local.ids.sam });
  expect(outcome).toMatchObject({ ephemeral: true, message: { content: 'Well done', flags: 64 } });
  expect(local.discord.messages(local.ids.study)).toEqual([]);
  expect(local.discord.messages(local.ids.study, local.ids.mei)).toHaveLength(1);
  expect(local.discord.messages(local.ids.study, local.ids.sam)).toEqual([]);
  const [sent] = local.endpoint.received;
  expect(sent).toMatchObject({
    type: 2,
    locale: 'zh-CN',
    guild_locale: 'en-US',
    guild_id: local.ids.guild,
    channel: { id: local.ids.study, type: 0 },
    member: { user: { id: local.ids.mei, global_name: 'Mei' } },
    data: {
      name: 'done',
      options: [
        { type: 3, name: 'item', value: 'a' },
        { type: 6, name: 'with', value: local.ids.sam },
      ],
      resolved: { users: { [local.ids.sam]: { id: local.ids.sam } } },
    },
  });
  expect(snowflakeTime(String(sent?.id))).toBe(START);
});

test('a deferred answer is what is edited in later', async () => {
  const local = await startWith((interaction) => {
    const path = `/webhooks/${interaction.application_id}/${interaction.token}/messages/@original`;
    setTimeout(() => void call(local, 'PATCH', path, { content: 'Ready' }), 30);
    return { type: 5, data: { flags: 64 } };
  });
  const outcome = await local.mei.command('done', { item: 'a' });
  expect(outcome).toMatchObject({
    ephemeral: true,
    thinking: false,
    message: { content: 'Ready' },
  });
});

test('buttons, menus and modals lead from one to the next', async () => {
  const local = await startWith((interaction) => {
    const data = interaction.data as { custom_id?: string; values?: string[] };
    if (interaction.type === 2)
      return {
        type: 4,
        data: {
          content: 'Choose',
          components: [
            { type: 1, components: [{ type: 2, style: 1, label: 'Note', custom_id: 'note' }] },
            {
              type: 1,
              components: [
                {
                  type: 3,
                  custom_id: 'items',
                  max_values: 2,
                  options: [
                    { label: 'A', value: 'a' },
                    { label: 'B', value: 'b' },
                  ],
                },
              ],
            },
          ],
        },
      };
    if (data.custom_id === 'items') return { type: 7, data: { content: data.values?.join('+') } };
    if (interaction.type === 5) return { type: 7, data: { content: 'noted', components: [] } };
    return {
      type: 9,
      data: {
        custom_id: 'note-modal',
        title: 'A note',
        components: [
          {
            type: 18,
            label: 'Note',
            component: { type: 4, style: 2, custom_id: 'text', max_length: 10 },
          },
        ],
      },
    };
  });
  const { message } = await local.mei.command('done', { item: 'a' });
  if (message === undefined) throw new Error('no message');
  const chosen = await local.mei.choose(message, 'items', ['a', 'b']);
  expect(chosen.message).toMatchObject({ id: message.id, content: 'a+b' });
  await expect(local.mei.choose(message, 'items', ['c'])).rejects.toThrow('no option c');
  await expect(local.mei.choose(message, 'note', ['a'])).rejects.toThrow('is a button');
  const { modal } = await local.mei.click(message, 'note');
  if (modal === undefined) throw new Error('no modal');
  await expect(local.mei.submit(modal, { fields: { text: '12345678901' } })).rejects.toThrow(
    'at most 10',
  );
  const submitted = await local.mei.submit(modal, { fields: { text: 'hello' } });
  expect(submitted.message).toMatchObject({ id: message.id, content: 'noted', components: [] });
  expect(local.endpoint.received.at(-1)).toMatchObject({
    type: 5,
    message: { id: message.id },
    data: { components: [{ type: 18, component: { type: 4, custom_id: 'text', value: 'hello' } }] },
  });
});

test('autocomplete offers choices while the option is still being typed', async () => {
  const local = await startWith(() => ({
    type: 8,
    data: { choices: [{ name: 'Async', value: 'async' }] },
  }));
  const { choices } = await local.mei.autocomplete('done', 'item', 'asy');
  expect(choices).toEqual([{ name: 'Async', value: 'async' }]);
  expect(local.endpoint.received[0]).toMatchObject({
    type: 4,
    data: { options: [{ name: 'item', value: 'asy', focused: true }] },
  });
});

test("what Discord's client would not send is refused before it is sent", async () => {
  const local = await startWith(() => ({ type: 4, data: { content: 'x' } }));
  await expect(local.mei.command('done')).rejects.toThrow('item is required');
  await expect(local.mei.command('done', { item: 'a', hours: 11 })).rejects.toThrow('at most 10');
  await expect(local.mei.command('done', { item: 'a', hours: 1.5 })).rejects.toThrow('whole');
  await expect(local.mei.command('done', { item: 'a', other: 'b' })).rejects.toThrow(
    'no option other',
  );
  await expect(local.mei.command('nothing')).rejects.toThrow('not registered');
  expect(local.endpoint.received).toEqual([]);
});

test('an invalid answer is a failed interaction with the reason', async () => {
  const local = await startWith(() => ({ type: 4, data: { content: 'x'.repeat(2001) } }));
  const { failed, answer } = await local.mei.command('done', { item: 'a' });
  expect(answer).toBeNull();
  expect(failed).toContain('BASE_TYPE_MAX_LENGTH');
});

test('an application that says nothing for three seconds did not respond', async () => {
  const local = await startWith(() => undefined);
  const outcome = await local.mei.command('done', { item: 'a' });
  expect(outcome.failed).toBe('The application did not respond');
  const [sent] = local.endpoint.received;
  const path = `/interactions/${sent?.id}/${sent?.token}/callback`;
  const late = await call(local, 'POST', path, { type: 4, data: { content: 'late' } });
  expect(late).toMatchObject({ status: 404, json: { code: 10062 } });
});

test('an endpoint that accepts wrong signatures is not taken', async () => {
  const local = await startDiscord();
  const careless = () => Response.json({ type: 1 });
  await expect(local.useInteractions(careless)).rejects.toThrow('wrong signature');
});

test('an interaction can be delivered twice, and the second answer changes nothing', async () => {
  const local = await startWith(() => ({ type: 4, data: { content: 'once' } }));
  await local.mei.command('done', { item: 'a' });
  const [first] = local.discord.sent;
  if (first === undefined) throw new Error('nothing was sent');
  const response = await local.discord.redeliver(first);
  expect(await response?.json()).toEqual({ type: 4, data: { content: 'once' } });
  expect(local.endpoint.received[1]).toEqual(local.endpoint.received[0]);
  expect(local.discord.messages(local.ids.study)).toHaveLength(1);
});

test('a file given to an option can be downloaded at the address that the interaction names', async () => {
  const local = await startWith(() => ({ type: 4, data: { content: 'read' } }));
  const path = `/applications/${local.applicationId}/commands`;
  const options = [{ type: 11, name: 'file', description: 'File', required: true }];
  await call(local, 'PUT', path, [{ name: 'import', description: 'Import', options }]);
  await local.mei.command('import', { file: { filename: 'roadmap.md', content: '# Roadmap' } });
  const sent = local.endpoint.received[0] as {
    data: {
      options: { value: string }[];
      resolved: { attachments: Record<string, { url: string }> };
    };
  };
  const url = sent.data.resolved.attachments[sent.data.options[0]?.value ?? '']?.url ?? '';
  expect(await (await fetch(url)).text()).toBe('# Roadmap');
});

test('a subcommand is sent within its command', async () => {
  const local = await startWith(() => ({ type: 4, data: { content: 'made' } }));
  const path = `/applications/${local.applicationId}/commands`;
  const name = { type: 3, name: 'name', description: 'Name', required: true };
  const options = [{ type: 1, name: 'create', description: 'Create', options: [name] }];
  await call(local, 'PUT', path, [{ name: 'group', description: 'Groups', options }]);
  await local.mei.command('group create', { name: 'A' });
  expect(local.endpoint.received[0]).toMatchObject({
    data: {
      name: 'group',
      options: [{ type: 1, name: 'create', options: [{ type: 3, name: 'name', value: 'A' }] }],
    },
  });
  await expect(local.mei.command('group')).rejects.toThrow('a subcommand must be chosen');
  await expect(local.mei.command('group drop')).rejects.toThrow('no subcommand drop');
});
