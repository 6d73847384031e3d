import { InteractionType } from 'discord-api-types/v10';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { componentPaths, type Hall, LANGUAGES, modalPaths, openHall } from './hall.ts';
import { expectPrivate, expectRefused } from './refusal.ts';

let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew');
  await hall.world.pass('next');
  await hall.as('Mei').command('roadmap join');
});
afterAll(() => hall.world.close());

const GARBAGE = [
  '',
  ':',
  '::::',
  'x',
  'x'.repeat(100),
  ':'.repeat(100),
  'done',
  'done:',
  'done:gone',
  'Done:open:1',
  ' done:open:1',
  'done:open',
  'done:open:',
  'done:open:x',
  'done:open:0',
  'done:open:-1',
  'done:open:1.5',
  'done:open:2147483648',
  'done:open:99999999999999999999999',
  'done:open:1e400',
  'done:open:NaN',
  'done:panel:1',
  'done:panel:1:week',
  'done:panel:1:year:0',
  'done:panel:1:week:-1',
  'done:panel:1:week:1001',
  'done:panel:1:week:0:0',
  'done:in:ITEM WITH SPACES',
  'done:in:a:b',
  'group:start:1',
  'group.create',
  'group.create:start',
  'group create:start:1',
  'leaderboard:page:1:all:points:0',
  'leaderboard:page:1:all:points:100001',
  'leaderboard:page:1:decade:points:1',
  'leaderboard:page:1:all:luck:1',
  'review:open:1:1',
  'review:remembered:1',
  'review:shaky:1:6:6m9x6x',
  'review:later:1:0:6m9x6x',
  'review:later:1:1:NOT AN ITEM',
  'standup:open:1',
  'standup:open:1:0',
  'standup:open:1:w0',
  'standup:open:1:W1',
  'standup:open:1:x1',
  'standup:help:1',
  'standup:help:1:0',
  'standup:solved:1:x',
  'standup:about:1',
  'standup:blocker:0',
  'undo:item:1',
  'undo:item:1:',
  'setup:zone:1',
  '@everyone',
  '\u202e\u200b\u0000',
  '🚀'.repeat(50),
  "done:open:1'; drop table groups; --",
  'roadmap.join:in:1',
  // More than the database can hold.
  'roadmap.import:save:9999999999999999999',
  'roadmap.update:apply:9223372036854775808',
  'group.rest:apply:1:99999999999999999999',
  'done:back:1:week:0:9999999999999999999',
];

/** What every JavaScript object has, and no command. */
const INHERITED = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

describe.each(LANGUAGES)(
  'an old or unknown custom id, pressed by a reader of %s,',
  (language, locale) => {
    test('is answered as outdated, whatever its shape', async () => {
      for (const id of GARBAGE) {
        const press = () => hall.forge('Mei', locale).press(id);
        await expectRefused(hall.world, language, press, 'refuse.outdated');
      }
    });

    test('finds nothing that every object has', async () => {
      for (const name of INHERITED) {
        for (const id of [name, `${name}:open:1`, `done:${name}`, `done:${name}:1`]) {
          const press = () => hall.forge('Mei', locale).press(id);
          await expectRefused(hall.world, language, press, 'refuse.outdated');
          const submit = () => hall.forge('Mei', locale).submit(id.replace('done', 'standup'));
          await expectRefused(hall.world, language, submit, 'refuse.outdated');
        }
      }
    });

    test('is outdated for a dialog too', async () => {
      for (const id of [...GARBAGE, 'done:open:1', `standup:answer:${group}`, 'setup:zone:x']) {
        const submit = () => hall.forge('Mei', locale).submit(id, { zone: 'UTC' });
        await expectRefused(hall.world, language, submit, 'refuse.outdated');
      }
    });

    test('a command that the bot does not know is said to be unknown', async () => {
      for (const path of [
        'gone',
        'group.gone',
        'group',
        'done.now',
        'constructor',
        '__proto__',
        '',
      ]) {
        const call = () => hall.forge('Mei', locale).command(path);
        await expectRefused(hall.world, language, call, 'refuse.unknownCommand');
      }
      const group = [{ type: 2, name: 'rest', options: [{ type: 1, name: 'add', options: [] }] }];
      for (const data of [
        { id: '1', name: 'group', type: 1, options: group },
        { id: '1', name: 'Greet', type: 2, target_id: '1' },
        { id: '1', name: 'done', type: 3, target_id: '1' },
      ]) {
        const call = () => hall.as('Mei', locale).raw(InteractionType.ApplicationCommand, data);
        await expectRefused(hall.world, language, call, 'refuse.unknownCommand');
      }
    });

    test('an option that is missing or out of range is named', async () => {
      const lin = () => hall.forge('Lin', locale);
      const name = { en: ['roadmap', 'weeks', 'pace'], 'zh-CN': ['路线图', '周数', '节奏'] }[
        language
      ];
      const [roadmap = '', weeks = '', pace = ''] = name;
      const wish = { roadmap: 'fastapi-next-steps.en' };
      const missing = () => lin().command('group.create');
      await expectRefused(hall.world, language, missing, 'refuse.missing', { option: roadmap });
      for (const value of [0, 53, -1, 1.5, 1e300, '8']) {
        const call = () => lin().command('group.create', { ...wish, weeks: value });
        await expectRefused(hall.world, language, call, 'refuse.outOfRange', { option: weeks });
      }
      const fast = () => lin().command('group.create', { ...wish, pace: 'frantic' });
      await expectRefused(hall.world, language, fast, 'refuse.outOfRange', { option: pace });
    });

    test('an id that is none is out of range', async () => {
      const option = { en: 'channel', 'zh-CN': '频道' }[language];
      const role = { en: 'organiser-role', 'zh-CN': '组织者' }[language];
      const lin = () => hall.forge('Lin', locale);
      for (const id of ['x', '../guilds/1', '1e3', '9'.repeat(21), '9'.repeat(19)]) {
        const channels = () => lin().command('setup', { channel: id });
        await expectRefused(hall.world, language, channels, 'refuse.outOfRange', { option });
        const roles = () => lin().command('setup', { 'organiser-role': id });
        await expectRefused(hall.world, language, roles, 'refuse.outOfRange', { option: role });
        const press = () => lin().press('setup:role', [id]);
        await expectRefused(hall.world, language, press, 'refuse.outOfRange', { option: role });
        const notices = { en: 'notices', 'zh-CN': '通知频道' }[language];
        const chosen = () => lin().press('setup:channel', [id]);
        await expectRefused(hall.world, language, chosen, 'refuse.outOfRange', { option });
        const told = () => lin().press('setup:notices', [id]);
        await expectRefused(hall.world, language, told, 'refuse.outOfRange', { option: notices });
      }
    });
  },
);

test('whatever comes behind a known name, nothing breaks', async () => {
  const names = fc.constantFrom(...componentPaths, ...modalPaths);
  const part = fc.oneof(
    fc.constantFrom('0', '1', '2', '-1', 'all', 'week', 'points', '6m9x6x', '99999999999'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const values = fc.option(fc.array(part, { maxLength: 3 }), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(
      names,
      fc.array(part, { maxLength: 5 }),
      values,
      async (name, args, chosen) => {
        const id = [name, ...args].join(':').slice(0, 100);
        const before = hall.world.reports.length;
        expectPrivate(hall.world, await hall.forge('Mei').press(id, chosen));
        expectPrivate(hall.world, await hall.forge('Mei').submit(id, { finished: id }));
        expect(hall.world.reports.slice(before)).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});
