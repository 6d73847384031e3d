import { expect, test } from 'vitest';
import { call, startDiscord } from './start.ts';

const times = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => make(index));
const x = (length: number) => 'x'.repeat(length);
const command = (fields: object) => [{ name: 'done', description: 'Check in', ...fields }];
const option = (fields: object) => ({ type: 3, name: 'item', description: 'Item', ...fields });

const COMMANDS: [string, object[], string][] = [
  ['a name with a capital', command({ name: 'Done' }), '0.name'],
  ['a name with a blank', command({ name: 'a b' }), '0.name'],
  ['a name over 32', command({ name: x(33) }), '0.name'],
  ['no description', [{ name: 'done' }], '0.description'],
  ['a description over 100', command({ description: x(101) }), '0.description'],
  ['a 26th option', command({ options: times(26, (n) => option({ name: `o${n}` })) }), '0.options'],
  ['two options of one name', command({ options: [option({}), option({})] }), '0.options.1'],
  [
    'a required option after others',
    command({ options: [option({}), option({ name: 'b', required: true })] }),
    '0.options.1',
  ],
  [
    'subcommands beside options',
    command({ options: [option({}), { type: 1, name: 's', description: 'S' }] }),
    '0.options.1',
  ],
  [
    'a language unknown to Discord',
    command({ name_localizations: { zh: '打卡' } }),
    '0.name_localizations.zh',
  ],
  [
    'a translated name with a blank',
    command({ name_localizations: { 'zh-CN': '打 卡' } }),
    '0.name_localizations.zh-CN',
  ],
  [
    'a translated description over 100',
    command({ description_localizations: { 'zh-CN': x(101) } }),
    '0.description_localizations.zh-CN',
  ],
  [
    'a 26th choice',
    command({ options: [option({ choices: times(26, (n) => ({ name: `c${n}`, value: 'v' })) })] }),
    '0.options.0.choices',
  ],
  [
    'a choice name over 100',
    command({ options: [option({ choices: [{ name: x(101), value: 'v' }] })] }),
    '0.options.0.choices.0.name',
  ],
  [
    'a choice value over 100',
    command({ options: [option({ choices: [{ name: 'c', value: x(101) }] })] }),
    '0.options.0.choices.0.value',
  ],
  [
    'choices beside autocomplete',
    command({ options: [option({ autocomplete: true, choices: [{ name: 'c', value: 'v' }] })] }),
    '0.options.0.autocomplete',
  ],
  [
    'over 8,000 characters',
    command({
      options: times(25, (n) =>
        option({ name: `o${n}`, choices: times(4, (m) => ({ name: x(40) + m, value: x(40) })) }),
      ),
    }),
    '0',
  ],
  ['two commands of one name', [...command({}), ...command({})], '1'],
];

test.each(COMMANDS)('commands are refused for %s', async (_why, body, path) => {
  const local = await startDiscord();
  const { status, json } = await call(
    local,
    'PUT',
    `/applications/${local.applicationId}/commands`,
    body,
  );
  expect({ status, code: json.code }).toEqual({ status: 400, code: 50035 });
  const at = path.split('.').reduce((node, key) => node?.[key], json.errors);
  expect(at?._errors?.[0]?.message, JSON.stringify(json)).toBeTypeOf('string');
  expect(local.discord.state.commands).toEqual([]);
});

test('only a hundred commands fit', async () => {
  const local = await startDiscord();
  const path = `/applications/${local.applicationId}/commands`;
  const many = (count: number) => times(count, (n) => ({ name: `c${n}`, description: 'C' }));
  expect((await call(local, 'PUT', path, many(100))).status).toBe(200);
  expect((await call(local, 'PUT', path, many(101))).json.code).toBe(30032);
  expect((await call(local, 'POST', path, { name: 'more', description: 'C' })).json.code).toBe(
    30032,
  );
});
