import {
  InteractionResponseType as Answer,
  type APIInteractionResponse,
  type APIModalInteractionResponseCallbackData,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { Choices, Modal } from '../rules/check-modal.ts';
import { invalidField, isRefusal, parseForm, REFUSALS, type Refusal } from '../rules/refusals.ts';
import { type Core, findMessage } from '../state/core.ts';
import type { StoredInteraction, StoredMessage } from '../state/discord-state.ts';
import {
  type MessageInput,
  parseMessage,
  refuseEmpty,
  storeComponents,
  storeFiles,
} from '../state/message-body.ts';
import { editMessage } from '../state/messages.ts';
import { postAnswer } from './messages.ts';

/** What an accepted first answer led to. */
export type Applied = { response: APIInteractionResponse; message: StoredMessage | null };

const Callback = z.object({
  type: z.literal([4, 5, 6, 7, 8, 9]),
  data: z.unknown().optional(),
});

/** Which answers fit which interactions. Type 1, PONG, answers only a PING, which never comes here. */
const FITTING: Partial<Record<InteractionType, Answer[]>> = {
  [InteractionType.ApplicationCommand]: [4, 5, 9],
  [InteractionType.MessageComponent]: [4, 5, 6, 7, 9],
  [InteractionType.ApplicationCommandAutocomplete]: [8],
  [InteractionType.ModalSubmit]: [4, 5, 6, 7],
};

/**
 * Accepts an interaction's first answer, from the callback route or the HTTP response alike.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction
 */
export function applyAnswer(
  core: Core,
  interaction: StoredInteraction,
  input: MessageInput,
): Applied | Refusal {
  if (interaction.answered !== null) return REFUSALS.alreadyAcknowledged;
  const response = parseForm<APIInteractionResponse>(Callback, input.json);
  if (isRefusal(response)) return response;
  const { type } = response;
  const fits = FITTING[interaction.type]?.includes(type) ?? false;
  const updates = type === Answer.UpdateMessage || type === Answer.DeferredMessageUpdate;
  if (!fits || (updates && interaction.messageId === null))
    return invalidField(
      ['type'],
      'INTERACTION_RESPONSE_TYPE_INVALID',
      'Interaction response type is not allowed here.',
    );
  const json = 'data' in response ? (response.data ?? {}) : {};
  const message = applyByType(core, interaction, type, { ...input, json });
  if (isRefusal(message)) return nestUnderData(message);
  interaction.answered = type;
  interaction.originalId = message?.message.id ?? null;
  core.pending.delete(interaction.token);
  core.emit({ type: 'answered', interaction, response });
  return { response, message };
}

function nestUnderData(refused: Refusal): Refusal {
  return refused.errors === undefined ? refused : { ...refused, errors: { data: refused.errors } };
}

function applyByType(
  core: Core,
  interaction: StoredInteraction,
  type: Answer,
  input: MessageInput,
): StoredMessage | null | Refusal {
  switch (type) {
    case Answer.ApplicationCommandAutocompleteResult: {
      const data = parseForm<{ choices: [] }>(Choices, input.json);
      return isRefusal(data) ? data : null;
    }
    case Answer.Modal: {
      const data = parseForm<APIModalInteractionResponseCallbackData>(Modal, input.json);
      return isRefusal(data) ? data : openModal(core, interaction, data);
    }
    case Answer.DeferredMessageUpdate:
      return sourceMessage(core, interaction);
    case Answer.DeferredChannelMessageWithSource: {
      const body = parseMessage(input.json);
      if (isRefusal(body)) return body;
      const flags = body.flags === undefined ? {} : { flags: body.flags };
      return postAnswer(core, interaction, flags, [], true);
    }
    case Answer.UpdateMessage:
      return updateSource(core, interaction, input);
    default:
      return answerWithMessage(core, interaction, input);
  }
}

function answerWithMessage(
  core: Core,
  interaction: StoredInteraction,
  input: MessageInput,
): StoredMessage | Refusal {
  const body = parseMessage(input.json);
  if (isRefusal(body)) return body;
  const empty = refuseEmpty(body, input.files.length);
  if (empty !== undefined) return empty;
  const files = storeFiles(core, interaction.channelId, input, body);
  return postAnswer(core, interaction, body, files, false);
}

function updateSource(
  core: Core,
  interaction: StoredInteraction,
  input: MessageInput,
): StoredMessage | Refusal {
  const source = sourceMessage(core, interaction);
  if (source === null) return REFUSALS.unknownMessage;
  const body = parseMessage(input.json, (source.message.flags ?? 0) & MessageFlags.IsComponentsV2);
  if (isRefusal(body)) return body;
  return editMessage(core, source, body, storeFiles(core, interaction.channelId, input, body));
}

function openModal(
  core: Core,
  interaction: StoredInteraction,
  data: APIModalInteractionResponseCallbackData,
): null {
  const components = storeComponents(data.components);
  const open = { ...data, components, messageId: interaction.messageId };
  const earlier = core.state.modals[interaction.userId] ?? [];
  core.state.modals[interaction.userId] = [open, ...earlier].slice(0, 5);
  return null;
}

function sourceMessage(core: Core, interaction: StoredInteraction): StoredMessage | null {
  const { channelId, messageId } = interaction;
  return messageId === null ? null : (findMessage(core.state, channelId, messageId) ?? null);
}
