import type { APIInteraction, APIMessage } from 'discord-api-types/v10';
import { clientOf, type MemberClient, type Place } from './interactions/as-member.ts';
import { checkEndpoint, type Delivery, type Receiver, redeliver } from './interactions/deliver.ts';
import { createSigner, type Signer } from './interactions/signing.ts';
import { createFaults, type Faults } from './rest/faults.ts';
import { createRequestLog, type LoggedRequest, type RequestLog } from './rest/request-log.ts';
import { isRefusal } from './rules/refusals.ts';
import { type Core, type CoreOptions, createCore, messagesOf } from './state/core.ts';
import { openDirectChannel } from './state/direct-messages.ts';
import type { DiscordLocale, Pings } from './state/discord-state.ts';
import type { PermissionName } from './state/permissions.ts';
import { sendMessage } from './state/send.ts';
import {
  addGuild,
  addMember,
  type GuildIds,
  type GuildOptions,
  inviteBot,
  type MemberOptions,
  removeMember,
  setBotPermissions,
} from './state/world.ts';
import { addChannel, deleteChannel, setOverwrite } from './state/world-channels.ts';

/** The stand-in for Discord: its state, what tests do to it, and what happened. */
export type Discord = Core & {
  signer: Signer;
  faults: Faults;
  log: RequestLog;
  /** The application's requests, oldest first. */
  requests: LoggedRequest[];
  /** One member at Discord's client, in one place. */
  as(userId: string, place: Place): MemberClient;
  /** The interactions sent, oldest first. */
  sent: APIInteraction[];
  /** Delivers one of them again; returns what the endpoint responded, null over the gateway. */
  redeliver(payload: APIInteraction): Promise<Response | null>;
  /** Where interactions go; the gateway until told otherwise. Discord allows one way at a time. */
  receiver(): Receiver;
  /** Sets (or with null, removes) the interactions endpoint, after the PING check that Discord makes. */
  setReceiver(receiver: Receiver): Promise<void>;
  addGuild(options: GuildOptions): GuildIds;
  addChannel(guildId: string, name: string): string;
  deleteChannel(channelId: string): void;
  /** Joins, or rejoins with a known `id`. Returns the user's id. */
  addMember(guildId: string, options: MemberOptions): string;
  removeMember(guildId: string, userId: string): void;
  kickBot(guildId: string): void;
  /** After `kickBot`. */
  inviteBot(guildId: string): void;
  /** The guild becomes unreachable for the bot, as in an outage: `GUILD_DELETE` with `unavailable`. */
  loseGuild(guildId: string): void;
  /** After `loseGuild`: `GUILD_CREATE` once more. */
  restoreGuild(guildId: string): void;
  setBotPermissions(guildId: string, permissions: bigint): void;
  setOverwrite(
    channelId: string,
    targetId: string,
    change: { allow?: PermissionName[]; deny?: PermissionName[] },
  ): void;
  /** Takes permissions from the bot in one channel. */
  denyBot(channelId: string, ...permissions: PermissionName[]): void;
  setDmsOpen(userId: string, open: boolean): void;
  setLocale(userId: string, locale: DiscordLocale): void;
  setGuildLocale(guildId: string, locale: DiscordLocale): void;
  /** A member writes. Throws when the member may not. */
  say(userId: string, channelId: string, content: string): APIMessage;
  /** A channel's messages, oldest first: the public ones and, with a viewer, that member's ephemeral ones. */
  messages(channelId: string, viewer?: string): APIMessage[];
  /** The direct messages between the bot and a user, oldest first. */
  directMessages(userId: string): APIMessage[];
  pings(messageId: string): Pings | undefined;
};

export type DiscordOptions = CoreOptions & { signer?: Signer };

/** Makes an empty Discord (or one as it was saved); fill it with `addGuild`. */
export async function createDiscord(options: DiscordOptions): Promise<Discord> {
  const core = createCore(options);
  const signer = options.signer ?? (await createSigner());
  const log = createRequestLog();
  let receiver: Receiver = { kind: 'gateway' };
  const delivery: Delivery = { core, signer, log, receiver: () => receiver, sent: [] };
  return Object.assign(core, {
    ...bindWorld(core),
    ...bindMessages(core),
    signer,
    log,
    requests: log.entries,
    faults: createFaults(),
    as: (userId: string, place: Place) => clientOf(delivery, userId, place),
    sent: delivery.sent,
    redeliver: (payload: APIInteraction) => redeliver(delivery, payload),
    receiver: () => receiver,
    setReceiver: async (wanted: Receiver) => {
      const problem = wanted.kind === 'gateway' ? null : await checkEndpoint(delivery, wanted);
      if (problem !== null) throw new Error(`The endpoint could not be verified: ${problem}`);
      receiver = wanted;
    },
  });
}

function bindWorld(core: Core) {
  return {
    addGuild: (options: GuildOptions) => addGuild(core, options),
    addChannel: (guildId: string, name: string) => addChannel(core, guildId, name),
    deleteChannel: (channelId: string) => deleteChannel(core, channelId),
    addMember: (guildId: string, options: MemberOptions) => addMember(core, guildId, options),
    removeMember: (guildId: string, userId: string) => removeMember(core, guildId, userId),
    kickBot: (guildId: string) => removeMember(core, guildId, core.state.bot.id),
    loseGuild: (guildId: string) => core.emit({ type: 'guild-left', guildId, unavailable: true }),
    restoreGuild: (guildId: string) => core.emit({ type: 'guild-joined', guildId }),
    inviteBot: (guildId: string) => inviteBot(core, guildId),
    setBotPermissions: (guildId: string, permissions: bigint) =>
      setBotPermissions(core, guildId, permissions),
    setOverwrite: (
      channelId: string,
      targetId: string,
      change: { allow?: PermissionName[]; deny?: PermissionName[] },
    ) => setOverwrite(core, channelId, targetId, change),
    denyBot: (channelId: string, ...deny: PermissionName[]) =>
      setOverwrite(core, channelId, core.state.bot.id, { deny }),
    setDmsOpen: (userId: string, open: boolean) => {
      const user = core.state.users[userId];
      if (user !== undefined) user.dmsOpen = open;
    },
    setGuildLocale: (guildId: string, locale: DiscordLocale) => {
      const guild = core.state.guilds[guildId];
      if (guild === undefined) throw new Error(`no guild ${guildId}`);
      guild.locale = locale;
    },
    setLocale: (userId: string, locale: DiscordLocale) => {
      const user = core.state.users[userId];
      if (user === undefined) throw new Error(`no user ${userId}`);
      user.locale = locale;
      for (const guild of Object.values(core.state.guilds)) {
        if (guild.members[userId] !== undefined)
          core.emit({ type: 'member-changed', guildId: guild.id, userId });
      }
    },
  };
}

function bindMessages(core: Core) {
  const read = (channelId: string, viewer?: string) =>
    messagesOf(core.state, channelId)
      .filter(({ ephemeralFor }) => ephemeralFor === null || ephemeralFor === viewer)
      .map(({ message }) => structuredClone(message));
  return {
    say: (userId: string, channelId: string, content: string) => {
      const sent = sendMessage(core, channelId, userId, { json: { content }, files: [] });
      if (isRefusal(sent)) throw new Error(`${sent.message} (${sent.code})`);
      return structuredClone(sent.message);
    },
    messages: read,
    directMessages: (userId: string) => {
      const channel = openDirectChannel(core, userId);
      return isRefusal(channel) ? [] : read(channel.id);
    },
    pings: (messageId: string) =>
      Object.values(core.state.messages)
        .flat()
        .find(({ message }) => message.id === messageId)?.pings,
  };
}
