import {
  type APIAttachment,
  type APIMessage,
  type APIMessageInteractionMetadata,
  type APIUser,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { type Core, findMessage, findUser, guildOf, NO_FLAGS } from './core.ts';
import { NO_PINGS, type StoredChannel, type StoredMessage } from './discord-state.ts';
import { type MessageBody, pingingText, storeComponents, storeEmbeds } from './message-body.ts';
import { findPings } from './pings.ts';

export type NewMessage = {
  channel: StoredChannel;
  author: APIUser;
  body: MessageBody;
  attachments: APIAttachment[];
  type?: MessageType;
  /** Flags besides those that a body may ask for. */
  flags?: number;
  ephemeralFor?: string;
  thinking?: boolean;
  usedBy?: StoredMessage['usedBy'];
  metadata?: APIMessageInteractionMetadata;
  /** The message answered to. */
  replyTo?: string;
};

/** The flags that a body may set; the others are Discord's own. */
const OWN_FLAGS =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/** Puts a message into a channel. Everything has been checked by then. */
export function createMessage(core: Core, given: NewMessage): StoredMessage {
  const { channel, body, author } = given;
  const replyTo = given.replyTo ?? body.message_reference?.message_id;
  const pings = findPings(core, channel, author.id, pingingText(body), body.allowed_mentions);
  const stored: StoredMessage = {
    message: {
      id: core.newId(),
      channel_id: channel.id,
      type: given.type ?? (replyTo === undefined ? MessageType.Default : MessageType.Reply),
      author,
      content: (body.content ?? '').trim(),
      timestamp: core.nowIso(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: pings.everyone,
      mentions: pings.users.flatMap((id) => findUser(core.state, id) ?? []),
      mention_roles: pings.roles,
      attachments: given.attachments,
      embeds: storeEmbeds(body.embeds, given.attachments),
      components: storeComponents(body.components),
      pinned: false,
      flags: toFlags(body.flags, given.flags),
      ...(body.nonce === undefined ? {} : { nonce: body.nonce }),
      ...(replyTo === undefined ? {} : refer(channel, replyTo)),
      ...(given.metadata === undefined
        ? {}
        : {
            interaction_metadata: given.metadata,
            application_id: core.state.applicationId,
            webhook_id: core.state.applicationId,
          }),
    },
    guildId: guildOf(channel),
    ephemeralFor: given.ephemeralFor ?? null,
    thinking: given.thinking ?? false,
    usedBy: given.usedBy ?? null,
    pings: given.ephemeralFor === undefined ? pings : NO_PINGS,
  };
  insert(core, channel, stored);
  core.emit({ type: 'message-created', stored });
  return stored;
}

function toFlags(asked: number | undefined, extra = 0): number {
  return NO_FLAGS | ((asked ?? 0) & OWN_FLAGS) | extra;
}

function refer(channel: StoredChannel, messageId: string): Partial<APIMessage> {
  const guildId = guildOf(channel);
  return {
    message_reference: {
      type: MessageReferenceType.Default,
      channel_id: channel.id,
      message_id: messageId,
      ...(guildId === null ? {} : { guild_id: guildId }),
    },
  };
}

function insert(core: Core, channel: StoredChannel, stored: StoredMessage): void {
  const { messages } = core.state;
  messages[channel.id] ??= [];
  messages[channel.id]?.push(stored);
  if (stored.ephemeralFor !== null) return;
  channel.lastMessageId = stored.message.id;
  if (channel.kind === 'thread') channel.totalSent += 1;
}

/** Changes the given parts of a message; a thinking one becomes its answer. */
export function editMessage(
  core: Core,
  stored: StoredMessage,
  body: MessageBody,
  added: APIAttachment[],
): StoredMessage {
  const { message } = stored;
  const channel = core.state.channels[message.channel_id];
  if (stored.thinking && channel !== undefined && stored.ephemeralFor === null) {
    const { author } = message;
    stored.pings = findPings(core, channel, author.id, pingingText(body), body.allowed_mentions);
  }
  if (body.content !== undefined) message.content = (body.content ?? '').trim();
  if (body.components !== undefined) message.components = storeComponents(body.components);
  const keep = body.attachments;
  const kept = message.attachments.filter(
    ({ id }) => keep === undefined || (keep ?? []).some((one) => String(one.id) === id),
  );
  message.attachments = [...kept, ...added];
  if (body.embeds !== undefined) message.embeds = storeEmbeds(body.embeds, message.attachments);
  const permanent = (message.flags ?? NO_FLAGS) & ~MessageFlags.Loading;
  message.flags = permanent | ((body.flags ?? 0) & OWN_FLAGS);
  if (!stored.thinking) message.edited_timestamp = core.nowIso();
  stored.thinking = false;
  core.emit({ type: 'message-updated', stored });
  return stored;
}

/** Removes a message; its thread stays. */
export function removeMessage(core: Core, stored: StoredMessage): void {
  const { channel_id: channelId, id } = stored.message;
  const list = core.state.messages[channelId] ?? [];
  core.state.messages[channelId] = list.filter(({ message }) => message.id !== id);
  core.emit({ type: 'message-deleted', stored });
}

/** A message that everybody in the channel can see; ephemeral ones are not found. */
export function findPublicMessage(
  core: Core,
  channelId: string,
  messageId: string,
): StoredMessage | undefined {
  const stored = findMessage(core.state, channelId, messageId);
  return stored?.ephemeralFor === null ? stored : undefined;
}
