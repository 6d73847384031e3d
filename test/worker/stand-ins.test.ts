import { characterEntities } from 'character-entities';
import * as discord from 'discord-api-types/v10';
import { IntlMessageFormat } from 'intl-messageformat';
import * as symbols from 'micromark-util-symbol';
import { describe, expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/words.ts';
import { characterEntities as ownEntities } from '../../src/worker/character-entities.ts';
import * as ownDiscord from '../../src/worker/discord-api-types.ts';
import { IntlMessageFormat as OwnMessageFormat } from '../../src/worker/intl-messageformat.ts';
import * as ownSymbols from '../../src/worker/micromark-util-symbol.ts';

test('the constants of Discord’s API are those of the package', () => {
  const { Routes: routes, ...enums } = ownDiscord;
  for (const [name, values] of Object.entries(enums)) {
    expect(discord, name).toMatchObject({ [name]: values });
  }
  const ids = ['1150000000000000000', 'a b/ü?', '@original'] as const;
  const { Routes } = discord;
  const [one, two, three] = ids;
  expect([
    routes.applicationCommands(one),
    routes.channel(two),
    routes.channelMessage(one, two),
    routes.channelMessages(one),
    routes.guildMember(one, two),
    routes.guildRoles(one),
    routes.interactionCallback(one, two),
    routes.threads(one, two),
    routes.userChannels(),
    routes.userGuilds(),
    routes.webhookMessage(one, two, three),
  ]).toEqual([
    Routes.applicationCommands(one),
    Routes.channel(two),
    Routes.channelMessage(one, two),
    Routes.channelMessages(one),
    Routes.guildMember(one, two),
    Routes.guildRoles(one),
    Routes.interactionCallback(one, two),
    Routes.threads(one, two),
    Routes.userChannels(),
    Routes.userGuilds(),
    Routes.webhookMessage(one, two, three),
  ]);
  expect(Object.keys(routes)).toHaveLength(11);
});

test('the constants of Markdown’s parser are those of the package', () => {
  expect(symbols).toMatchObject(ownSymbols);
});

test('each of HTML’s named characters is known', () => {
  expect(ownEntities).toEqual(characterEntities);
});

describe('sentences read the same', () => {
  const numbers = [0, 1, 2, 3, 7, 21, 1_234.56, 0.5];

  test.each(Object.entries(catalogues))('in %s, each with all that it may say', (language, all) => {
    for (const sentence of Object.values(all)) {
      const theirs = new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true });
      const own = new OwnMessageFormat(sentence, language);
      const names = [
        ...new Set([...sentence.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name]) => name)),
      ];
      const words = [
        'text',
        ...[...sentence.matchAll(/(\w+)\s*\{/g)].map(([, word]) => word ?? ''),
      ];
      for (const value of [...numbers, ...words]) {
        const isNumber = typeof value === 'number';
        const params = Object.fromEntries(
          names.map((name = '') => [name, isNumber || !isCounted(sentence, name) ? value : 4]),
        );
        expect(own.format(params), sentence).toBe(theirs.format(params));
      }
    }
  });

  test.each([
    "it's {a}, isn't '{it}' or ''{a}''?",
    "{a, plural, =0 {no '#' # '{'} one {# of {b}} other {#'s {b, select, x {# x} other {o}}}}",
    "{ a , plural , one { one } other { others } }<b>{b}</b> '<i>",
  ])('%s', (sentence) => {
    const theirs = new IntlMessageFormat(sentence, 'en', undefined, { ignoreTag: true });
    for (const a of numbers) {
      const params = { a, b: 'x' };
      expect(new OwnMessageFormat(sentence, 'en').format(params)).toBe(theirs.format(params));
    }
  });

  test.each(['{a, date}', '{a, selectordinal, other {x}}', '{a', 'a}', '{a, number, ::compact}'])(
    '%s is refused, not guessed',
    (sentence) => {
      expect(() => new OwnMessageFormat(sentence, 'en').format({ a: 1 })).toThrow();
    },
  );

  test('one that lacks what it needs is refused', () => {
    expect(() => new OwnMessageFormat('{a}', 'en').format({ b: 1 })).toThrow(/lacks its a/);
  });
});

/** Whether a number is wanted: anything else is no number to either. */
function isCounted(sentence: string, name: string): boolean {
  return new RegExp(`\\{\\s*${name}\\s*,\\s*(plural|number)`).test(sentence);
}
