import {
  type APIInteraction,
  type APIInteractionResponse,
  MessageFlags,
  InteractionResponseType as Response,
} from 'discord-api-types/v10';
import type { Message } from './message.ts';
import { sealed } from './seal.ts';

/** What autocomplete offers; Discord takes 25. */
export function choices(list: readonly { name: string; value: string }[]): APIInteractionResponse {
  return {
    type: Response.ApplicationCommandAutocompleteResult,
    data: { choices: list.slice(0, 25) },
  };
}

/** A message with one more paragraph. */
export function withAside(message: Message, aside: string | null): Message {
  if (aside === null) return message;
  const content = [message.content ?? '', aside].filter((text) => text !== '').join('\n\n');
  return { ...message, content };
}

/** In place of a private message whose button was pressed; otherwise a new private message. */
export function privately(interaction: APIInteraction, message: Message): APIInteractionResponse {
  if (!isOnPrivateMessage(interaction)) return besides(message);
  return { type: Response.UpdateMessage, data: sealed(message) };
}

/** A new private message. */
export function besides(message: Message): APIInteractionResponse {
  return {
    type: Response.ChannelMessageWithSource,
    data: { ...sealed(message), flags: MessageFlags.Ephemeral },
  };
}

/** Says that the answer comes later, in the place where it will be. */
export function deferral(interaction: APIInteraction): APIInteractionResponse {
  return isOnPrivateMessage(interaction)
    ? { type: Response.DeferredMessageUpdate }
    : {
        type: Response.DeferredChannelMessageWithSource,
        data: { flags: MessageFlags.Ephemeral },
      };
}

function isOnPrivateMessage(interaction: APIInteraction): boolean {
  const flags = interaction.message?.flags ?? 0;
  return (flags & MessageFlags.Ephemeral) !== 0;
}

/** The message of an answer, as an edit takes it: without what says where it goes. */
export function messageOf(response: APIInteractionResponse): Message {
  if (!('data' in response) || response.data === undefined) return {};
  const { content, embeds, components } = response.data as Message;
  return {
    ...(content === undefined ? {} : { content }),
    ...(embeds === undefined ? {} : { embeds }),
    ...(components === undefined ? {} : { components }),
  };
}
