import { expect, test } from 'vitest';
import { makeEndpoint } from './endpoint.ts';
import { call, startDiscord } from './start.ts';

const x = (length: number) => 'x'.repeat(length);
const input = (fields: object) => ({ type: 4, style: 1, custom_id: 'text', ...fields });
const label = (fields: object, component: object = input({})) => ({
  type: 18,
  label: 'Note',
  component,
  ...fields,
});
const modal = (fields: object) => ({
  type: 9,
  data: { custom_id: 'm', title: 'Note', components: [label({})], ...fields },
});
const choices = (list: object[]) => ({ type: 8, data: { choices: list } });

async function answerWith(answer: object, asAutocomplete = false) {
  const local = await startDiscord();
  const options = [{ type: 3, name: 'item', description: 'Item', autocomplete: true }];
  const commands = [{ name: 'done', description: 'Check in', options }];
  await call(local, 'PUT', `/applications/${local.applicationId}/commands`, commands);
  await local.useInteractions(makeEndpoint(local.publicKey, () => answer).handle);
  const mei = local.discord.as(local.ids.mei, { channelId: local.ids.study });
  return asAutocomplete ? mei.autocomplete('done', 'item', 'a') : mei.command('done');
}

const MODALS: [string, object][] = [
  ['a title over 45', modal({ title: x(46) })],
  ['no custom id', modal({ custom_id: '' })],
  ['no components', modal({ components: [] })],
  [
    'six components',
    modal({
      components: Array.from({ length: 6 }, (_, n) => label({}, input({ custom_id: `${n}` }))),
    }),
  ],
  ['a label over 45', modal({ components: [label({ label: x(46) })] })],
  ['a description over 100', modal({ components: [label({ description: x(101) })] })],
  ['a value over 4,000', modal({ components: [label({}, input({ value: x(4001) }))] })],
  ['max_length over 4,000', modal({ components: [label({}, input({ max_length: 4001 }))] })],
  [
    'a value longer than max_length',
    modal({ components: [label({}, input({ max_length: 3, value: 'four' }))] }),
  ],
  ['a placeholder over 100', modal({ components: [label({}, input({ placeholder: x(101) }))] })],
  ['two fields of one custom id', modal({ components: [label({}), label({})] })],
  [
    'a button in it',
    modal({
      components: [{ type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: 'b' }] }],
    }),
  ],
  [
    'a row whose input has a label over 45',
    modal({ components: [{ type: 1, components: [input({ label: x(46) })] }] }),
  ],
];

test.each(MODALS)('a modal is refused for %s', async (_why, answer) => {
  const { failed, modal: opened } = await answerWith(answer);
  expect(failed).toContain('Invalid Form Body');
  expect(opened).toBeUndefined();
});

test('a modal at its limits opens', async () => {
  const field = label(
    { label: x(45), description: x(100) },
    input({ value: x(4000), max_length: 4000 }),
  );
  const { modal: opened, failed } = await answerWith(modal({ title: x(45), components: [field] }));
  expect(failed).toBeUndefined();
  expect(opened).toMatchObject({ title: x(45), messageId: null });
});

test.each([
  [
    'a 26th choice',
    choices(Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` }))),
  ],
  ['a choice name over 100', choices([{ name: x(101), value: 'a' }])],
  ['an empty choice name', choices([{ name: '', value: 'a' }])],
  ['a choice value over 100', choices([{ name: 'a', value: x(101) }])],
  ['a message instead', { type: 4, data: { content: 'x' } }],
])('autocomplete is refused for %s', async (_why, answer) => {
  expect((await answerWith(answer, true)).failed).toContain('refused');
});

test('a command cannot be answered by updating a message', async () => {
  expect((await answerWith({ type: 7, data: { content: 'x' } })).failed).toContain('refused');
});
