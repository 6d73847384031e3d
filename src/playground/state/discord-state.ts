import type {
  APIApplicationCommand,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIOverwrite,
  APIRole,
  APIUser,
  InteractionResponseType,
  InteractionType,
  Locale,
} from 'discord-api-types/v10';
import type { SnowflakeCounter } from './snowflake.ts';

/** A language of Discord's client, such as `en-US` or `zh-CN`. */
export type DiscordLocale = `${Locale}`;

export type StoredUser = {
  user: APIUser;
  locale: DiscordLocale;
  /** False: "Cannot send messages to this user". */
  dmsOpen: boolean;
};

export type StoredMember = {
  userId: string;
  nick: string | null;
  roles: string[];
  joinedAt: string;
};

export type StoredGuild = {
  id: string;
  name: string;
  ownerId: string;
  locale: DiscordLocale;
  /** The first is @everyone, whose id is the guild's. */
  roles: APIRole[];
  members: Record<string, StoredMember>;
};

export type TextChannel = {
  kind: 'text';
  id: string;
  guildId: string;
  name: string;
  position: number;
  overwrites: APIOverwrite[];
  lastMessageId: string | null;
};

export type Thread = {
  kind: 'thread';
  id: string;
  guildId: string;
  parentId: string;
  ownerId: string;
  name: string;
  archived: boolean;
  locked: boolean;
  /** Minutes. */
  autoArchive: number;
  archiveChangedAt: string;
  createdAt: string;
  totalSent: number;
  memberIds: string[];
  lastMessageId: string | null;
};

export type DirectChannel = {
  kind: 'dm';
  id: string;
  recipientId: string;
  lastMessageId: string | null;
};

export type StoredChannel = TextChannel | Thread | DirectChannel;

/** Whom a message notified, after `allowed_mentions`. */
export type Pings = { everyone: boolean; users: string[]; roles: string[] };

export const NO_PINGS: Pings = { everyone: false, users: [], roles: [] };

export type StoredMessage = {
  message: APIMessage;
  guildId: string | null;
  /** Set: only this user sees it, and only interaction tokens reach it. */
  ephemeralFor: string | null;
  /** Answered by a deferral that has not been edited in yet. */
  thinking: boolean;
  usedBy: { name: string; command: string } | null;
  pings: Pings;
};

export type StoredInteraction = {
  id: string;
  token: string;
  type: InteractionType;
  /** Unix milliseconds of the injected clock; the token is good for 15 minutes from here. */
  createdAt: number;
  userId: string;
  guildId: string | null;
  channelId: string;
  /** The message whose component was used, or whose component opened the modal. */
  messageId: string | null;
  /** As the user typed it: `done`, `group create`. */
  command: string | null;
  /** The type of the initial answer, once there is one. */
  answered: InteractionResponseType | null;
  /** What `@original` stands for. */
  originalId: string | null;
};

/** A modal that a user has before them: needed to build its submission. */
export type OpenModal = APIModalInteractionResponseCallbackData & {
  /** The message whose component opened it, if one did. */
  messageId: string | null;
};

type StoredFile = { filename: string; contentType: string; base64: string };

/** Everything the stand-in remembers, as plain JSON: `save.ts` writes exactly this. */
export type DiscordState = {
  counter: SnowflakeCounter;
  applicationId: string;
  bot: APIUser;
  users: Record<string, StoredUser>;
  guilds: Record<string, StoredGuild>;
  channels: Record<string, StoredChannel>;
  /** By channel, oldest first. */
  messages: Record<string, StoredMessage[]>;
  commands: APIApplicationCommand[];
  /** By token. */
  interactions: Record<string, StoredInteraction>;
  /** By user: the modals opened last, newest first. */
  modals: Record<string, OpenModal[]>;
  /** By nonce: recent messages sent with `enforce_nonce`. */
  nonces: Record<string, { channelId: string; messageId: string; at: number }>;
  /** By attachment id. */
  files: Record<string, StoredFile>;
};
