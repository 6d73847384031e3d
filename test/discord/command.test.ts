import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customId, type OptionSpec } from '../../src/discord/command.ts';
import { modalFields } from '../../src/discord/fields.ts';
import { readOptions, unwrap } from '../../src/discord/options.ts';
import type { Resolved } from '../../src/discord/resolved.ts';
import { snowflakeTime } from '../../src/discord/snowflake.ts';

describe('a custom id', () => {
  test('names the command, the handler and its arguments', () => {
    expect(customId('done', 'tick', 12, 'week', 0)).toBe('done:tick:12:week:0');
    expect(customId('group.create', 'start', 1)).toBe('group.create:start:1');
    expect(customId('plan', 'in')).toBe('plan:in');
  });

  test('is at most a hundred characters long, in UTF-16 units', () => {
    expect(customId('a', 'b', 'x'.repeat(96))).toHaveLength(100);
    expect(() => customId('a', 'b', 'x'.repeat(97))).toThrow('too long');
    expect(() => customId('a', 'b', '🚀'.repeat(49))).toThrow('too long');
  });
});

const SPECS: readonly OptionSpec[] = [
  { name: 'must', type: 'string', required: true, maxLength: 5 },
  { name: 'number', type: 'integer', min: 1, max: 10 },
  { name: 'choice', type: 'string', choices: ['a', 'b'] },
  { name: 'place', type: 'channel' },
];
type Given = Parameters<typeof readOptions>[1];
const HERE = '77';
const text = (name: string, value: string): Given[number] => ({ type: 3, name, value });
const whole = (name: string, value: number): Given[number] => ({ type: 4, name, value });

/** As they come from the server HERE, of which Discord knows these channels, roles and members. */
const read = (given: Given, resolved: Resolved = {}) => readOptions(SPECS, given, resolved, HERE);

describe('options', () => {
  test('are read as declared, null where left out; what is not declared is passed over', () => {
    const found = read([text('must', 'yes'), whole('number', 10), text('else', 'x')]);
    const values = { must: 'yes', number: 10, choice: null, place: null };
    expect(found).toEqual({ kind: 'read', values });
    const empty = read([text('must', 'x'), text('choice', ''), text('place', '')]);
    expect(empty).toMatchObject({ kind: 'read', values: { choice: null, place: null } });
  });

  test('that are missing, too long or out of range are named', () => {
    const must = text('must', 'x');
    expect(read([])).toEqual({ kind: 'missing', option: 'must' });
    expect(read([text('must', '')])).toEqual({ kind: 'missing', option: 'must' });
    const long = { kind: 'too-long', option: 'must', limit: 5 };
    expect(read([text('must', 'abcdef')])).toEqual(long);
    expect(read([text('must', '🚀🚀🚀')])).toEqual(long);
    expect(read([text('must', '🚀🚀!')])).toMatchObject({ kind: 'read' });
    for (const value of [0, 11, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      const outside = { kind: 'out-of-range', option: 'number' };
      expect(read([must, whole('number', value)])).toEqual(outside);
    }
    expect(read([must, text('number', '5')]).kind).toBe('out-of-range');
    expect(read([must, text('choice', 'A')]).kind).toBe('out-of-range');
    expect(read([must, text('place', '../1')]).kind).toBe('out-of-range');
  });

  test('that are ids have to be of what Discord has found behind them', () => {
    const specs: readonly OptionSpec[] = [
      { name: 'place', type: 'channel' },
      { name: 'who', type: 'user' },
      { name: 'which', type: 'role' },
    ];
    const all = [text('place', '5'), text('who', '6'), text('which', '7')];
    const known = { channels: { 5: { guild_id: HERE } }, users: { 6: {} }, roles: { 7: {} } };
    const values = { place: '5', who: '6', which: '7' };
    expect(readOptions(specs, all, known, HERE)).toEqual({ kind: 'read', values });
    const place = { kind: 'out-of-range', option: 'place' };
    for (const channels of [{}, { 6: {} }, { 5: { guild_id: '78' } }, { 5: { guild_id: null } }]) {
      expect(readOptions(specs, all, { ...known, channels }, HERE)).toEqual(place);
    }
    const who = { kind: 'out-of-range', option: 'who' };
    expect(readOptions(specs, all, { ...known, users: { 7: {} } }, HERE)).toEqual(who);
    const which = { kind: 'out-of-range', option: 'which' };
    expect(readOptions(specs, all, { ...known, roles: { 6: {} } }, HERE)).toEqual(which);
    const inherited = [text('place', 'constructor')];
    expect(readOptions(specs, inherited, known, HERE)).toEqual(place);
  });

  test('stand under their subcommand, if there is one', () => {
    const given = [text('item', 'x')];
    expect(unwrap(undefined)).toEqual({ subcommand: null, given: [] });
    expect(unwrap(given)).toEqual({ subcommand: null, given });
    expect(unwrap([{ type: 1, name: 'create', options: [] }]).subcommand).toBe('create');
    expect(unwrap([{ type: 2, name: 'rest', options: [] }])).toEqual({
      subcommand: null,
      given: [],
    });
  });
});

test('a dialog’s fields are read from labels and rows; anything else is passed over', () => {
  const components: unknown[] = [
    { type: 18, component: { type: 4, custom_id: 'a', value: 'text' } },
    { type: 18, component: { type: 3, custom_id: 'b', values: ['1', '2'] } },
    { type: 1, components: [{ type: 4, custom_id: 'c', value: 'old' }] },
    { type: 10, content: 'words' },
    null,
    'x',
    { component: { custom_id: 1, value: 2 } },
  ];
  const submission = JSON.parse(JSON.stringify({ custom_id: 'x', components }));
  expect(modalFields(submission)).toEqual({ a: 'text', b: '1,2', c: 'old' });
});

test('an id tells the millisecond in which it was made', () => {
  // The example of Discord's own documentation.
  expect(snowflakeTime('175928847299117063')).toBe(1_462_015_105_796);
  expect(snowflakeTime('0')).toBe(1_420_070_400_000);
  fc.assert(
    fc.property(fc.nat(2 ** 41), fc.nat(4_194_303), (after, rest) => {
      const id = (BigInt(after) << 22n) | BigInt(rest);
      expect(snowflakeTime(String(id))).toBe(1_420_070_400_000 + after);
    }),
  );
});
