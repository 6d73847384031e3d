import {
  type APIAttachment,
  type APIMessageInteractionMetadata,
  ApplicationIntegrationType,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { isRefusal, REFUSALS, type Refusal } from '../rules/refusals.ts';
import { type Core, findMessage, makeUser } from '../state/core.ts';
import type { StoredInteraction, StoredMessage } from '../state/discord-state.ts';
import {
  type MessageBody,
  type MessageInput,
  parseMessage,
  refuseEmpty,
  storeFiles,
} from '../state/message-body.ts';
import { createMessage, editMessage } from '../state/messages.ts';

/** Posts what answers an interaction: its first answer, a deferral, or a follow-up. */
export function postAnswer(
  core: Core,
  interaction: StoredInteraction,
  body: MessageBody,
  attachments: APIAttachment[],
  thinking: boolean,
): StoredMessage | Refusal {
  const channel = core.state.channels[interaction.channelId];
  if (channel === undefined) return REFUSALS.unknownChannel;
  const ephemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const first = interaction.originalId === null;
  const flags = (ephemeral ? MessageFlags.Ephemeral : 0) | (thinking ? MessageFlags.Loading : 0);
  const replyTo = first ? interaction.messageId : interaction.originalId;
  const asCommand = first && interaction.command !== null;
  return createMessage(core, {
    channel,
    author: core.state.bot,
    body,
    attachments,
    flags,
    thinking,
    metadata: describeInteraction(core, interaction),
    usedBy: asCommand ? describeUse(core, interaction) : null,
    ...(asCommand ? { type: MessageType.ChatInputCommand } : {}),
    ...(asCommand || replyTo === null ? {} : { replyTo }),
    ...(ephemeral ? { ephemeralFor: interaction.userId } : {}),
  });
}

function describeUse(core: Core, interaction: StoredInteraction): StoredMessage['usedBy'] {
  const { userId, guildId, command } = interaction;
  const user = core.state.users[userId]?.user;
  const nick = guildId === null ? null : core.state.guilds[guildId]?.members[userId]?.nick;
  const name = nick ?? user?.global_name ?? user?.username ?? userId;
  return command === null ? null : { name, command };
}

function describeInteraction(
  core: Core,
  interaction: StoredInteraction,
): APIMessageInteractionMetadata {
  const base = {
    id: interaction.id,
    user: core.state.users[interaction.userId]?.user ?? makeUser(interaction.userId, 'user', false),
    authorizing_integration_owners: {
      [ApplicationIntegrationType.GuildInstall]: interaction.guildId ?? '0',
    },
  };
  if (interaction.type === InteractionType.MessageComponent && interaction.messageId !== null) {
    return { ...base, type: interaction.type, interacted_message_id: interaction.messageId };
  }
  return { ...base, type: InteractionType.ApplicationCommand };
}

/** `POST /webhooks/{app}/{token}`: a follow-up; the first after a deferral becomes the answer itself. */
export function followUp(
  core: Core,
  interaction: StoredInteraction,
  input: MessageInput,
): StoredMessage | Refusal {
  if (interaction.answered === null) return REFUSALS.unknownWebhook;
  const body = parseMessage(input.json);
  if (isRefusal(body)) return body;
  const empty = refuseEmpty(body, input.files.length);
  if (empty !== undefined) return empty;
  const original = findAnswer(core, interaction, '@original');
  const files = storeFiles(core, interaction.channelId, input, body);
  if (!isRefusal(original) && original.thinking) return editMessage(core, original, body, files);
  return postAnswer(core, interaction, body, files, false);
}

/** A message that an interaction's token reaches: `@original` or one by id. */
export function findAnswer(
  core: Core,
  interaction: StoredInteraction,
  messageId: string,
): StoredMessage | Refusal {
  const id = messageId === '@original' ? interaction.originalId : messageId;
  if (id === null) return REFUSALS.unknownWebhook;
  const stored = findMessage(core.state, interaction.channelId, id);
  if (stored === undefined) return REFUSALS.unknownMessage;
  const own = stored.message.author.id === core.state.bot.id;
  const theirs = stored.ephemeralFor === null || stored.ephemeralFor === interaction.userId;
  return own && theirs ? stored : REFUSALS.unknownMessage;
}

/** `PATCH …/messages/{id}`: edits an answer, or fills in a deferred one. */
export function editAnswer(
  core: Core,
  interaction: StoredInteraction,
  messageId: string,
  input: MessageInput,
): StoredMessage | Refusal {
  const stored = findAnswer(core, interaction, messageId);
  if (isRefusal(stored)) return stored;
  const body = parseMessage(input.json, (stored.message.flags ?? 0) & MessageFlags.IsComponentsV2);
  if (isRefusal(body)) return body;
  if (stored.thinking) {
    const empty = refuseEmpty(body, input.files.length);
    if (empty !== undefined) return empty;
  }
  return editMessage(core, stored, body, storeFiles(core, interaction.channelId, input, body));
}
