import type { APIUser } from 'discord-api-types/v10';
import { createEmitter, type Emitter } from './discord-events.ts';
import type { DiscordState, StoredChannel, StoredMessage } from './discord-state.ts';
import { makeSnowflake } from './snowflake.ts';

/** What every part of the stand-in works on. */
export type Core = Emitter & {
  state: DiscordState;
  /** Unix milliseconds. */
  now(): number;
  nowIso(): string;
  newId(): string;
  /** Where the server is reached, once it listens; attachments' addresses begin with it. */
  publicUrl: string;
  /** By token: when an interaction still without an answer was delivered (real milliseconds). */
  pending: Map<string, number>;
};

export type CoreOptions = {
  now: () => number;
  applicationId?: string;
  /** State of an earlier run (`save.ts`); everything else is then taken from it. */
  state?: DiscordState;
};

/** Typed `number`: Discord's flag enums have no name for "none". */
export const NO_FLAGS: number = 0;

const APPLICATION_ID = '1200000000000000000';

/** The bare stand-in: empty, or as it was saved. */
export function createCore(options: CoreOptions): Core {
  const state = options.state ?? emptyState(options.applicationId ?? APPLICATION_ID);
  return {
    ...createEmitter(),
    state,
    now: options.now,
    nowIso: () => new Date(options.now()).toISOString(),
    newId: () => makeSnowflake(state.counter, options.now()),
    publicUrl: 'http://127.0.0.1',
    pending: new Map(),
  };
}

function emptyState(applicationId: string): DiscordState {
  return {
    counter: { next: 0 },
    applicationId,
    bot: makeUser(applicationId, 'Roadmate', true),
    users: {},
    guilds: {},
    channels: {},
    messages: {},
    commands: [],
    interactions: {},
    modals: {},
    nonces: {},
    files: {},
  };
}

/** A user with every field that Discord always sends. */
export function makeUser(id: string, name: string, bot: boolean): APIUser {
  return {
    id,
    // A bot's name keeps its capitals; people's are lower case.
    username: bot ? name : name.toLowerCase().replaceAll(/[^\p{L}\p{N}._]/gu, '_'),
    global_name: bot ? null : name,
    discriminator: bot ? '0001' : '0',
    avatar: null,
    public_flags: NO_FLAGS,
    flags: NO_FLAGS,
    primary_guild: null,
    bot,
  };
}

/** A user by id, the bot included. */
export function findUser(state: DiscordState, userId: string): APIUser | undefined {
  return userId === state.bot.id ? state.bot : state.users[userId]?.user;
}

/** A channel's messages, oldest first. */
export function messagesOf(state: DiscordState, channelId: string): StoredMessage[] {
  return state.messages[channelId] ?? [];
}

/** A message of a channel, ephemeral ones included. */
export function findMessage(
  state: DiscordState,
  channelId: string,
  messageId: string,
): StoredMessage | undefined {
  return state.messages[channelId]?.findLast(({ message }) => message.id === messageId);
}

/** The guild of a channel; null for a direct message. */
export function guildOf(channel: StoredChannel): string | null {
  return channel.kind === 'dm' ? null : channel.guildId;
}
