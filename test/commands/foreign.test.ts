import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.gen.ts';
import { routesOf } from '../../src/discord/routes.ts';
import { optionName } from '../../src/i18n/command-words.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import {
  COMPONENTS,
  HARMLESS,
  MODALS,
  MODALS_WITHOUT_IDS,
  OPTIONS,
  WITHOUT_IDS,
} from './foreign-rows.ts';
import { type ForeignServer, openForeignServer } from './foreign-server.ts';
import { CANARY, commandPaths, componentPaths, LANGUAGES, modalPaths } from './hall.ts';

/** Another server's group, draft, channel and role, named in every place that takes an id. */
let server: ForeignServer;

beforeAll(async () => {
  server = await openForeignServer();
});
afterAll(() => server.hall.world.close());

/** What may be said of something that is not there. */
const UNKNOWN = [
  'refuse.unknownGroup',
  'refuse.noChannelAccess',
  'refuse.unknownRoadmap',
  'refuse.groupGone',
  'import.gone',
] as const;

/** Options and menus of what Discord itself looks up: what it has not found is never looked at. */
const RESOLVED = ['channel', 'notices', 'member'];

/** Every option whose text is completed, of every command. */
const SUGGESTED = [...routesOf(commands)].flatMap(([path, { options }]) =>
  options.flatMap((option) => (option.autocomplete ? [[path, option.name] as const] : [])),
);

test('the matrix names every command, button, menu and dialog there is', () => {
  expect(Object.keys(OPTIONS).sort()).toEqual([...commandPaths].sort());
  expect([...Object.keys(COMPONENTS), ...WITHOUT_IDS].sort()).toEqual([...componentPaths].sort());
  expect([...Object.keys(MODALS), ...MODALS_WITHOUT_IDS].sort()).toEqual([...modalPaths].sort());
  expect(SUGGESTED.length).toBeGreaterThan(20);
});

/** What takes the number of a group, a draft, a roadmap or a post is given one of the other server. */
test('the matrix gives a foreign id to every option that takes an id', () => {
  const takesId = ['group', 'roadmap', 'post', 'channel', 'notices'];
  const without = [...routesOf(commands)].flatMap(([path, { options }]) =>
    options
      .filter(({ name }) => takesId.includes(name) && OPTIONS[path]?.[name] === undefined)
      .map(({ name }) => `${path} ${name}`),
  );
  expect(without).toEqual([]);
});

describe.each(LANGUAGES)(
  'ids of another server, forged by somebody who reads %s',
  (language, locale) => {
    const words = wordsOf(language);
    const unknown = UNKNOWN.map((key) => words(key));
    const isUnfit = (path: string, options: readonly string[], content = '') =>
      options
        .map((name) => words('refuse.outOfRange', { option: optionName(language, path, name) }))
        .includes(content);

    test.each(commandPaths)('reach nothing through /%s', async (path) => {
      const { hall, fill, expectNoForeignByte } = server;
      const given = Object.entries(OPTIONS[path] ?? {});
      const options = Object.fromEntries(given.map(([name, text]) => [name, fill(text)]));
      const ids = Object.keys(options).filter((name) => RESOLVED.includes(name));
      for (const resolved of [[], Object.values(options)]) {
        const call = () => hall.forge('Lin', locale).command(path, options, resolved);
        const { message } = await expectNoForeignByte(call);
        if (HARMLESS.includes(path)) continue;
        const unfit = resolved.length === 0 && ids.length > 0;
        if (unfit) expect(isUnfit(path, ids, message?.content)).toBe(true);
        else expect(unknown).toContain(message?.content);
      }
    });

    test.each(Object.keys(COMPONENTS))('reach nothing through %s', async (id) => {
      const { hall, fill, expectNoForeignByte } = server;
      const { args = [], values } = COMPONENTS[id] ?? {};
      for (const group of ['running', 'draft'] as const) {
        const filled = (text: string) => fill(text, group);
        const customId = [id, ...args.map(filled)].join(':');
        for (const resolved of [[], values?.map(filled) ?? []]) {
          const press = () =>
            hall.forge('Lin', locale).press(customId, values?.map(filled), resolved);
          const { message } = await expectNoForeignByte(press);
          if (HARMLESS.includes(id)) continue;
          const [path = '', name = ''] = id.split(':');
          const unfit = resolved.length === 0 && RESOLVED.includes(name);
          if (unfit) expect(isUnfit(path, [name], message?.content)).toBe(true);
          else expect(unknown).toContain(message?.content);
        }
      }
    });

    test.each(Object.keys(MODALS))('reach nothing through the dialog %s', async (id) => {
      const { hall, fill, expectNoForeignByte } = server;
      const { args = [], fields = {} } = MODALS[id] ?? {};
      for (const group of ['running', 'draft'] as const) {
        const customId = [id, ...args.map((arg) => fill(arg, group))].join(':');
        const submit = () => hall.forge('Lin', locale).submit(customId, fields);
        const { message } = await expectNoForeignByte(submit);
        expect(message?.content).toBe(words('refuse.unknownGroup'));
      }
    });

    test('are never among what is suggested', async () => {
      const { hall, fill, expectNoForeignByte } = server;
      const lin = hall.as('Lin', locale);
      for (const [path, option] of SUGGESTED) {
        for (const text of ['', CANARY, fill('{G}')]) {
          await expectNoForeignByte(() => lin.autocomplete(path.replace('.', ' '), option, text));
        }
      }
    });
  },
);
