import { type APIMessage, InteractionType } from 'discord-api-types/v10';
import { findMessage } from '../state/core.ts';
import type { DiscordLocale, OpenModal, StoredMessage } from '../state/discord-state.ts';
import { awaitAnswer, type Outcome } from './await-answer.ts';
import { buildCommandData, type Options } from './command-data.ts';
import { buildComponentData, buildModalData, type FieldValue } from './component-data.ts';
import { type Delivery, deliver } from './deliver.ts';
import { type Actor, type BuiltInteraction, buildInteraction, cannotSend } from './envelope.ts';

export type Place = {
  guildId?: string | null;
  channelId: string;
  locale?: DiscordLocale;
  /** False: resolve with the deferral, while the application is still thinking. */
  waitForEdits?: boolean;
};

/** One member at Discord's client. All reject with code `not-sendable` what that client would not send. */
export type MemberClient = {
  /** `command('group create', { name: 'A' })`. */
  command(path: string, options?: Options): Promise<Outcome>;
  /** What typing `text` into one option offers, with the other options already filled in. */
  autocomplete(path: string, option: string, text: string, others?: Options): Promise<Outcome>;
  click(message: APIMessage | string, customId: string): Promise<Outcome>;
  choose(message: APIMessage | string, customId: string, values: string[]): Promise<Outcome>;
  submit(modal: OpenModal, form: { fields: Record<string, FieldValue> }): Promise<Outcome>;
  /** Any `data`, unchecked: for what only a forger would send. */
  raw(type: InteractionType, data: unknown, message?: APIMessage | string): Promise<Outcome>;
};

/** Makes a member's client for one place; the guild is the channel's unless given. */
export function clientOf(delivery: Delivery, userId: string, place: Place): MemberClient {
  const { core } = delivery;
  const channel = core.state.channels[place.channelId];
  const guildId = channel === undefined || channel.kind === 'dm' ? null : channel.guildId;
  const actor = (): Actor => ({
    userId,
    guildId: place.guildId === undefined ? guildId : place.guildId,
    channelId: place.channelId,
    locale: place.locale ?? core.state.users[userId]?.locale ?? 'en-US',
  });
  const find = (message: APIMessage | string): StoredMessage => {
    const id = typeof message === 'string' ? message : message.id;
    const stored = findMessage(core.state, place.channelId, id);
    if (stored === undefined) throw cannotSend(`there is no message ${id} in this channel`);
    if (stored.ephemeralFor !== null && stored.ephemeralFor !== userId)
      throw cannotSend(`message ${id} is only for another member`);
    return stored;
  };
  const send = (built: BuiltInteraction): Promise<Outcome> => {
    const outcome = awaitAnswer(core, built.interaction, place.waitForEdits ?? true);
    void deliver(delivery, built.payload, built.interaction);
    return outcome;
  };
  const component = async (message: APIMessage | string, id: string, values: string[] | null) => {
    const source = find(message);
    const who = actor();
    const data = buildComponentData(core, who, source.message.components, id, values);
    return send(buildInteraction(core, who, InteractionType.MessageComponent, data, { source }));
  };
  return {
    command: async (path, options = {}) => {
      const data = buildCommandData(core, actor(), path, options);
      const about = { command: path.trim() };
      return send(buildInteraction(core, actor(), InteractionType.ApplicationCommand, data, about));
    },
    autocomplete: async (path, option, text, others = {}) => {
      const data = buildCommandData(core, actor(), path, { ...others, [option]: text }, option);
      const type = InteractionType.ApplicationCommandAutocomplete;
      return send(buildInteraction(core, actor(), type, data));
    },
    click: (message, customId) => component(message, customId, null),
    choose: (message, customId, values) => component(message, customId, values),
    submit: async (modal, { fields }) => {
      const data = buildModalData(core, actor(), modal, fields);
      const source = modal.messageId === null ? {} : { source: find(modal.messageId) };
      return send(buildInteraction(core, actor(), InteractionType.ModalSubmit, data, source));
    },
    raw: async (type, data, message) => {
      const source = message === undefined ? {} : { source: find(message) };
      return send(buildInteraction(core, actor(), type, data, source));
    },
  };
}
