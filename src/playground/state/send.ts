import { NONCE_WINDOW } from '../rules/limits.ts';
import { invalidField, isRefusal, REFUSALS, type Refusal } from '../rules/refusals.ts';
import { may, openChannel } from './access.ts';
import { type Core, findMessage, findUser } from './core.ts';
import type { StoredChannel, StoredMessage } from './discord-state.ts';
import {
  type MessageBody,
  type MessageInput,
  parseMessage,
  refuseEmpty,
  storeFiles,
} from './message-body.ts';
import { createMessage, findPublicMessage } from './messages.ts';
import type { PermissionName } from './permissions.ts';
import { updateThread } from './threads.ts';

/**
 * `POST /channels/{id}/messages` for any author: rights, limits, nonce, archived threads.
 * https://docs.discord.com/developers/resources/message#create-message
 */
export function sendMessage(
  core: Core,
  channelId: string,
  authorId: string,
  input: MessageInput,
): StoredMessage | Refusal {
  const author = findUser(core.state, authorId);
  if (author === undefined) return REFUSALS.unknownUser;
  const channel = openChannel(core, channelId, authorId);
  if (isRefusal(channel)) return channel;
  const body = parseMessage(input.json);
  if (isRefusal(body)) return body;
  const refused =
    refuseRights(core, channel, authorId, body, input) ??
    refuseEmpty(body, input.files.length) ??
    refuseReference(core, channel, body);
  if (refused !== undefined) return refused;
  const earlier = findByNonce(core, body);
  if (earlier !== undefined) return earlier;
  if (channel.kind === 'thread' && channel.archived)
    updateThread(core, channel, { archived: false });
  const stored = createMessage(core, {
    channel,
    author,
    body,
    attachments: storeFiles(core, channelId, input, body),
  });
  rememberNonce(core, body, stored);
  return stored;
}

function refuseRights(
  core: Core,
  channel: StoredChannel,
  userId: string,
  body: MessageBody,
  input: MessageInput,
): Refusal | undefined {
  if (channel.kind === 'dm') {
    const open = core.state.users[channel.recipientId]?.dmsOpen ?? false;
    return open || userId !== core.state.bot.id ? undefined : REFUSALS.cannotMessageUser;
  }
  const needed: PermissionName[] = [
    channel.kind === 'thread' ? 'SendMessagesInThreads' : 'SendMessages',
  ];
  if ((body.embeds ?? []).length > 0) needed.push('EmbedLinks');
  if (input.files.length > 0) needed.push('AttachFiles');
  if (body.message_reference) needed.push('ReadMessageHistory');
  if (needed.some((name) => !may(core, channel, userId, name))) return REFUSALS.missingPermissions;
  const locked = channel.kind === 'thread' && channel.locked;
  return locked && !may(core, channel, userId, 'ManageThreads') ? REFUSALS.threadLocked : undefined;
}

function refuseReference(
  core: Core,
  channel: StoredChannel,
  body: MessageBody,
): Refusal | undefined {
  const reference = body.message_reference;
  if (!reference || reference.fail_if_not_exists === false) return undefined;
  if (findPublicMessage(core, channel.id, reference.message_id ?? '')) return undefined;
  return invalidField(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
}

function findByNonce(core: Core, body: MessageBody): StoredMessage | undefined {
  if (body.enforce_nonce !== true || body.nonce === undefined) return undefined;
  const known = core.state.nonces[String(body.nonce)];
  if (known === undefined || core.now() - known.at > NONCE_WINDOW) return undefined;
  return findMessage(core.state, known.channelId, known.messageId);
}

function rememberNonce(core: Core, body: MessageBody, { message }: StoredMessage): void {
  if (body.nonce === undefined || body.nonce === null) return;
  const { nonces } = core.state;
  for (const [nonce, { at }] of Object.entries(nonces)) {
    if (core.now() - at > NONCE_WINDOW) delete nonces[nonce];
  }
  nonces[String(body.nonce)] = {
    channelId: message.channel_id,
    messageId: message.id,
    at: core.now(),
  };
}
