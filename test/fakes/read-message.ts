import { type APIMessage, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Discord } from '../../src/playground/discord.ts';

/** A message as a member sees it, with the custom ids that only a client sees. */
export type Shown = {
  content: string;
  title: string;
  body: string[];
  /** `name: value`. */
  fields: string[];
  footer: string;
  /** `label -> custom id`, with `(off)` when disabled. */
  buttons: string[];
  /** `custom id: [x] label [ ] label`, what is chosen ticked. */
  menus: string[];
  thread: { name: string; messages: Shown[] } | null;
};

export const NOTHING: Shown = {
  content: '',
  title: '',
  body: [],
  fields: [],
  footer: '',
  buttons: [],
  menus: [],
  thread: null,
};

export function readMessage(message: APIMessage | undefined): Shown {
  if (message === undefined) throw new Error('there is no message');
  const [embed] = message.embeds;
  const parts = (message.components ?? []).flatMap((row) =>
    row.type === ComponentType.ActionRow ? row.components : [],
  );
  return {
    content: message.content,
    title: embed?.title ?? '',
    body: (embed?.description ?? '').split('\n').filter((line) => line !== ''),
    fields: (embed?.fields ?? []).map(({ name, value }) => `${name}: ${value}`),
    footer: embed?.footer?.text ?? '',
    buttons: parts.flatMap((part) => {
      if (part.type !== ComponentType.Button) return [];
      if (part.style === ButtonStyle.Link || part.style === ButtonStyle.Premium) return [];
      return [`${part.label} -> ${part.custom_id}${part.disabled === true ? ' (off)' : ''}`];
    }),
    menus: parts.flatMap((part) => {
      if (part.type !== ComponentType.StringSelect) return [];
      const options = part.options.map(({ label, default: on }) => `[${on ? 'x' : ' '}] ${label}`);
      return [`${part.custom_id}: ${options.join(' ')}`];
    }),
    thread: null,
  };
}

/**
 * Everything that is public in a channel and its threads, oldest first. Links to messages of the
 * channel become `#` and the message's place in it, from 0.
 */
export function readChannel(discord: Discord, channelId: string): Shown[] {
  const messages = discord.messages(channelId);
  const places = new Map(messages.map(({ id }, place) => [id, place]));
  const link = /https:\/\/discord\.com\/channels\/\d+\/(\d+)\/(\d+)/g;
  const shorten = (text: string) =>
    text.replaceAll(link, (whole, channel: string, id: string) =>
      channel === channelId ? `#${places.get(id)}` : whole,
    );
  return messages.map((message) => {
    const shown = readMessage(message);
    const thread =
      message.thread === undefined
        ? null
        : {
            name: message.thread.name ?? '',
            messages: discord.messages(message.thread.id).map(readMessage),
          };
    return { ...shown, body: shown.body.map(shorten), thread };
  });
}

/** The ids of all that anybody could have been pinged by: public messages, threads included. */
export function publicIds(discord: Discord, channelId: string): string[] {
  return discord
    .messages(channelId)
    .flatMap(({ id, thread }) => [
      id,
      ...(thread === undefined ? [] : discord.messages(thread.id).map((message) => message.id)),
    ]);
}
