import { InteractionType } from 'discord-api-types/v10';
import { commands } from '../../src/commands/index.gen.ts';
import { routesOf } from '../../src/discord/routes.ts';
import type { Language } from '../../src/i18n/language.ts';
import type { MemberClient, Place } from '../../src/playground/interactions/as-member.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import type { GuildIds } from '../../src/playground/state/world.ts';
import { openWorld, type World, type WorldOptions } from '../fakes/world.ts';

/** Monday, an hour before the first week of the groups begins. */
export const START = Date.parse('2026-03-02T08:00:00Z');

/** A member's client, in each of the languages that an answer must come in. */
export const LANGUAGES: readonly [Language, 'en-US' | 'zh-CN'][] = [
  ['en', 'en-US'],
  ['zh-CN', 'zh-CN'],
];

/** What stands in the other server's names: it must appear in no answer of ours. */
export const CANARY = 'Xyzzy7';

/** An item of the roadmap that the groups walk: known to be open, in week 1. */
export const ITEM = 'pytest fundamentals';

export type Hall = {
  world: World;
  hall: GuildIds;
  foreign: GuildIds;
  /** Somebody at Discord's client in the hall's main channel. */
  as: (name: string, locale?: NonNullable<Place['locale']>) => MemberClient;
  asForeigner: (name: string) => MemberClient;
  /** Sends whatever a forger would, as if it came from Discord's client. */
  forge: (name: string, locale?: NonNullable<Place['locale']>) => Forger;
  /** Starts a group and gives its number. */
  startGroup: (name: string, options?: Record<string, string | number>) => Promise<number>;
};

export type Forger = {
  /** `resolved`: the ids that Discord found something behind; those of the forger's own server. */
  command: (
    path: string,
    options?: Record<string, string | number | boolean>,
    resolved?: readonly string[],
  ) => Promise<Outcome>;
  press: (customId: string, values?: string[], resolved?: readonly string[]) => Promise<Outcome>;
  submit: (customId: string, fields?: Record<string, string>) => Promise<Outcome>;
};

/** Two servers with the bot: the hall, where the tests happen, and a foreign one. */
export async function openHall(
  options: Pick<
    WorldOptions,
    'open' | 'connection' | 'pictures' | 'writeSheet' | 'between' | 'limits'
  > = {},
): Promise<Hall> {
  const world = await openWorld({
    ...options,
    at: new Date(START).toISOString(),
    guilds: [
      {
        name: 'Study hall',
        channels: ['general', 'study'],
        members: [
          { name: 'Lin', organiser: true },
          ...['Mei', 'Sam', 'Kai', 'Noor'].map((name) => ({ name })),
        ],
      },
      {
        name: CANARY,
        channels: [`${CANARY.toLowerCase()}-plans`],
        members: [{ name: `${CANARY}-Ada`, organiser: true }, { name: `${CANARY}-Bo` }],
      },
    ],
  });
  const [hall, foreign] = world.local.guilds;
  if (hall === undefined || foreign === undefined) throw new Error('the servers are missing');
  const as: Hall['as'] = (name, locale = 'en-US') =>
    world.local.discord.as(need(hall.members[name]), {
      channelId: need(hall.channels.general),
      locale,
    });
  return {
    world,
    hall,
    foreign,
    as,
    asForeigner: (name) =>
      world.local.discord.as(need(foreign.members[name]), {
        channelId: need(Object.values(foreign.channels)[0]),
      }),
    forge: (name, locale) => forger(as(name, locale), idsIn(hall)),
    startGroup: (name, options) => startGroup(as('Lin'), name, options),
  };
}

/** Starts a group as an organiser; gives its number. */
export async function startGroup(
  organiser: MemberClient,
  name: string,
  options: Record<string, string | number> = {},
): Promise<number> {
  const roadmap = 'fastapi-next-steps.en';
  const preview = await organiser.command('group create', { roadmap, name, ...options });
  const id = idsOf(preview).find((each) => each.startsWith('group.create:start:'));
  await organiser.click(need(preview.message), need(id));
  return Number(need(id).split(':').at(-1));
}

/** The custom ids under an answer. */
export function idsOf(outcome: Outcome): string[] {
  return (outcome.message?.components ?? []).flatMap((row) =>
    'components' in row
      ? row.components.flatMap((part) => ('custom_id' in part ? [part.custom_id] : []))
      : [],
  );
}

export function need<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('something expected is missing');
  return value;
}

const paths = routesOf(commands);
export const commandPaths = [...paths.keys()];
/** Every custom id's beginning, `path:handler`, of buttons and menus, and of dialogs. */
export const componentPaths = [...paths].flatMap(([path, { components = {} }]) =>
  Object.keys(components).map((handler) => `${path}:${handler}`),
);
export const modalPaths = [...paths].flatMap(([path, { modals = {} }]) =>
  Object.keys(modals).map((handler) => `${path}:${handler}`),
);

/** What Discord fills in beside these ids, whatever they are of. */
export function resolvedOf(ids: readonly string[]): Record<string, Record<string, object>> {
  const found = Object.fromEntries(ids.map((id) => [id, { id }]));
  return { channels: found, roles: found, users: found };
}

function idsIn({ channels, members, memberRoleId, organiserRoleId }: GuildIds): string[] {
  return [...Object.values(channels), ...Object.values(members), memberRoleId, organiserRoleId];
}

function forger(client: MemberClient, own: readonly string[]): Forger {
  return {
    command: (path, given = {}, resolved = own) => {
      const [name = '', subcommand] = path.split(/[ .]/);
      const options = Object.entries(given).map(([option, value]) => ({
        type: typeof value === 'number' ? 4 : 3,
        name: option,
        value,
      }));
      return client.raw(InteractionType.ApplicationCommand, {
        id: '1',
        name,
        type: 1,
        options: subcommand === undefined ? options : [{ type: 1, name: subcommand, options }],
        resolved: resolvedOf(resolved),
      });
    },
    press: (customId, values, resolved = own) =>
      client.raw(InteractionType.MessageComponent, {
        custom_id: customId,
        component_type: values === undefined ? 2 : 3,
        ...(values === undefined ? {} : { values, resolved: resolvedOf(resolved) }),
      }),
    submit: (customId, fields = {}) =>
      client.raw(InteractionType.ModalSubmit, {
        custom_id: customId,
        components: Object.entries(fields).map(([id, value]) => ({
          type: 18,
          component: { type: 4, custom_id: id, value },
        })),
      }),
  };
}
